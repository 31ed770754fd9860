/**
 * A target over a class's answers, or over one person's: met, not met, or not enough answers yet.
 *
 * @import { BoardCourse, Figures, Person, PersonsOnTarget, Target, TargetFigures, TargetMeasure } from "./types"
 */

import { reaches } from "../agreement/agreement.js";
import { answered } from "./answered.js";
import { countsOf } from "./counts.js";
import { dossiersOf } from "./course.js";
import { figures } from "./figures.js";

/** Stands for overall ratings that nobody asked for. */
const NO_RATING = { n: 0, total: 0, exact: { count: 0, of: 0 }, counts: {}, key: null };

/**
 * Over figures of any number of dossiers and standards; compares fractions, never rounded shares.
 *
 * @param {Target} target
 * @param {Pick<Figures, "total" | "overall">[]} list
 * @returns {TargetFigures}
 */
export function targetFigures(target, list) {
  const sum = (/** @type {(one: typeof list[number]) => number} */ of) =>
    list.reduce((all, one) => all + of(one), 0);
  const n = sum(({ total }) => total.answered);
  const measures = [
    exact(target, { count: sum(({ total }) => total.exact.count), of: n }),
    discrepant(target, { count: sum(({ total }) => total.discrepant.count), of: n }),
    overall(
      target,
      {
        count: sum(({ overall: one }) => one.exact.count),
        of: sum(({ overall: one }) => one.exact.of),
      },
      sum(({ overall: one }) => one.total - one.exact.of),
    ),
    lean(
      target,
      sum(({ total }) => total.gapSum),
      sum(({ total }) => total.rated),
    ),
  ].filter((one) => one !== null);
  const failing = measures.flatMap(({ part, met }) => (met ? [] : [part]));
  const state = n < target.minimumItems ? "few" : failing.length ? "notMet" : "met";
  return { state, n, minimum: target.minimumItems, failing, measures };
}

/**
 * @param {Target} target
 * @param {{ count: number, of: number }} share
 * @returns {TargetMeasure}
 */
function exact({ exactShare }, share) {
  return {
    part: "exact",
    met: reaches(share, exactShare.num, exactShare.den),
    ...share,
    goal: exactShare,
    open: 0,
  };
}

/**
 * Few enough answers two levels apart: so many, or for a class such a share of all. One slip of one
 * person among sixty says nothing about the sixty.
 *
 * @param {Target} target
 * @param {{ count: number, of: number }} share
 * @returns {TargetMeasure}
 */
function discrepant({ discrepantAtMost, discrepantShare }, { count, of }) {
  const met = discrepantShare
    ? count * discrepantShare.den <= of * discrepantShare.num
    : count <= discrepantAtMost;
  const goal = discrepantShare ?? { num: discrepantAtMost, den: 1 };
  return { part: "discrepant", met, count, of, goal, open: 0 };
}

/**
 * The overall ratings are those of the key: all of them, or for a class such a share. Null where
 * the target does not ask for it, or no dossier is decided.
 *
 * @param {Target} target
 * @param {{ count: number, of: number }} share
 * @param {number} open dossiers whose rating is left open
 * @returns {TargetMeasure | null}
 */
function overall({ sameOverallRating, sameOverallShare }, share, open) {
  if (!sameOverallRating || share.of === 0) return null;
  const goal = sameOverallShare ?? { num: 1, den: 1 };
  return { part: "overall", met: reaches(share, goal.num, goal.den), ...share, goal, open };
}

/**
 * @param {Target} target
 * @param {number} gapSum
 * @param {number} rated
 * @returns {TargetMeasure}
 */
function lean({ leanBelow }, gapSum, rated) {
  const met = Math.abs(gapSum) * leanBelow.den < leanBelow.num * Math.max(1, rated);
  return { part: "lean", met, count: gapSum, of: rated, goal: leanBelow, open: 0 };
}

/**
 * Figures over every dossier of each standard, for those standards that have some.
 *
 * @param {BoardCourse} course
 * @param {Person[]} people
 * @param {string | null} classId
 */
export function overEverything(course, people, classId) {
  return Object.values(course.standards).flatMap(({ id }) => {
    const dossiers = dossiersOf(course, id);
    const found = dossiers.length ? [figures(course, dossiers, people, classId)] : [];
    return found.filter(({ n }) => n > 0);
  });
}

/**
 * How many people are where on the target of each; everybody is counted once.
 *
 * @param {BoardCourse} course
 * @param {Person[]} people
 * @param {string | null} classId null: all classes
 * @returns {PersonsOnTarget | null} null where the course sets none
 */
export function personsOnTarget(course, people, classId) {
  const { personalTarget } = course;
  if (!personalTarget) return null;
  const own = people.filter((one) => classId === null || one.classId === classId);
  const count = { people: own.length, met: 0, notMet: 0, few: 0, none: 0 };
  for (const person of own) {
    const found = ofPerson(course, person, personalTarget);
    count[found?.state ?? "none"] += 1;
  }
  return { name: personalTarget.name, minimum: personalTarget.minimumItems, ...count };
}

/**
 * Where one person stands. Answers are counted without all the figures of a class, which are slow
 * for hundreds of people; overall ratings only where the target asks for them.
 *
 * @param {BoardCourse} course
 * @param {Person} person
 * @param {Target} target
 * @returns {TargetFigures | null} null without a dossier
 */
function ofPerson(course, person, target) {
  if (target.sameOverallRating) {
    const list = overEverything(course, [person], null);
    return list.length ? targetFigures(target, list) : null;
  }
  const first = person.attempts.filter(
    ({ exercise }, n, all) =>
      course.exercises[exercise].kind === "dossier" &&
      all.findIndex((one) => one.exercise === exercise) === n,
  );
  if (first.length === 0) return null;
  const total = countsOf(
    first.flatMap((attempt) => {
      const exercise = course.exercises[attempt.exercise];
      const standard = course.standards[exercise.standard];
      return standard.criteria.flatMap(({ id }) => answered(standard, exercise, id, [attempt]));
    }),
  );
  return targetFigures(target, [{ total, overall: NO_RATING }]);
}
