/**
 * Criteria by classes: how many answers of each class are the key's, over all dossiers of a
 * standard. As picture and as table, from the same rows.
 *
 * @import { Figures } from "./types"
 * @import { Standard } from "../shared/types"
 */

import { el } from "../shared/dom.js";
import { t } from "../shared/strings.js";
import { rowLabel } from "./heat-map.js";
import { cell, heads, measures, picture } from "./svg.js";
import { criterionWord, ratio } from "./words.js";

/** @typedef {{ name: string, figures: Figures }} Column */

/**
 * What stands in a cell, and how dark it is; of a small group only the count, and nothing while
 * names are hidden.
 *
 * @param {Column} column
 * @param {string} criterion
 * @param {boolean} hidden
 */
function content({ figures }, criterion, hidden) {
  const one = figures.perCriterion.find((found) => found.criterion === criterion);
  if (!one || one.answered === 0) return { text: "–", strength: 0 };
  if (figures.small) return { text: hidden ? "–" : ratio(one.exact), strength: 0 };
  return { text: ratio(one.exact), strength: one.exact.count / one.exact.of };
}

/**
 * @param {Standard} standard
 * @param {Column[]} classes
 * @param {string[]} order criterion ids
 * @param {{ hidden: boolean, narrow: boolean, room?: boolean }} look
 */
export function classMap(standard, classes, order, look) {
  const { hidden, narrow } = look;
  const sizes = measures(look, classes.length, 260, 150);
  const { label, width, row: tall } = sizes;
  const { parts, height } = heads(
    classes.map(({ name }) => name),
    sizes,
  );
  order.forEach((criterion, row) => {
    const y = height + tall * row;
    parts.push(rowLabel(standard, criterion, y + tall / 2, narrow));
    classes.forEach((one, column) => {
      const { text, strength } = content(one, criterion, hidden);
      parts.push(cell({ x: label + width * column, y, width, height: tall }, text, strength));
    });
  });
  const size = { width: label + width * classes.length, height: height + tall * order.length };
  return picture(size.width, size.height, t("board.class_map.label"), parts);
}

/**
 * @param {Standard} standard
 * @param {Column[]} classes
 * @param {string[]} order criterion ids
 * @param {boolean} hidden
 */
export function classTable(standard, classes, order, hidden) {
  const head = [t("board.table.criterion"), ...classes.map(({ name }) => name)];
  const rows = order.map((criterion) =>
    el(
      "tr",
      {},
      el("th", { scope: "row" }, criterionWord(standard, criterion)),
      ...classes.map((one) => el("td", {}, content(one, criterion, hidden).text)),
    ),
  );
  return el(
    "table",
    { class: "th-table th-figures" },
    el("caption", {}, t("board.class_map.caption")),
    el("thead", {}, el("tr", {}, ...head.map((word) => el("th", { scope: "col" }, word)))),
    el("tbody", {}, ...rows),
  );
}
