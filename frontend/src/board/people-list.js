/**
 * Who is on the board: class, what was handed in, first and later attempts.
 *
 * @import { BoardActs, Shown } from "./shown.js"
 * @import { BoardCourse, BoardExercise, Person } from "./types"
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
 * @param {Shown} shown
 * @param {BoardActs} acts
 */
export function peopleParts(shown, acts) {
  const { course, intake, hideNames: hidden } = shown;
  const { people } = intake;
  const head = ["person", "class", "done", ...(course.passRule ? ["pass"] : []), "files"];
  const rows = inListOrder(people, hidden).map(({ person, n }) =>
    personRow(shown, acts, person, n),
  );
  return [
    ...peopleNotices(acts, intake, hidden),
    course.passRule ? el("p", {}, passLine(course, people)) : null,
    wideTable(
      t("board.people.title", { n: people.length }),
      head.map((part) => t(`board.people.${part}`)),
      rows,
    ),
  ];
}

/**
 * @param {Shown} shown
 * @param {BoardActs} acts
 * @param {Person} person
 * @param {number} n their number in the list
 */
function personRow({ course, hideNames }, acts, person, n) {
  const word = personWord(person, n, hideNames);
  return el(
    "tr",
    {},
    el("th", { scope: "row" }, el("bdi", {}, word)),
    el("td", {}, className(course, person.classId)),
    el("td", {}, ...done(course, person)),
    course.passRule ? el("td", {}, passWord(course, person)) : null,
    el("td", {}, ...sourceParts(acts, person, word, hideNames)),
  );
}

/**
 * Every dossier with all its attempts; the first one counts for the class.
 *
 * @param {BoardCourse} course
 * @param {Person} person
 */
function done(course, person) {
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
 * @param {BoardCourse} course
 * @param {Person} person
 */
function passWord(course, person) {
  return t(`board.pass.${passOf(course, person)}`);
}

/**
 * @param {BoardCourse} course
 * @param {Person[]} people
 */
function passLine(course, people) {
  const met = people.filter((person) => passOf(course, person) === "met").length;
  return t("board.pass.line", { name: course.passRule?.name ?? "", met, n: people.length });
}
