/**
 * Columns and rows of figures.
 *
 * @import { Counts, CriterionFigures, Figures } from "../board/types"
 * @import { Standard } from "../shared/types"
 * @import { Cell, Column, ColumnKind } from "./types"
 */

import { NOT_APPLICABLE } from "../rating/rating.js";
import { GAP, otherAnswers } from "../board/figures.js";
import { NOT_ENOUGH } from "../exercise/scoring.js";
import { t } from "../shared/strings.js";
import { twoPlaces } from "./shown.js";

/**
 * @param {string} name
 * @param {ColumnKind} [kind]
 * @param {number} [width]
 * @returns {Column}
 */
export function column(name, kind = "count", width = 8) {
  return { name, kind, width };
}

/** @param {string} key */
export const word = (key) => t(`report.column.${key}`);

/** How a group agrees with the key, without the level counts. */
export const AGREEMENT = () => [
  column(word("answered")),
  column(word("exact")),
  column(word("exact_share"), "percent"),
  column(word("within1")),
  column(word("within1_share"), "percent"),
  column(word("discrepant")),
  column(word("lean"), "lean", 10),
];

/**
 * @param {Counts} counts
 * @param {boolean} small counts only
 * @returns {Cell[]}
 */
export function agreementCells({ answered, exact, within1, discrepant, lean }, small) {
  const share = (/** @type {{ count: number, of: number }} */ one) => (small ? null : one);
  return [
    answered,
    exact.count,
    share(exact),
    within1.count,
    share(within1),
    discrepant.count,
    small ? null : twoPlaces(lean),
  ];
}

/**
 * @param {Standard} standard
 * @returns {Column[]}
 */
export function criterionColumns(standard) {
  const absent = otherAnswers(standard).includes(NOT_APPLICABLE);
  return [
    column(word("number"), "text", 5),
    column(word("criterion"), "text", 26),
    column(word("key"), "text", 6),
    ...standard.levels.map(({ short }) => column(short, "count", 6)),
    column(word("not_enough"), "count", 7),
    ...(absent ? [column(t("rating.not_applicable"), "count", 7)] : []),
    column(word("gap"), "count", 7),
    ...AGREEMENT(),
  ];
}

/**
 * @param {Standard} standard
 * @param {CriterionFigures} figures
 * @param {{ small: boolean, hidden: boolean }} group hidden: no spread over levels either
 * @returns {Cell[]}
 */
export function criterionCells(standard, figures, { small, hidden }) {
  const criterion = standard.criteria.find(({ id }) => id === figures.criterion);
  const names = [...standard.levels.map(({ id }) => id), ...otherAnswers(standard), GAP];
  return [
    criterion?.number ?? "",
    criterion?.short ?? figures.criterion,
    levelName(standard, figures.key),
    ...names.map((name) => (hidden ? null : figures.counts[name])),
    ...agreementCells(figures, small),
  ];
}

/**
 * @param {Standard} standard
 * @param {string | null | undefined} id
 */
export function levelName(standard, id) {
  if (id === NOT_ENOUGH) return t("report.not_enough");
  if (id === NOT_APPLICABLE) return t("rating.not_applicable");
  return standard.levels.find((level) => level.id === id)?.short ?? "";
}

/**
 * What a group may show: with names hidden, few people have no spread.
 *
 * @param {Figures} figures
 * @param {boolean} hideNames
 */
export function privacy({ small }, hideNames) {
  return { small, hidden: small && hideNames };
}
