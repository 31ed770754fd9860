/**
 * What each class handed in first at an exercise, and what it answered: looked up once, since the
 * board asks for the same class alone, beside the others, and together with them.
 *
 * @import { Attempt } from "../store/practice-types"
 * @import { Standard } from "../shared/types"
 * @import { Answered } from "./answered.js"
 * @import { Memory } from "./memory.js"
 * @import { BoardExercise, Person } from "./types"
 */

import { answered } from "./answered.js";
import { once } from "./memory.js";

/** @typedef {{ person: Person, attempt: Attempt }} First */

/**
 * @typedef {object} Done of one class
 * @property {BoardExercise} exercise
 * @property {string | null} classId null: of no class
 * @property {First[]} first
 * @property {Attempt[]} attempts the same without their people
 */

/**
 * @param {Memory} memory
 * @param {BoardExercise} exercise
 * @param {Person[]} people
 * @param {string | null} classId null: all classes
 * @returns {Done[]} of every class in which somebody handed in
 */
export function doneOf({ handedIn }, exercise, people, classId) {
  /** @type {Map<BoardExercise, Done[]>} */
  const byExercise = once(handedIn, people, () => new Map());
  const found = byExercise.get(exercise) ?? byClass(exercise, people);
  byExercise.set(exercise, found);
  return classId === null ? found : found.filter((one) => one.classId === classId);
}

/**
 * @param {BoardExercise} exercise
 * @param {Person[]} people
 */
function byClass(exercise, people) {
  /** @type {Map<string | null, Done>} */
  const classes = new Map();
  for (const person of people) {
    const attempt = person.attempts.find((one) => one.exercise === exercise.id);
    if (!attempt) continue;
    const { classId } = person;
    const done = classes.get(classId) ?? { exercise, classId, first: [], attempts: [] };
    classes.set(classId, done);
    done.first.push({ person, attempt });
    done.attempts.push(attempt);
  }
  return [...classes.values()];
}

/**
 * @param {Memory} memory
 * @param {Standard} standard
 * @param {string} criterion
 * @param {Done} done
 * @returns {Answered[]}
 */
export function answeredOf(memory, standard, criterion, done) {
  const byCriterion = once(memory.answered, done, () => new Map());
  const found =
    byCriterion.get(criterion) ?? answered(standard, done.exercise, criterion, done.attempts);
  byCriterion.set(criterion, found);
  return found;
}
