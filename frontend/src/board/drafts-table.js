/**
 * What was begun and not handed in: apart from the figures until the trainer counts it.
 *
 * @import { BoardActs, Shown } from "./shown.js"
 * @import { BegunDossier, Person } from "./types"
 */

import { el } from "../shared/dom.js";
import { t } from "../shared/strings.js";
import { wideTable } from "../shared/wide-table.js";
import { inListOrder } from "./listing.js";
import { personWord } from "./words.js";

/** @typedef {{ person: Person, n: number, begun: BegunDossier }} Row */

/**
 * @param {Person[]} people
 * @param {boolean} hidden
 * @returns {Row[]}
 */
export function begunRows(people, hidden) {
  return inListOrder(people, hidden).flatMap(({ person, n }) =>
    person.begun.map((begun) => ({ person, n, begun })),
  );
}

/**
 * @param {Shown} shown
 * @param {BoardActs} acts
 * @param {Row[]} rows
 */
export function begunParts(shown, acts, rows) {
  const marks = rows.map(({ begun }) => begun.mark);
  const head = ["person", "exercise", "rated", "saved", "decision"];
  return [
    el("p", {}, t("board.drafts.about")),
    el(
      "p",
      { class: "th-actions" },
      deciding(acts, "count_all", marks, true),
      deciding(acts, "uncount_all", marks, false),
    ),
    wideTable(
      t("board.drafts.title", { n: rows.length }),
      head.map((part) => t(`board.drafts.${part}`)),
      rows.map((row) => tableRow(shown, acts, row)),
    ),
  ];
}

/**
 * @param {Shown} shown
 * @param {BoardActs} acts
 * @param {Row} row
 */
function tableRow({ course, hideNames }, acts, { person, n, begun: { mark, attempt, counts } }) {
  const { items, answered } = attempt.summary;
  const word = personWord(person, n, hideNames);
  const { title } = course.exercises[attempt.exercise];
  const decide = deciding(acts, counts ? "uncount" : "count", [mark], !counts);
  decide.setAttribute("aria-label", `${decide.textContent}: ${word}, ${title}`);
  return el(
    "tr",
    {},
    el("th", { scope: "row" }, el("bdi", {}, word)),
    el("td", {}, title),
    el("td", {}, `${answered}/${items}`),
    el("td", {}, new Date(attempt.handedInAt).toLocaleString(document.documentElement.lang)),
    el("td", {}, decide),
  );
}

/**
 * @param {BoardActs} acts
 * @param {string} word
 * @param {string[]} marks
 * @param {boolean} counts
 */
function deciding(acts, word, marks, counts) {
  const made = el("button", { type: "button", class: "th-action" }, t(`board.drafts.${word}`));
  const said = t(counts ? "board.drafts.counted" : "board.drafts.uncounted");
  made.addEventListener("click", () =>
    acts.settle("drafts", said, (state) => state.countDrafts(marks, counts)),
  );
  return made;
}
