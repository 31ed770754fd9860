/**
 * Why an attempt from a file does not count on this board.
 *
 * @import { Attempt } from "../store/practice-types"
 * @import { ApartReason, BoardCourse, BoardExercise } from "./types"
 */

import { once } from "./memory.js";
import { isUnchanged } from "./unchanged.js";

/**
 * Why an attempt does not count here; null when it does.
 *
 * @param {BoardCourse} course
 * @param {Attempt} attempt
 * @returns {ApartReason | null}
 */
export function apartReason(course, attempt) {
  const exercise = exerciseOf(course, attempt.exercise);
  if (!exercise) return "unknown";
  if (exercise.structureHash !== attempt.structureHash) return "structure";
  if (!namesKey(exercise, attempt.keyHash)) return "key";
  const unchanged = once(course.memory.unchanged, attempt, () => isUnchanged(attempt));
  return unchanged ? null : "changed";
}

/**
 * Whether a hash names the key of an exercise: also as locked keys were named before the phrase did.
 *
 * @param {BoardExercise} exercise
 * @param {string} hash
 */
function namesKey({ keyHash, formerKeyHash }, hash) {
  return hash === keyHash || hash === formerKeyHash;
}

/**
 * @param {BoardCourse} course
 * @param {string} id from a file; may be the name of anything
 */
export function exerciseOf({ exercises }, id) {
  return Object.prototype.hasOwnProperty.call(exercises, id) ? exercises[id] : undefined;
}
