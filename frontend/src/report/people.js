/**
 * Tables of people: who took part, every answer, what was left out.
 *
 * @import { Person } from "../board/types"
 * @import { Standard } from "../shared/types"
 * @import { Cell, ReportInput, Table } from "./types"
 */

import { classesOf } from "../board/classes.js";
import { inListOrder } from "../board/listing.js";
import { SMALL } from "../board/figures.js";
import { completeRating } from "../rating/rating.js";
import { tableOf } from "../board/overall.js";
import { t } from "../shared/strings.js";
import { column, levelName, word } from "./cells.js";
import { plainLine } from "./plain.js";
import { workbookTime } from "./shown.js";

/**
 * @param {ReportInput["course"]} course
 * @param {string | null} classId null: all together
 */
export function className(course, classId) {
  if (classId === null) return t("report.all_classes");
  return course.tracks.find(({ id }) => id === classId)?.name ?? t("report.no_class");
}

/**
 * Classes and, where there are several, all together (null).
 *
 * @param {ReportInput} input
 * @returns {(string | null)[]}
 */
export function groupsOf({ course, people }) {
  const classes = classesOf(course, people);
  return classes.length > 1 ? [...classes, null] : classes;
}

/**
 * @param {ReportInput} input
 * @returns {Table}
 */
export function participants(input) {
  const took = input.people.filter(hasResults);
  const rows = groupsOf({ ...input, people: took }).map((id) => {
    const group = took.filter(({ classId }) => id === null || classId === id);
    const from = (/** @type {Person["source"]} */ source) =>
      group.filter((one) => one.source === source).length;
    const dossiers = group.flatMap(({ attempts }) => attempts.filter(isFirstDossier)).length;
    const opinions = group.flatMap((one) => one.opinions).length;
    return [
      className(input.course, id),
      group.length,
      from("file"),
      from("short"),
      from("paper"),
      dossiers,
      opinions,
    ];
  });
  const names = ["people", "files", "codes", "sheets", "dossiers", "opinions"];
  const columns = [column(word("class"), "text", 24), ...names.map((name) => column(word(name)))];
  return { id: "participants", title: t("report.table.participants"), notes: [], columns, rows };
}

/**
 * Whether a person has handed in anything that counts; a file may hold drafts and opinions only.
 *
 * @param {Person} person
 */
export const hasResults = ({ attempts }) => attempts.length > 0;

/** @param {Person["attempts"][number]} attempt */
const isFirstDossier = ({ kind, number }) => kind === "dossier" && number === 1;

/**
 * Every try at a dossier of a standard, one row each; the first tries are those that count. With
 * names hidden, people of small groups are left out.
 *
 * @param {ReportInput} input
 * @param {Standard} standard
 * @returns {Table}
 */
export function rawTable(input, standard) {
  const { course, people, hideNames } = input;
  const shown = inListOrder(people, hideNames).map(({ person, n }) => ({
    person,
    label: personLabel(input, n - 1),
  }));
  const rows = shown.flatMap(({ person, label }) =>
    person.attempts
      .filter(
        ({ kind, exercise }) =>
          kind === "dossier" && course.exercises[exercise].standard === standard.id,
      )
      .filter(({ exercise }) => !hideNames || takers(input, exercise, person.classId) >= SMALL)
      .map((attempt) => [
        className(course, person.classId),
        label,
        ...rawCells(input, standard, person, attempt),
      ]),
  );
  const columns = [
    column(word("class"), "text", 20),
    column(word("person"), "text", 22),
    column(word("exercise"), "text", 30),
    column(word("try")),
    column(word("source"), "text", 9),
    column(word("handed_in"), "time", 17),
    ...standard.criteria.map(({ number }) =>
      column(t("report.criterion_short", { number }), "text", 6),
    ),
    column(word("overall"), "text", 12),
  ];
  const notes = hideNames ? [t("report.note.raw_hidden", { n: SMALL })] : [];
  const title = t("report.table.raw", { standard: standard.short });
  return { id: `raw-${standard.id}`, title, notes, columns, rows };
}

/**
 * @param {ReportInput} input
 * @param {string} exercise
 * @param {string} classId
 */
function takers({ people }, exercise, classId) {
  const took = (/** @type {Person} */ one) =>
    one.attempts.some((attempt) => attempt.exercise === exercise);
  return people.filter((one) => one.classId === classId && took(one)).length;
}

/**
 * @param {ReportInput} input
 * @param {number} n place among all people
 */
export function personLabel({ people, hideNames }, n) {
  const name = plainLine(people[n].name);
  return hideNames || !name ? t("report.person", { n: n + 1 }) : name;
}

/**
 * @param {ReportInput} input
 * @param {Standard} standard
 * @param {Person} person
 * @param {Person["attempts"][number]} attempt
 * @returns {Cell[]}
 */
function rawCells({ course }, standard, person, { id, exercise, number, handedInAt, answers }) {
  const source = person.begun.some(({ attempt }) => attempt.id === id) ? "draft" : person.source;
  const asked = new Set(course.exercises[exercise].criteria);
  const levels = standard.criteria.map(({ id }) =>
    asked.has(id) ? answers[id]?.level : undefined,
  );
  const given = Object.fromEntries(standard.criteria.map(({ id }, n) => [id, levels[n]]));
  const rating = completeRating(tableOf(course.memory, standard), given);
  return [
    course.exercises[exercise].title,
    number,
    t(`report.source.${source}`),
    workbookTime(handedInAt),
    ...levels.map((level) => levelName(standard, level)),
    standard.ratings.find(({ id }) => id === rating)?.short ?? "",
  ];
}

/**
 * Files that were refused, and results that belong to other versions, each with its reason.
 *
 * @param {ReportInput} input
 * @returns {Table}
 */
export function leftOut({ course, refused, apart, hideNames }) {
  const label = (/** @type {string} */ name, /** @type {number} */ n) =>
    hideNames ? t("report.file", { n: n + 1 }) : plainLine(name).slice(0, 120);
  const all = [
    ...refused.map(({ name, reason }) => ({ name, reason: t(`board.refused.${reason}`), n: 0 })),
    ...apart.map(({ name, reason, attempts }) => {
      const titles = new Set(
        attempts.map(({ exercise }) => course.exercises[exercise]?.title ?? exercise),
      );
      const words = t(`board.apart.${reason}`, { titles: [...titles].join(", ") });
      return { name, reason: words, n: attempts.length };
    }),
  ];
  const rows = all.map(({ name, reason, n }, place) => [label(name, place), reason, n]);
  const columns = [
    column(word("file"), "text", 34),
    column(word("reason"), "text", 50),
    column(word("tries")),
  ];
  return { id: "left-out", title: t("report.table.left_out"), notes: [], columns, rows };
}
