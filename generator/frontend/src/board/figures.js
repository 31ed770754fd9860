/**
 * The figures of a class: what it chose beside the key, criterion by criterion. First attempts
 * only; counts are pooled, averages never averaged (definitions: types.d.ts, Counts).
 *
 * @import { Attempt } from "../practice-types"
 * @import { Standard } from "../types"
 * @import { BoardCourse, BoardExercise, CriterionFigures, Figures, Person } from "./types"
 * @import { Comparison } from "../scoring.js"
 */

import { agreement } from "../agreement.js";
import { compare, NOT_ENOUGH } from "../scoring.js";
import { countsOf, hardestFirst, pairsApart } from "./counts.js";
import { overallFigures } from "./overall.js";

/** The answer that was not given. */
export const GAP = "gap";
/** People below which a group is shown as counts only. */
export const SMALL = 5;

/** @typedef {{ person: Person, attempt: Attempt, exercise: BoardExercise, criteria: Comparison[] }} First */

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
  const made = counted.get(people) ?? new Map();
  counted.set(people, made);
  const key = [classId, ...exercises.map(({ id }) => id)].join(" ");
  if (!made.has(key)) made.set(key, counting(course, exercises, people, classId));
  return made.get(key);
}

/**
 * What was counted for a list of people: the board asks for the same figures many times.
 *
 * @type {WeakMap<Person[], Map<string, Figures>>}
 */
const counted = new WeakMap();

/**
 * @param {BoardCourse} course
 * @param {BoardExercise[]} exercises
 * @param {Person[]} people
 * @param {string | null} classId
 * @returns {Figures}
 */
function counting(course, exercises, people, classId) {
  const standard = course.standards[exercises[0].standard];
  const group = classId === null ? people : people.filter((one) => one.classId === classId);
  const first = exercises.flatMap((one) => firstAttempts(standard, one, group));
  const all = first.flatMap(({ criteria }) => criteria);
  const sorted = byCriterion(all);
  const perCriterion = standard.criteria.flatMap(({ id }) =>
    ofCriterion(standard, id, exercises, sorted.get(id) ?? []),
  );
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
    overall: overallFigures(standard, exercises, first),
    total: countsOf(all),
    get pooled() {
      return agreement(items(standard, first), standard.levels.length);
    },
  };
}

/**
 * @param {Comparison[]} found
 * @returns {Map<string, Comparison[]>}
 */
function byCriterion(found) {
  /** @type {Map<string, Comparison[]>} */
  const sorted = new Map();
  for (const one of found) {
    const list = sorted.get(one.criterion);
    if (list) list.push(one);
    else sorted.set(one.criterion, [one]);
  }
  return sorted;
}

/**
 * What each person handed in first, beside the key.
 *
 * @param {Standard} standard
 * @param {BoardExercise} exercise
 * @param {Person[]} people
 * @returns {First[]}
 */
export function firstAttempts(standard, exercise, people) {
  return people.flatMap((person) => {
    const attempt = person.attempts.find((one) => one.exercise === exercise.id);
    if (!attempt) return [];
    return [{ person, attempt, exercise, criteria: compared(standard, exercise, attempt) }];
  });
}

/** @type {WeakMap<Attempt, Comparison[]>} */
const known = new WeakMap();

/**
 * An attempt at a dossier beside its key.
 *
 * @param {Standard} standard
 * @param {BoardExercise} exercise
 * @param {Attempt} attempt
 */
export function compared(standard, exercise, attempt) {
  const before = known.get(attempt);
  if (before) return before;
  if (!exercise.key) throw new Error(`${exercise.id} is no dossier`);
  const { criteria } = compare(attempt.answers, exercise.key.answers, standard);
  known.set(attempt, criteria);
  return criteria;
}

/**
 * @param {Standard} standard
 * @param {string} criterion
 * @param {BoardExercise[]} exercises
 * @param {Comparison[]} found of the criterion
 * @returns {CriterionFigures[]} empty where no exercise asks for the criterion
 */
function ofCriterion(standard, criterion, exercises, found) {
  const keys = exercises.flatMap(({ key }) => key?.answers.ratings[criterion] ?? []);
  if (keys.length === 0) return [];
  const names = [...standard.levels.map(({ id }) => id), NOT_ENOUGH];
  const counts = Object.fromEntries([...names, GAP].map((name) => [name, 0]));
  for (const { given } of found) counts[given !== null && given in counts ? given : GAP] += 1;
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
 * @param {Standard} standard
 * @param {First[]} first
 */
function items(standard, first) {
  const place = (/** @type {string | null} */ id) => {
    const index = standard.levels.findIndex((level) => level.id === id);
    return index < 0 ? null : index;
  };
  return first.flatMap(({ criteria, exercise }) =>
    criteria.map(({ criterion, given, expected }) => {
      const accept = exercise.key?.answers.ratings[criterion].accept ?? [];
      const accepted = accept.flatMap((id) => place(id) ?? []);
      return { given: place(given), key: place(expected), accept: accepted };
    }),
  );
}
