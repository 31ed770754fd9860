/**
 * The report on the screen and on paper: the same sections and tables as in Word.
 *
 * @import { Report, Table } from "./types"
 */

import { el } from "../shared/dom.js";
import { t } from "../shared/strings.js";
import { shown } from "./shown.js";

/**
 * @param {Report} report
 * @returns {HTMLElement}
 */
export function reportView({ courseTitle, day, sections }) {
  const parts = sections.map(({ id, title, paragraphs, tables }) =>
    el(
      "section",
      { class: "th-report__part", "data-report": id },
      el("h3", {}, title),
      ...paragraphs.map((text) => el("p", {}, text)),
      ...tables.map(tableView),
    ),
  );
  const line = t("report.head", { course: courseTitle, ...day });
  return el(
    "div",
    { class: "th-report" },
    el("h2", { tabindex: -1 }, t("report.title")),
    el("p", {}, line),
    ...parts,
  );
}

/** @param {Table} table */
function tableView({ id, title, notes, columns, rows }) {
  const head = columns.map(({ name }) => el("th", { scope: "col" }, name));
  const lines = rows.map((row) =>
    el(
      "tr",
      {},
      ...row.map((cell, n) => {
        const { kind } = columns[n];
        return el("td", { class: kind === "text" ? "th-report__text" : null }, shown(kind, cell));
      }),
    ),
  );
  return el(
    "figure",
    { class: "th-report__table", "data-table": id },
    el(
      "figcaption",
      {},
      title,
      ...notes.map((note) => el("span", { class: "th-small" }, ` ${note}`)),
    ),
    el(
      "div",
      { class: "th-report__scroll", tabindex: 0, role: "region", "aria-label": title },
      el(
        "table",
        { class: "th-report__grid" },
        el("thead", {}, el("tr", {}, ...head)),
        el("tbody", {}, ...lines),
      ),
    ),
  );
}
