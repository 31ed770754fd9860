/**
 * The overall ratings that a class comes to, beside those of the key.
 *
 * @import { Standard } from "../types"
 * @import { BoardExercise, OverallFigures } from "./types"
 * @import { First } from "./figures.js"
 */

import { completeRating } from "../rating.js";

/** The overall rating that gaps leave open. */
export const OPEN = "open";

/** @type {WeakMap<object, string | null>} */
const known = new WeakMap();

/**
 * The overall rating that follows from an attempt; null where gaps leave it open.
 *
 * @param {Standard} standard
 * @param {First} first
 */
export function ratingOf(standard, { attempt, criteria }) {
  if (!known.has(attempt)) {
    const levels = Object.fromEntries(criteria.map(({ criterion, given }) => [criterion, given]));
    known.set(attempt, completeRating(standard, levels));
  }
  return known.get(attempt) ?? null;
}

/**
 * The overall rating of the key; null where its own "not enough evidence" leaves it open.
 *
 * @param {Standard} standard
 * @param {BoardExercise} exercise
 */
export function keyRating(standard, exercise) {
  const ratings = Object.entries(exercise.key?.answers.ratings ?? {});
  const levels = Object.fromEntries(ratings.map(([criterion, { level }]) => [criterion, level]));
  return completeRating(standard, levels);
}

/**
 * @param {Standard} standard
 * @param {BoardExercise[]} exercises
 * @param {First[]} first
 * @returns {OverallFigures}
 */
export function overallFigures(standard, exercises, first) {
  const keys = new Map(exercises.map((one) => [one.id, keyRating(standard, one)]));
  const counts = Object.fromEntries([...standard.ratings.map(({ id }) => id), OPEN].map((id) => [id, 0]));
  const exact = { count: 0, of: 0 };
  for (const one of first) {
    const [given, key] = [ratingOf(standard, one), keys.get(one.exercise.id)];
    counts[given ?? OPEN] += 1;
    if (given === null || !key) continue;
    exact.of += 1;
    exact.count += Number(given === key);
  }
  const key = exercises.length === 1 ? (keys.get(exercises[0].id) ?? null) : null;
  return { n: first.length - counts[OPEN], total: first.length, exact, counts, key };
}
