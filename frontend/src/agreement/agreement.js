/**
 * Figures of agreement between ratings and a key. Levels are numbers 0 to K-1, K from the standard.
 * A figure that would mislead is null, with the reason: never a false number.
 *
 * Kappa: Cohen 1960, 1968. AC1, AC2: Gwet 2008, 2014. 2K² ratings for a kappa: Cicchetti 1976.
 */

import { chanceFree, kappaOf, margins, quadratic, shareTable } from "./chance.js";

/**
 * One rated thing; null where nobody gave a level, or the key gives none.
 *
 * @typedef {{ given: number | null, key: number | null, accept?: number[] }} Item
 */

/** @typedef {"nothing" | "few" | "allOneLevel" | "oneSideOneLevel"} Reason */

/** @typedef {{ value: number | null, reason?: Reason }} Figure */

/** @typedef {{ count: number, of: number }} Share */

/**
 * @typedef {object} Agreement
 * @property {number} total items asked for
 * @property {number} n items with a level on both sides
 * @property {Share} exact within the key's accepted set
 * @property {number} accepted of these, other than the key's own level
 * @property {Share} withinOne
 * @property {Share} discrepant two levels apart or more
 * @property {number} higher
 * @property {number} lower
 * @property {Figure} lean mean of given - key
 * @property {Figure} meanAbsolute
 * @property {Figure} kappa
 * @property {Figure} weightedKappa
 * @property {Figure} ac1
 * @property {Figure} ac2
 * @property {number[][]} tally rows: key, columns: given
 */

/**
 * All figures over some items.
 *
 * @param {Item[]} items
 * @param {number} levels K
 * @param {number} [least] items that a kappa needs
 * @returns {Agreement}
 */
export function agreement(items, levels, least = 2 * levels * levels) {
  const rated = items.flatMap(({ given, key, accept }) =>
    given === null || key === null ? [] : [{ given, key, d: given - key, accept: accept ?? [] }],
  );
  const n = rated.length;
  const count = (/** @type {(item: typeof rated[number]) => boolean} */ test) =>
    rated.filter(test).length;
  const mean = (/** @type {number[]} */ values) =>
    n ? { value: values.reduce((sum, value) => sum + value, 0) / n } : nothing();
  const accepted = count(({ given, d, accept }) => d !== 0 && accept.includes(given));
  const tally = tallyOf(rated, levels);
  return {
    total: items.length,
    n,
    exact: { count: count(({ d }) => d === 0) + accepted, of: n },
    accepted,
    withinOne: { count: count(({ d }) => Math.abs(d) <= 1), of: n },
    discrepant: { count: count(({ d }) => Math.abs(d) >= 2), of: n },
    higher: count(({ d }) => d > 0),
    lower: count(({ d }) => d < 0),
    lean: mean(rated.map(({ d }) => d)),
    meanAbsolute: mean(rated.map(({ d }) => Math.abs(d))),
    ...chanceCorrected(tally, n, least),
    tally,
  };
}

/** @returns {Figure} */
const nothing = () => ({ value: null, reason: "nothing" });

/**
 * How often each level was given where the key has each level.
 *
 * @param {{ given: number, key: number }[]} rated
 * @param {number} levels
 */
export function tallyOf(rated, levels) {
  const tally = Array.from({ length: levels }, () => Array(levels).fill(0));
  for (const { given, key } of rated) tally[key][given] += 1;
  return tally;
}

/**
 * Sums tallies of several dossiers of one scale: counts are pooled, averages never averaged.
 *
 * @param {number[][][]} tallies
 * @param {number} levels
 */
export function pooled(tallies, levels) {
  const sum = tallyOf([], levels);
  for (const tally of tallies) {
    tally.forEach((row, key) => row.forEach((times, given) => (sum[key][given] += times)));
  }
  return sum;
}

/**
 * The items that a tally counts, for figures over what was kept as counts only.
 *
 * @param {number[][]} tally
 * @returns {Item[]}
 */
export function itemsOf(tally) {
  return tally.flatMap((row, key) =>
    row.flatMap((times, given) => Array.from({ length: times }, () => ({ given, key }))),
  );
}

/**
 * @param {number[][]} tally
 * @param {number} n
 * @param {number} least
 * @returns {Pick<Agreement, "kappa" | "weightedKappa" | "ac1" | "ac2">}
 */
function chanceCorrected(tally, n, least) {
  if (n === 0)
    return { kappa: nothing(), weightedKappa: nothing(), ac1: nothing(), ac2: nothing() };
  const table = shareTable(tally, n);
  const weighted = quadratic(table.length);
  const reason = n < least ? "few" : constantSides(table);
  const kappa = (/** @type {number[][] | undefined} */ weights) => {
    if (reason === "few" || reason === "allOneLevel") return { value: null, reason };
    return reason ? { value: 0, reason } : { value: kappaOf(table, weights) };
  };
  return {
    kappa: kappa(undefined),
    weightedKappa: kappa(weighted),
    ac1: { value: chanceFree(table) },
    ac2: { value: chanceFree(table, weighted) },
  };
}

/**
 * Kappa is 0/0 where both sides stay on one level, and 0 whatever is given where one side does.
 *
 * @param {number[][]} table
 * @returns {Reason | undefined}
 */
function constantSides(table) {
  const { rows, columns } = margins(table);
  if (rows.some((share, level) => share === 1 && columns[level] === 1)) return "allOneLevel";
  return [...rows, ...columns].includes(1) ? "oneSideOneLevel" : undefined;
}

/**
 * Whether a share reaches a fraction, by integers: 11 of 15 is never rounded up to 3/4.
 *
 * @param {Share} share
 * @param {number} num
 * @param {number} den
 */
export function reaches({ count, of }, num, den) {
  return of > 0 && count * den >= num * of;
}

/**
 * Wilson's interval for a share; rough where items of one dossier are not independent.
 *
 * @param {Share} share
 * @param {number} [z]
 * @returns {{ low: number, high: number } | null}
 */
export function wilson({ count, of }, z = 1.959963984540054) {
  if (of === 0) return null;
  const p = count / of;
  const centre = p + (z * z) / (2 * of);
  const spread = z * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of));
  const whole = 1 + (z * z) / of;
  return {
    low: count === 0 ? 0 : (centre - spread) / whole,
    high: count === of ? 1 : (centre + spread) / whole,
  };
}

/**
 * How many dossiers end at the same overall rating, and how far apart they are on average.
 *
 * @param {{ given: number | null, key: number | null }[]} decisions positions in the rule
 * @returns {{ same: Share, distance: Figure, total: number }}
 */
export function overallAgreement(decisions) {
  const gaps = decisions.flatMap(({ given, key }) =>
    given === null || key === null ? [] : [Math.abs(given - key)],
  );
  const of = gaps.length;
  const sum = gaps.reduce((total, gap) => total + gap, 0);
  return {
    same: { count: gaps.filter((gap) => gap === 0).length, of },
    distance: of ? { value: sum / of } : nothing(),
    total: decisions.length,
  };
}
