/**
 * The tally as a picture: a square for each pair of levels, darker the more often it came, its
 * count written in it; the diagonal, where both agree, is framed.
 *
 * @import { Standard } from "../shared/types"
 */

import { t } from "../shared/strings.js";

const CELL = 44;
const EDGE = 30;

/**
 * @param {Standard} standard
 * @param {number[][]} tally rows: key, columns: given
 */
export function tallyPicture(standard, tally) {
  const size = EDGE + CELL * tally.length;
  const most = Math.max(1, ...tally.flat());
  const picture = svg("svg", {
    class: "th-tally-picture",
    viewBox: `0 0 ${size} ${size}`,
    role: "img",
    "aria-label": t("results.pattern.picture"),
  });
  standard.levels.forEach(({ short }, n) => {
    const middle = EDGE + CELL * (n + 0.5);
    picture.append(
      word(short, middle, EDGE - 10),
      word(short, EDGE - 14, size - middle + EDGE + 5),
    );
  });
  tally.forEach((row, key) =>
    row.forEach((times, given) => {
      const x = EDGE + CELL * given;
      const y = size - CELL * (key + 1);
      const strong = 0.12 + (0.88 * times) / most;
      const box = { x: x + 1, y: y + 1, width: CELL - 2, height: CELL - 2 };
      picture.append(
        svg("rect", { ...box, "fill-opacity": times ? strong : 0, "data-same": key === given }),
      );
      if (times) {
        const count = word(String(times), x + CELL / 2, y + CELL / 2 + 5);
        if (strong > 0.55) count.setAttribute("class", "th-tally-picture__light");
        picture.append(count);
      }
    }),
  );
  return /** @type {SVGElement & HTMLElement} */ (picture);
}

/**
 * @param {string} text
 * @param {number} x
 * @param {number} y
 */
function word(text, x, y) {
  const made = svg("text", { x, y, "text-anchor": "middle" });
  made.textContent = text;
  return made;
}

/**
 * @param {string} name
 * @param {Record<string, string | number | boolean>} attributes
 */
function svg(name, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}
