/**
 * The overall ratings that a class comes to, beside those of the key.
 *
 * @import { Attempt } from "../store/practice-types"
 * @import { Levels, Standard } from "../shared/types"
 * @import { BoardExercise, OverallFigures } from "./types"
 * @import { Done } from "./handed-in.js"
 * @import { Memory } from "./memory.js"
 */

import { completeRating, ruleTable } from "../rating/rating.js";
import { once } from "./memory.js";

/** The overall rating that gaps leave open. */
export const OPEN = "open";

/**
 * @param {Memory} memory
 * @param {Standard} standard
 */
export function tableOf({ tables }, standard) {
  return once(tables, standard, () => ruleTable(standard));
}

/**
 * The overall rating that follows from an attempt; null where gaps leave it open. Known by the
 * answers, which stay the same when attempts are numbered anew.
 *
 * @param {Memory} memory
 * @param {Standard} standard
 * @param {BoardExercise} exercise
 * @param {Attempt} attempt
 */
function ratingOf(memory, standard, { key }, { answers }) {
  return once(memory.ratings, answers, () => {
    /** @type {Levels} */
    const levels = {};
    for (const criterion in key?.answers.ratings) levels[criterion] = answers[criterion]?.level;
    return completeRating(tableOf(memory, standard), levels);
  });
}

/**
 * The overall rating of the key; null where its own "not enough evidence" leaves it open.
 *
 * @param {Memory} memory
 * @param {Standard} standard
 * @param {BoardExercise} exercise
 */
function keyRating(memory, standard, exercise) {
  const ratings = Object.entries(exercise.key?.answers.ratings ?? {});
  const levels = Object.fromEntries(ratings.map(([criterion, { level }]) => [criterion, level]));
  return completeRating(tableOf(memory, standard), levels);
}

/**
 * @param {Memory} memory
 * @param {Standard} standard
 * @param {BoardExercise[]} exercises
 * @param {Done[]} done
 * @returns {OverallFigures}
 */
export function overallFigures(memory, standard, exercises, done) {
  const counts = Object.fromEntries(
    [...standard.ratings.map(({ id }) => id), OPEN].map((id) => [id, 0]),
  );
  const exact = { count: 0, of: 0 };
  let total = 0;
  for (const { exercise, first } of done) {
    const key = keyRating(memory, standard, exercise);
    total += first.length;
    for (const { attempt } of first) {
      const given = ratingOf(memory, standard, exercise, attempt);
      counts[given ?? OPEN] += 1;
      if (given === null || !key) continue;
      exact.of += 1;
      exact.count += Number(given === key);
    }
  }
  const key = exercises.length === 1 ? keyRating(memory, standard, exercises[0]) : null;
  return { n: total - counts[OPEN], total, exact, counts, key };
}
