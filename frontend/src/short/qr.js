/**
 * A QR code as a picture: black on white in dark mode too, with the white edge that cameras need.
 */

import { correction, generate } from "lean-qr";

const EDGE = 4;

/**
 * @param {string} text
 * @param {string} label what people hear who do not see it
 * @returns {SVGSVGElement}
 */
export function qrPicture(text, label) {
  const code = generate(text, { minCorrectionLevel: correction.M });
  const size = code.size + 2 * EDGE;
  const picture = svg("svg", { class: "th-qr", viewBox: `0 0 ${size} ${size}`, role: "img" });
  picture.setAttribute("aria-label", label);
  picture.append(svg("rect", { width: size, height: size, fill: "#fff" }));
  picture.append(svg("path", { d: path(code), fill: "#000", "shape-rendering": "crispEdges" }));
  return /** @type {SVGSVGElement} */ (picture);
}

/**
 * One stroke for each run of dark squares in a row.
 *
 * @param {{ size: number, get: (x: number, y: number) => boolean }} code
 */
function path({ size, get }) {
  const runs = [];
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      if (!get(x, y) || get(x - 1, y)) continue;
      let end = x;
      while (get(end, y)) end += 1;
      runs.push(`M${x + EDGE} ${y + EDGE}h${end - x}v1h${x - end}z`);
    }
  }
  return runs.join("");
}

/**
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 */
function svg(name, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}
