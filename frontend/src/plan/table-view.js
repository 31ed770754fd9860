/**
 * A plan as a table on the page: on a phone each row a card, its cells with the names of their columns.
 *
 * @import { Table } from "../report/types"
 */

import { el } from "../shared/dom.js";
import { t } from "../shared/strings.js";

/**
 * @param {Table} table
 * @param {string} caption
 * @param {boolean[][]} [marked] cells in which people differ
 */
export function tableView({ columns, rows, notes }, caption, marked = []) {
  const head = columns.map(({ name }) => el("th", { scope: "col" }, name));
  const body = rows.map((row, y) =>
    el(
      "tr",
      {},
      ...row.map((cell, x) => {
        const differs = marked[y]?.[x] ?? false;
        const sign = differs
          ? el("em", { class: "th-plan__differs" }, t("plan.join.differs"))
          : null;
        const values = { "data-name": columns[x].name, "data-differs": differs };
        return el("td", values, String(cell ?? ""), sign && " ", sign);
      }),
    ),
  );
  return el(
    "div",
    {},
    el(
      "table",
      { class: "th-plan__table" },
      el("caption", {}, caption),
      el("thead", {}, el("tr", {}, ...head)),
      el("tbody", {}, ...body),
    ),
    ...notes.map((note) => el("p", { class: "th-small" }, note)),
  );
}
