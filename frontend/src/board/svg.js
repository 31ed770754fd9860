/** Small helpers for pictures; text is always text. */

const SPACE = "http://www.w3.org/2000/svg";

/**
 * @param {string} name
 * @param {Record<string, string | number | boolean | null>} attributes null and false are left out
 * @param {...(SVGElement | string)} children
 * @returns {SVGElement}
 */
export function svg(name, attributes, ...children) {
  const made = /** @type {SVGElement} */ (document.createElementNS(SPACE, name));
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) made.setAttribute(key, String(value));
  }
  made.append(...children);
  return made;
}

/**
 * A picture of a size of its own, which the page scales; a table beside it says the same.
 *
 * @param {number} width
 * @param {number} height
 * @param {string} label
 * @param {SVGElement[]} children
 */
export function picture(width, height, label, children) {
  const attributes = {
    class: "th-map",
    viewBox: `0 0 ${width} ${height}`,
    role: "img",
    "aria-label": label,
  };
  return svg("svg", attributes, ...children);
}

/**
 * A cell: darker the larger its share, its text in the middle.
 *
 * @param {{ x: number, y: number, width: number, height: number }} box
 * @param {string} text
 * @param {number} strength 0 to 1
 */
export function cell({ x, y, width, height }, text, strength) {
  const box = { x: x + 1.5, y: y + 1.5, width: width - 3, height: height - 3, rx: 4 };
  const rect = svg("rect", { class: "th-map__cell", ...box });
  rect.style.setProperty("--th-strength", strength.toFixed(3));
  const words = svg("text", { class: "th-map__number", x: x + width / 2, y: y + height / 2 }, text);
  return svg("g", {}, rect, words);
}

/** Letters of a head that stand on a hundred units of width; see `.th-map__head`. */
const LETTERS = 7.5;
const LINE = 30;

/**
 * Heads of columns, each in as many lines as its words need.
 *
 * @param {string[]} words of each column
 * @param {number} left where the first column begins
 * @param {number} width of a column
 * @returns {{ parts: SVGElement[], height: number }}
 */
export function heads(words, left, width) {
  const all = words.map((text) => lines(text, (width / 100) * LETTERS));
  const most = Math.max(1, ...all.map(({ length }) => length));
  const height = LINE * most + 20;
  const parts = all.flatMap((own, column) =>
    own.map((text, n) => {
      const y = height - 25 - LINE * (own.length - 1 - n);
      return svg("text", { class: "th-map__head", x: left + width * (column + 0.5), y }, text);
    }),
  );
  return { parts, height };
}

/**
 * @param {string} text
 * @param {number} most letters, where words are not longer
 */
export function lines(text, most) {
  /** @type {string[]} */
  const found = [];
  for (const word of text.split(" ")) {
    const longer = `${found[found.length - 1]} ${word}`;
    if (found.length && longer.length <= most) found[found.length - 1] = longer;
    else found.push(word);
  }
  return found;
}
