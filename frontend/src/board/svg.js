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
 * A cell: darker the larger its share, with a bar as long as it, its text in the middle.
 *
 * @param {{ x: number, y: number, width: number, height: number }} box
 * @param {string} text
 * @param {number} strength 0 to 1
 */
export function cell({ x, y, width, height }, text, strength) {
  const box = { x: x + 1.5, y: y + 1.5, width: width - 3, height: height - 3, rx: 4 };
  const rect = svg("rect", { class: "th-map__cell", ...box });
  rect.style.setProperty("--th-strength", strength.toFixed(3));
  const share = svg("rect", {
    class: "th-map__share",
    x: x + 5,
    y: y + height - 8,
    width: Math.max(0, width - 10) * strength,
    height: 5,
  });
  const words = svg("text", { class: "th-map__number", x: x + width / 2, y: y + height / 2 }, text);
  return svg("g", {}, rect, share, words);
}

/**
 * @typedef {object} Measures of a map
 * @property {number} label width of the names of rows
 * @property {number} width of a column
 * @property {number} row height of a row
 * @property {number} line height of a line of heads
 * @property {number} letters of a head that stand on a hundred units; see `.th-map__head`
 */

/** Rows that fit on the projector, whose letters are large. */
export const ROOM_ROWS = 9;

/**
 * How large the parts of a map are: on a narrow screen, on the trainer's, for the room.
 *
 * @param {{ narrow: boolean, room?: boolean }} look
 * @param {number} columns how many
 * @param {number} wide a column on the trainer's screen
 * @param {number} tight a column on a narrow one
 * @returns {Measures}
 */
export function measures({ narrow, room }, columns, wide, tight) {
  if (room) {
    const [all, label] = [1240, 640];
    const width = Math.min(200, (all - label) / columns);
    return { label: all - width * columns, width, row: 44, line: 40, letters: 5.2 };
  }
  const [label, width] = narrow ? [96, tight] : [560, wide];
  return { label, width, row: 46, line: 30, letters: 7.5 };
}

/**
 * Heads of columns, each in as many lines as its words need.
 *
 * @param {string[]} words of each column
 * @param {Measures} measures
 * @returns {{ parts: SVGElement[], height: number }}
 */
export function heads(words, { label, width, line, letters }) {
  const all = words.map((text) => lines(text, (width / 100) * letters));
  const most = Math.max(1, ...all.map(({ length }) => length));
  const height = line * most + 20;
  const parts = all.flatMap((own, column) =>
    own.map((text, n) => {
      const y = height - 25 - line * (own.length - 1 - n);
      return svg("text", { class: "th-map__head", x: label + width * (column + 0.5), y }, text);
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
