/**
 * All opinions in one table, by page and kind.
 *
 * @import { ReportInput, Table } from "./types"
 */

import { SMALL } from "../board/figures.js";
import { byTime } from "../store/store-records.js";
import { t } from "../shared/strings.js";
import { column, word } from "./cells.js";
import { className, personLabel } from "./people.js";
import { plain, plainLine } from "./plain.js";

/**
 * With names hidden an opinion says its class only where the class is large enough.
 *
 * @param {ReportInput} input
 * @returns {Table}
 */
export function opinionTable(input) {
  const { course, people, hideNames } = input;
  const kinds = course.opinionKinds.map(({ id }) => id);
  const sizes = (/** @type {string} */ id) => people.filter(({ classId }) => classId === id).length;
  const said = people.flatMap(({ opinions, classId }, n) => {
    const from = hideNames && sizes(classId) < SMALL ? "" : className(course, classId);
    return opinions.map((opinion) => ({
      opinion,
      from,
      label: hideNames ? "" : personLabel(input, n),
    }));
  });
  const place = (/** @type {string} */ kind) =>
    kinds.includes(kind) ? kinds.indexOf(kind) : kinds.length;
  said.sort(
    ({ opinion: a }, { opinion: b }) =>
      byTime(a.page, b.page) ||
      place(a.kind) - place(b.kind) ||
      byTime(a.at, b.at) ||
      byTime(a.id, b.id),
  );
  const rows = said.map(({ opinion: { title, page, kind, text }, from, label }) => [
    plainLine(title) || page,
    course.opinionKinds.find(({ id }) => id === kind)?.name ?? t("report.other_kind"),
    plain(text).trim(),
    from,
    ...(hideNames ? [] : [label]),
  ]);
  const columns = [
    column(word("page"), "text", 26),
    column(word("kind"), "text", 20),
    column(word("opinion"), "text", 60),
    column(word("class"), "text", 18),
    ...(hideNames ? [] : [column(word("person"), "text", 20)]),
  ];
  return { id: "opinions", title: t("report.table.opinions"), notes: [], columns, rows };
}
