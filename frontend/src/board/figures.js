/**
 * The figures of a class: what it chose beside the key, criterion by criterion. First attempts
 * only; counts are pooled, averages never averaged (definitions: types.d.ts, Counts).
 *
 * @import { Standard } from "../shared/types"
 * @import { BoardCourse, BoardExercise, CriterionFigures, Figures, Person } from "./types"
 * @import { Answered } from "./answered.js"
 */

import { agreement } from "../agreement/agreement.js";
import { NOT_ENOUGH } from "../exercise/scoring.js";
import { NOT_APPLICABLE } from "../rating/rating.js";
import { countsOf, hardestFirst, pairsApart } from "./counts.js";
import { answeredOf, doneOf } from "./handed-in.js";
import { once } from "./memory.js";
import { overallFigures } from "./overall.js";

/**
 * What may be answered instead of a level.
 *
 * @param {Standard} standard
 */
export function otherAnswers({ criteria }) {
  return criteria.some(({ mayNotApply }) => mayNotApply)
    ? [NOT_ENOUGH, NOT_APPLICABLE]
    : [NOT_ENOUGH];
}

/** The answer that was not given. */
export const GAP = "gap";
/** People below which a group is shown as counts only. */
export const SMALL = 5;

/**
 * Figures of one dossier, or of several dossiers of one standard together.
 *
 * @param {BoardCourse} course
 * @param {BoardExercise | BoardExercise[]} exercise
 * @param {Person[]} people
 * @param {string | null} classId null: all classes together
 * @returns {Figures}
 */
export function figures(course, exercise, people, classId) {
  const exercises = [exercise].flat();
  const counted = once(course.memory.figures, people, () => new Map());
  const key = [classId, ...exercises.map(({ id }) => id)].join(" ");
  const found = counted.get(key) ?? counting(course, exercises, people, classId);
  counted.set(key, found);
  return found;
}

/**
 * @param {BoardCourse} course
 * @param {BoardExercise[]} exercises
 * @param {Person[]} people
 * @param {string | null} classId
 * @returns {Figures}
 */
function counting(course, exercises, people, classId) {
  const standard = course.standards[exercises[0].standard];
  const done = exercises.flatMap((exercise) => doneOf(course.memory, exercise, people, classId));
  const all = standard.criteria.map(({ id }) => ({
    id,
    found: done.flatMap((one) => answeredOf(course.memory, standard, id, one)),
  }));
  const perCriterion = all.flatMap(({ id, found }) => ofCriterion(standard, id, exercises, found));
  const first = done.flatMap((one) => one.first);
  const persons = new Set(first.map(({ person }) => person)).size;
  return {
    standard: standard.id,
    exercises: exercises.map(({ id }) => id),
    classId,
    people: persons,
    n: first.length,
    small: persons < SMALL,
    perCriterion,
    hardest: hardestFirst(perCriterion),
    overall: overallFigures(course.memory, standard, exercises, done),
    total: countsOf(all.flatMap(({ found }) => found)),
    get pooled() {
      return agreement(
        all.flatMap(({ found }) => items(standard, found)),
        standard.levels.length,
      );
    },
  };
}

/**
 * @param {Standard} standard
 * @param {string} criterion
 * @param {BoardExercise[]} exercises
 * @param {Answered[]} found to the criterion
 * @returns {CriterionFigures[]} empty where no exercise asks for the criterion
 */
function ofCriterion(standard, criterion, exercises, found) {
  const keys = exercises.flatMap(({ key }) => key?.answers.ratings[criterion] ?? []);
  if (keys.length === 0) return [];
  const names = [...standard.levels.map(({ id }) => id), ...otherAnswers(standard)];
  const counts = Object.fromEntries([...names, GAP].map((name) => [name, 0]));
  for (const { given, times } of found)
    counts[given !== null && names.includes(given) ? given : GAP] += times;
  return [
    {
      criterion,
      key: exercises.length === 1 ? keys[0].level : null,
      accept: exercises.length === 1 ? keys[0].accept : [],
      counts,
      spread: pairsApart(names.map((name) => counts[name])),
      ...countsOf(found),
    },
  ];
}

/**
 * One item for each answer.
 *
 * @param {Standard} standard
 * @param {Answered[]} found
 */
function items(standard, found) {
  const step = (/** @type {string | null} */ id) => {
    const index = standard.levels.findIndex((level) => level.id === id);
    return index < 0 ? null : index;
  };
  return found.flatMap(({ given, times, key }) => {
    const accept = key.accept.flatMap((id) => step(id) ?? []);
    return Array.from({ length: times }, () => ({
      given: step(given),
      key: step(key.level),
      accept,
    }));
  });
}
