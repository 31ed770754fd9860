/**
 * What was begun and not handed in: apart from the figures until the trainer counts it.
 *
 * @import { Board } from "./class-board.js"
 * @import { BegunDossier, Person } from "./types"
 */

import { all, el } from "../shared/dom.js";
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
 * @param {Board} board
 * @param {Row[]} rows
 */
export function begunParts(board, rows) {
  const marks = rows.map(({ begun }) => begun.mark);
  const head = ["person", "exercise", "rated", "saved", "decision"];
  return [
    el("p", {}, t("board.drafts.about")),
    el(
      "p",
      { class: "th-actions" },
      deciding(board, "count_all", marks, true),
      deciding(board, "uncount_all", marks, false),
    ),
    wideTable(
      t("board.drafts.title", { n: rows.length }),
      head.map((part) => t(`board.drafts.${part}`)),
      rows.map((row) => tableRow(board, row)),
    ),
  ];
}

/**
 * @param {Board} board
 * @param {Row} row
 */
function tableRow(board, { person, n, begun: { mark, attempt, counts } }) {
  const { items, answered } = attempt.summary;
  const word = personWord(person, n, board.hideNames);
  const { title } = board.course.exercises[attempt.exercise];
  const decide = deciding(board, counts ? "uncount" : "count", [mark], !counts);
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
 * @param {Board} board
 * @param {string} word
 * @param {string[]} marks
 * @param {boolean} counts
 */
function deciding(board, word, marks, counts) {
  const made = el("button", { type: "button", class: "th-action" }, t(`board.drafts.${word}`));
  made.addEventListener("click", () => {
    board.state.countDrafts(marks, counts);
    board.refresh(t(counts ? "board.drafts.counted" : "board.drafts.uncounted"));
    all(board, "[data-part=drafts] summary", HTMLElement)[0]?.focus();
  });
  return made;
}
