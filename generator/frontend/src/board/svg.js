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
  const attributes = { class: "th-map", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label };
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
