/**
 * What was typed: the row under way as cells, one for each criterion, and the sheets kept so far.
 *
 * @import { BoardCourse, BoardExercise, Sheet } from "./types"
 * @import { Standard } from "../shared/types"
 */

import { el } from "../shared/dom.js";
import { t } from "../shared/strings.js";
import { dossiersOf, trackOf } from "./course.js";
import { NOT_APPLICABLE } from "../rating/rating.js";
import { GAP } from "./figures.js";
import { canBeTyped, signs } from "./paper.js";
import { answerWord } from "./words.js";

/**
 * The dossiers whose sheets can be typed in, by standard.
 *
 * @param {BoardCourse} course
 */
export function exerciseOptions(course) {
  return Object.values(course.standards)
    .filter(canBeTyped)
    .map(({ id, short }) => {
      const options = dossiersOf(course, id).map((one) =>
        el("option", { value: one.id }, optionWord(course, one)),
      );
      return el("optgroup", { label: short }, ...options);
    })
    .filter((group) => group.childElementCount);
}

/**
 * What each sign stands for, as keys to press.
 *
 * @param {Standard} standard
 */
export function legendParts(standard) {
  return signs(standard).flatMap(({ sign, answer }) => [
    el("kbd", {}, sign),
    ` ${answerWord(standard, answer ?? GAP)}  `,
  ]);
}

/**
 * @param {Standard} standard
 * @param {BoardExercise} exercise
 * @param {string} digits
 */
export function digitCells(standard, { criteria = [] }, digits) {
  const short = new Map(
    signs(standard).map(({ sign, answer }) => [sign, shortWord(standard, answer)]),
  );
  return criteria.map((id, n) => {
    const { number = "" } = standard.criteria.find((one) => one.id === id) ?? {};
    const sign = digits[n] ?? "";
    const state = n === digits.length ? "next" : sign ? "typed" : "";
    return el(
      "li",
      { "data-state": state },
      el("span", {}, number),
      el("b", {}, sign),
      el("i", {}, short.get(sign) ?? ""),
    );
  });
}

/**
 * @param {Standard} standard
 * @param {string | null} answer
 */
function shortWord({ levels }, answer) {
  if (answer === null) return t("board.gap_short");
  if (answer === NOT_APPLICABLE) return t("rating.not_applicable");
  return levels.find(({ id }) => id === answer)?.short ?? t("board.not_enough_short");
}

/**
 * @param {BoardCourse} course
 * @param {BoardExercise} exercise
 */
function optionWord(course, { title, schoolLevel }) {
  const track = trackOf(course, schoolLevel);
  return track ? t("board.paper.option", { title, track: track.name }) : title;
}

/**
 * The newest sheet first; each can be taken back for a correction.
 *
 * @param {BoardCourse} course
 * @param {Sheet[]} sheets
 * @param {(sheet: Sheet) => void} onEdit
 */
export function rowsTable(course, sheets, onEdit) {
  if (sheets.length === 0) return [];
  const rows = [...sheets].reverse().map((sheet) => {
    const title = course.exercises[sheet.exercise]?.title ?? sheet.exercise;
    const edit = el(
      "button",
      {
        type: "button",
        class: "th-action",
        "aria-label": t("board.paper.edit_row", { n: sheet.sheet }),
      },
      t("board.paper.edit"),
    );
    edit.addEventListener("click", () => onEdit(sheet));
    const digits = (sheet.digits.match(/.{1,5}/g) ?? []).join(" ");
    return el(
      "tr",
      {},
      el("th", { scope: "row" }, sheet.sheet),
      el("td", {}, title),
      el("td", { class: "th-digits" }, digits),
      el("td", {}, edit),
    );
  });
  const head = ["sheet", "exercise", "digits", "edit"].map((part) =>
    el("th", { scope: "col" }, t(`board.paper.${part}`)),
  );
  return [
    el("h2", {}, t("board.paper.rows", { n: sheets.length })),
    el(
      "table",
      { class: "th-table" },
      el("thead", {}, el("tr", {}, ...head)),
      el("tbody", {}, ...rows),
    ),
  ];
}
