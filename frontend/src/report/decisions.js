/**
 * What the classes agreed, as one table, and what follows from it for those above: open questions,
 * and keys that a class does not share.
 *
 * @import { Decision } from "../board/types"
 * @import { Standard } from "../shared/types"
 * @import { ReportInput, Table } from "./types"
 */

import { current, TEXTS } from "../board/decisions.js";
import { byTime } from "../store/store-records.js";
import { t } from "../shared/strings.js";
import { column, levelName, word } from "./cells.js";
import { className } from "./people.js";
import { plain, plainLine } from "./plain.js";

/**
 * @typedef {object} Agreed
 * @property {Decision} decision
 * @property {Standard | undefined} standard
 * @property {string} criterion as people name it
 * @property {string} exercise its title
 * @property {string | undefined} key the level of the key, as an id
 * @property {boolean} shared whether the key's answer was agreed on
 */

/**
 * The newest of every talk, in the order of standards and criteria.
 *
 * @param {ReportInput} input
 * @returns {Agreed[]}
 */
function agreed({ course, decisions = [] }) {
  const criteria = Object.values(course.standards).flatMap((standard) =>
    standard.criteria.map((one) => ({ ...one, standard })),
  );
  const place = (/** @type {Decision} */ { criterion }) => {
    const at = criteria.findIndex(({ id }) => id === criterion);
    return at < 0 ? criteria.length : at;
  };
  return current(decisions)
    .sort((a, b) => place(a) - place(b) || byTime(a.at, b.at))
    .map((decision) => {
      const found = criteria[place(decision)];
      const exercise = course.exercises[decision.exercise];
      const key = exercise?.key?.answers.ratings[decision.criterion];
      const { level } = decision;
      return {
        decision,
        standard: found?.standard,
        criterion: found ? `${found.number}. ${found.short}` : decision.criterion,
        exercise: exercise?.title ?? (decision.exercise || found?.standard.short || ""),
        key: key?.level,
        shared: !key || !level || level === key.level || key.accept.includes(level),
      };
    });
}

/**
 * @param {ReportInput} input
 * @returns {Table}
 */
export function decisionTable(input) {
  const rows = agreed(input).map(({ decision, standard, criterion, exercise, key }) => [
    criterion,
    exercise,
    `${className(input.course, decision.classId || null)}, ${plainLine(decision.held)}`,
    standard ? levelName(standard, decision.level) || t("report.decisions.open") : decision.level,
    (standard && levelName(standard, key)) || null,
    ...TEXTS.map((field) => plain(decision[field]).trim() || null),
  ]);
  const columns = [
    column(word("criterion"), "text", 20),
    column(word("exercise"), "text", 20),
    column(word("class"), "text", 18),
    column(word("agreed"), "text", 9),
    column(word("key"), "text", 8),
    column(word("words"), "text", 26),
    column(word("lesson"), "text", 30),
    column(word("question"), "text", 26),
  ];
  const notes = [t("report.decisions.note")];
  return { id: "decisions", title: t("report.table.decisions"), notes, columns, rows };
}

/**
 * What is put before those above: every question, and every level that is not the key's.
 *
 * @param {ReportInput} input
 * @returns {string[]}
 */
export function proposalLines(input) {
  return agreed(input).flatMap(({ decision, standard, criterion, exercise, key, shared }) => {
    const where = { criterion, exercise, held: plainLine(decision.held) };
    const group = className(input.course, decision.classId || null);
    const question = plainLine(decision.question);
    const lines = question ? [t("report.decisions.ask", { ...where, group, question })] : [];
    if (shared || !standard) return lines;
    const levels = {
      level: levelName(standard, decision.level),
      key: levelName(standard, key),
    };
    return [...lines, t("report.decisions.review", { ...where, group, ...levels })];
  });
}
