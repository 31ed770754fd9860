/**
 * From what the board knows to one report: every number in it is counted once, here, and screen,
 * print, Excel and Word only show it.
 *
 * @import { BoardExercise } from "../board/types"
 * @import { Standard } from "../shared/types"
 * @import { Report, ReportInput, Section, Table } from "./types"
 */

import { figures } from "../board/figures.js";
import { personsOnTarget, targetFigures } from "../board/target.js";
import { targetWords } from "../board/target-words.js";
import { onlyClass } from "../board/words.js";
import { plain } from "../store/result-file-name.js";
import { byTime } from "../store/store-records.js";
import { t } from "../shared/strings.js";
import { decisionTable, proposalLines } from "./decisions.js";
import { opinionTable } from "./opinions.js";
import { movementTable } from "./movement.js";
import { hasResults, leftOut, participants, rawTable } from "./people.js";
import { plainLine } from "./plain.js";
import { voteSheet, voteTables } from "./votes.js";
import { agreementTable, criteriaSheet, criterionTable, exerciseTable } from "./tables.js";

/** Where nobody has set up a day, its words are left to the pen. */
const NO_DAY = { organiser: "", superior: "", place: "", venue: "", held: "", file: "" };

/** How many criteria of a dossier the report calls the hardest. */
const HARDEST = 5;

/**
 * @param {ReportInput} input
 * @returns {Report}
 */
export function reportOf(input) {
  const { course, made } = input;
  const done = new Set(
    input.people.flatMap(({ attempts }) => attempts.map(({ exercise }) => exercise)),
  );
  const exercises = inOrder(
    course,
    Object.values(course.exercises).filter(({ id, kind }) => kind === "dossier" && done.has(id)),
  );
  const standards = Object.values(course.standards).filter(({ id }) =>
    exercises.some((e) => e.standard === id),
  );
  const day = {
    d: String(made.getDate()).padStart(2, "0"),
    m: String(made.getMonth() + 1).padStart(2, "0"),
    y: String(made.getFullYear()),
  };
  return {
    file: [course.workshop?.file || course.id, plain(onlyClass(course, input.people))]
      .filter(Boolean)
      .join("-"),
    courseTitle: plainLine(course.title),
    workshop: course.workshop ?? NO_DAY,
    day,
    facts: facts(input, day),
    proposals: proposalLines(input),
    sections: sections(input, exercises, standards),
    sheets: [
      ...standards.map((standard) => criteriaSheet(input, standard, exercises)),
      ...standards.map((standard) => rawTable(input, standard)),
      ...voteSheet(input),
    ],
  };
}

/**
 * Class by class, standard by standard.
 *
 * @param {ReportInput["course"]} course
 * @param {BoardExercise[]} exercises
 */
function inOrder({ tracks }, exercises) {
  const place = (/** @type {BoardExercise} */ { schoolLevel }) =>
    tracks.findIndex((track) => track.schoolLevel === schoolLevel);
  const name = (/** @type {BoardExercise} */ { standard, id }) => `${standard} ${id}`;
  return exercises.sort((a, b) => place(a) - place(b) || byTime(name(a), name(b)));
}

/**
 * @param {ReportInput} input
 * @param {Report["day"]} day
 * @returns {[string, string][]}
 */
function facts({ course, people, refused, hideNames }, day) {
  const without = people.filter((one) => !hasResults(one)).flatMap(({ files }) => files).length;
  return [
    [t("report.fact.course"), plainLine(course.title)],
    [t("report.fact.version"), course.version],
    [t("report.fact.made"), t("report.day", day)],
    [t("report.fact.people"), String(people.filter(hasResults).length)],
    [t("report.fact.without"), String(without)],
    [t("report.fact.refused"), String(refused.length)],
    [t("report.fact.names"), t(hideNames ? "report.names_hidden" : "report.names_shown")],
    [t("report.fact.meaning"), t("report.meaning")],
  ];
}

/**
 * @param {ReportInput} input
 * @param {BoardExercise[]} exercises
 * @param {Standard[]} standards
 * @returns {Section[]}
 */
function sections(input, exercises, standards) {
  const section = (
    /** @type {string} */ id,
    /** @type {Table[]} */ tables,
    /** @type {string[]} */ paragraphs = [],
  ) => ({
    id,
    title: t(`report.section.${id}`),
    paragraphs,
    tables,
  });
  const opinions = opinionTable(input);
  const agreed = decisionTable(input);
  const left = leftOut(input);
  const movement = movementTable(input);
  const voted = voteTables(input);
  const none = t("report.none");
  return [
    section("participants", [participants(input)]),
    section("exercises", [exerciseTable(input, exercises)]),
    section(
      "agreement",
      [agreementTable(input, standards, exercises)],
      [t("report.meaning"), ...targetLines(input, standards, exercises)],
    ),
    ...(movement.rows.length ? [section("movement", [movement])] : []),
    section(
      "hardest",
      exercises.map((one) => criterionTable(input, one, HARDEST)),
      exercises.length ? [] : [none],
    ),
    ...(voted.length ? [section("votes", voted, [t("report.votes.note")])] : []),
    section("decisions", agreed.rows.length ? [agreed] : [], agreed.rows.length ? [] : [none]),
    section("opinions", opinions.rows.length ? [opinions] : [], opinions.rows.length ? [] : [none]),
    section("left_out", left.rows.length ? [left] : [], left.rows.length ? [] : [none]),
    section(
      "criteria",
      exercises.map((one) => criterionTable(input, one, Infinity)),
    ),
  ];
}

/**
 * Whether the workshop's target is reached, in one sentence; none where the course sets none.
 *
 * @param {ReportInput} input
 * @param {Standard[]} standards
 * @param {BoardExercise[]} exercises
 */
function targetLines({ course, people }, standards, exercises) {
  if (!course.target || exercises.length === 0) return [];
  const all = standards.map(({ id }) =>
    figures(
      course,
      exercises.filter(({ standard }) => standard === id),
      people,
      null,
    ),
  );
  const persons = personsOnTarget(course, people, null);
  return [
    `${course.target.name}: ${targetWords(targetFigures(course.target, all))}`,
    ...(persons ? [`${persons.name}: ${t("board.target.persons", { ...persons })}`] : []),
  ];
}
