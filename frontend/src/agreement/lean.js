/** Which way ratings lean, and when nothing may be said of it. */

/** Means below it are not worth a word (agreement.md). */
const LEAN = 0.5;
/** Ratings that lie so much more often on one side of the key have no clear lean, but are not even. */
const ONE_SIDED = 1 / 5;

/**
 * @param {number} lean mean distance to the key
 * @param {{ higher: number, lower: number, n: number }} counts of the ratings compared
 * @returns {"even" | "high" | "low" | "unclear"}
 */
export function leanWay(lean, { higher, lower, n }) {
  if (Math.abs(lean) >= LEAN) return lean > 0 ? "high" : "low";
  return Math.abs(higher - lower) > n * ONE_SIDED ? "unclear" : "even";
}
