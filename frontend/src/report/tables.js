/**
 * Tables of agreement: by dossier, by class, by criterion.
 *
 * @import { BoardExercise, Figures } from "../board/types"
 * @import { Standard } from "../shared/types"
 * @import { ReportInput, Table } from "./types"
 */

import { figures, SMALL } from "../board/figures.js";
import { t } from "../shared/strings.js";
import {
  AGREEMENT,
  agreementCells,
  column,
  criterionCells,
  criterionColumns,
  privacy,
  word,
} from "./cells.js";
import { className, groupsOf } from "./people.js";

/**
 * @param {ReportInput} input
 * @param {BoardExercise[]} exercises
 * @returns {Table}
 */
export function exerciseTable({ course, people }, exercises) {
  const rows = exercises.map((exercise) => {
    const { n, total } = figures(course, exercise, people, null);
    return [exercise.title, course.standards[exercise.standard].short, n, total.n, total.gap];
  });
  const columns = [
    column(word("exercise"), "text", 40),
    column(word("standard"), "text", 20),
    column(word("people")),
    column(word("asked")),
    column(word("gap")),
  ];
  return { id: "exercises", title: t("report.table.exercises"), notes: [], columns, rows };
}

/**
 * The classes that did a dossier, with all together where there are several.
 *
 * @param {ReportInput} input
 * @param {BoardExercise} exercise
 * @returns {Figures[]}
 */
function byClass(input, exercise) {
  const all = groupsOf(input).map((group) => figures(input.course, exercise, input.people, group));
  const found = all.filter(({ people }) => people > 0);
  return found.length === 2 && found[1].classId === null ? [found[0]] : found;
}

/**
 * One row for each dossier in each class, then one for all dossiers of each standard together.
 *
 * @param {ReportInput} input
 * @param {Standard[]} standards
 * @param {BoardExercise[]} exercises
 * @returns {Table}
 */
export function agreementTable(input, standards, exercises) {
  const { course, people } = input;
  const single = exercises.flatMap((one) =>
    byClass(input, one).map((found) => ({ title: one.title, found })),
  );
  const together = standards.flatMap(({ id, short }) => {
    const own = exercises.filter(({ standard }) => standard === id);
    const title = t("report.all_dossiers", { standard: short });
    return own.length > 1 ? [{ title, found: figures(course, own, people, null) }] : [];
  });
  const all = [...single, ...together];
  const few = all.some(({ found }) => found.small);
  const rows = all.map(({ title, found }) => {
    const { exact } = found.overall;
    const counts = agreementCells(found.total, found.small);
    return [
      title,
      className(course, found.classId),
      found.people,
      ...counts,
      exact.count,
      exact.of,
    ];
  });
  const columns = [
    column(word("exercise"), "text", 26),
    column(word("class"), "text", 18),
    column(word("people")),
    ...AGREEMENT(),
    column(word("same_rating")),
    column(word("rated")),
  ];
  const notes = few ? [t("report.note.small", { n: SMALL })] : [];
  return { id: "agreement", title: t("report.table.agreement"), notes, columns, rows };
}

/**
 * The hardest criteria of a dossier, or all of them in the order of the standard; all classes
 * together.
 *
 * @param {ReportInput} input
 * @param {BoardExercise} exercise
 * @param {number} most
 * @returns {Table}
 */
export function criterionTable(input, exercise, most) {
  const standard = input.course.standards[exercise.standard];
  const found = figures(input.course, exercise, input.people, null);
  const hardest = found.hardest.slice(0, most);
  const chosen =
    most === Infinity
      ? found.perCriterion
      : hardest.flatMap((id) => found.perCriterion.filter(({ criterion }) => criterion === id));
  const table = {
    id: `${most === Infinity ? "criteria" : "hardest"}-${exercise.id}`,
    title: t("report.table.dossier", {
      title: exercise.title,
      standard: standard.short,
      n: found.people,
    }),
    notes: found.small ? [t("report.note.small", { n: SMALL })] : [],
    columns: criterionColumns(standard),
    rows: criterionRows(input, standard, { ...found, perCriterion: chosen }),
  };
  return most === Infinity ? table : without(table, ["gap", "within1", "within1_share"]);
}

/**
 * A table without some of its columns: an upright page of Word is narrow.
 *
 * @param {Table} table
 * @param {string[]} names
 * @returns {Table}
 */
function without(table, names) {
  const gone = names.map(word);
  const stays = table.columns.map(({ name }) => !gone.includes(name));
  const kept = (/** @type {any[]} */ list) => list.filter((_, n) => stays[n]);
  return { ...table, columns: kept(table.columns), rows: table.rows.map(kept) };
}

/**
 * @param {ReportInput} input
 * @param {Standard} standard
 * @param {Figures} found
 */
function criterionRows({ hideNames }, standard, found) {
  const group = privacy(found, hideNames);
  return found.perCriterion.map((one) => criterionCells(standard, one, group));
}

/**
 * Every criterion of every dossier of a standard in every class, for Excel.
 *
 * @param {ReportInput} input
 * @param {Standard} standard
 * @param {BoardExercise[]} exercises
 * @returns {Table}
 */
export function criteriaSheet(input, standard, exercises) {
  const rows = exercises
    .filter((exercise) => exercise.standard === standard.id)
    .flatMap((exercise) =>
      byClass(input, exercise).flatMap((found) => {
        const head = [exercise.title, className(input.course, found.classId), found.people];
        return criterionRows(input, standard, found).map((cells) => [...head, ...cells]);
      }),
    );
  const columns = [
    column(word("exercise"), "text", 30),
    column(word("class"), "text", 18),
    column(word("people")),
    ...criterionColumns(standard),
  ];
  const title = t("report.table.criteria", { standard: standard.short });
  return {
    id: `criteria-${standard.id}`,
    title,
    notes: [t("report.note.small", { n: SMALL })],
    columns,
    rows,
  };
}
