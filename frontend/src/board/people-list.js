/**
 * Who is on the board: class, what was handed in, first and later attempts.
 *
 * @import { Board } from "./class-board.js"
 * @import { BoardExercise, Intake, Person } from "./types"
 */

import { el } from "../shared/dom.js";
import { t } from "../shared/strings.js";
import { wideTable } from "../shared/wide-table.js";
import { answered } from "./answered.js";
import { countsOf } from "./counts.js";
import { dossiersOf } from "./course.js";
import { inListOrder } from "./listing.js";
import { passOf } from "./passing.js";
import { peopleNotices, sourceParts } from "./people-notices.js";
import { className, personWord, ratio } from "./words.js";

/**
 * @param {Board} board
 * @param {Intake} intake
 * @param {boolean} hidden
 */
export function peopleParts(board, intake, hidden) {
  const { course } = board;
  const { people } = intake;
  const head = ["person", "class", "done", ...(course.passRule ? ["pass"] : []), "files"];
  const rows = inListOrder(people, hidden).map(({ person, n }) =>
    personRow(board, person, n, hidden),
  );
  return [
    ...peopleNotices(board, intake, hidden),
    course.passRule ? el("p", {}, passLine(board, people)) : null,
    wideTable(
      t("board.people.title", { n: people.length }),
      head.map((part) => t(`board.people.${part}`)),
      rows,
    ),
  ];
}

/**
 * @param {Board} board
 * @param {Person} person
 * @param {number} n their place in the list
 * @param {boolean} hidden
 */
function personRow(board, person, n, hidden) {
  const { course } = board;
  const word = personWord(person, n, hidden);
  return el(
    "tr",
    {},
    el("th", { scope: "row" }, el("bdi", {}, word)),
    el("td", {}, className(course, person.classId)),
    el("td", {}, ...done(board, person)),
    course.passRule ? el("td", {}, passWord(board, person)) : null,
    el("td", {}, ...sourceParts(board, person, word, hidden)),
  );
}

/**
 * Every dossier with all its attempts; the first one counts for the class.
 *
 * @param {Board} board
 * @param {Person} person
 */
function done({ course }, person) {
  const dossiers = dossiersOf(course).filter(({ id }) =>
    person.attempts.some(({ exercise }) => exercise === id),
  );
  const others = new Set(
    person.attempts.filter(({ kind }) => kind !== "dossier").map(({ exercise }) => exercise),
  );
  const lines = dossiers.map((exercise) =>
    el(
      "div",
      {},
      `${exercise.title}: `,
      attemptsLine(course.standards[exercise.standard], exercise, person),
    ),
  );
  if (others.size) lines.push(el("div", {}, t("board.people.others", { n: others.size })));
  return lines.length ? lines : [t("board.people.nothing")];
}

/**
 * @param {import("../shared/types").Standard} standard
 * @param {BoardExercise} exercise
 * @param {Person} person
 */
function attemptsLine(standard, exercise, { attempts, begun }) {
  const own = attempts.filter((one) => one.exercise === exercise.id);
  return own
    .map((attempt) => {
      const { exact, gap } = countsOf(
        standard.criteria.flatMap(({ id }) => answered(standard, exercise, id, [attempt])),
      );
      const words = t("board.people.attempt", { n: attempt.number, exact: ratio(exact) });
      const draft = begun.some((one) => one.attempt.id === attempt.id);
      const notes = [
        gap ? t("board.people.gaps", { n: gap }) : "",
        draft ? t("board.people.from_draft") : "",
      ];
      return [words, ...notes].filter(Boolean).join(" ");
    })
    .join(" · ");
}

/**
 * @param {Board} board
 * @param {Person} person
 */
function passWord(board, person) {
  return t(`board.pass.${passOf(board.course, person)}`);
}

/**
 * @param {Board} board
 * @param {Person[]} people
 */
function passLine(board, people) {
  const met = people.filter((person) => passOf(board.course, person) === "met").length;
  return t("board.pass.line", { name: board.course.passRule?.name ?? "", met, n: people.length });
}
