/**
 * Habits of rating that show over several dossiers: whether a person uses less of the scale than the
 * keys do, keeps to the middle, or gives one file one level (halo). Said only where there is enough
 * to see it, and as something to look at, never as a verdict.
 *
 * @import { Attempt } from "../store/practice-types"
 */

/** Levels compared, and dossiers, below which nothing is said. */
const LEAST_LEVELS = 30;
export const LEAST_DOSSIERS = 2;
/** Spread beside the key's: below this share it is worth a word. */
const NARROW = 0.7;
/** More of the middle than the key, in shares of all. */
const MORE_MIDDLE = 0.15;

/** @typedef {"halo" | "narrow" | "middle"} Habit */

/**
 * @typedef {object} Spread of one side
 * @property {number} whole variance of all levels
 * @property {number} within mean variance inside a dossier
 * @property {number} middle share of levels that are neither the lowest nor the highest
 */

/**
 * Keys and levels given over some dossiers.
 *
 * @param {number[][][]} tallies rows: key, columns: given; one for each dossier
 * @returns {{ n: number, given: Spread, key: Spread }}
 */
export function spreads(tallies) {
  const given = tallies.map((tally) => levelsOf(columns(tally)));
  const key = tallies.map((tally) => levelsOf(tally.map(sum)));
  const top = (tallies[0]?.length ?? 1) - 1;
  return {
    n: sum(given.map((list) => list.length)),
    given: spread(given, top),
    key: spread(key, top),
  };
}

/**
 * What there is to look at; empty where too little was rated, or nothing stands out.
 *
 * @param {number[][][]} tallies
 * @returns {Habit[]}
 */
export function habitsOf(tallies) {
  const { n, given, key } = spreads(tallies);
  if (tallies.length < LEAST_DOSSIERS || n < LEAST_LEVELS) return [];
  /** @type {[Habit, boolean][]} */
  const looks = [
    ["halo", ratio(given.within, key.within) < NARROW && ratio(given.whole, key.whole) >= NARROW],
    ["narrow", ratio(given.whole, key.whole) < NARROW],
    ["middle", given.middle - key.middle > MORE_MIDDLE],
  ];
  return looks.flatMap(([habit, seen]) => (seen ? [habit] : []));
}

const sum = (/** @type {number[]} */ list) => list.reduce((all, one) => all + one, 0);

/** Spread beside spread, as standard deviations. */
const ratio = (/** @type {number} */ own, /** @type {number} */ other) =>
  other === 0 ? 1 : Math.sqrt(own / other);

/** @param {number[][]} tally */
function columns(tally) {
  return tally.map((_, level) => sum(tally.map((row) => row[level])));
}

/**
 * Counts of levels as a list of levels.
 *
 * @param {number[]} counts
 */
function levelsOf(counts) {
  return counts.flatMap((times, level) => Array.from({ length: times }, () => level));
}

/** @param {number[]} list */
function variance(list) {
  const mean = sum(list) / list.length;
  return sum(list.map((one) => (one - mean) ** 2)) / list.length;
}

/**
 * @param {number[][]} files
 * @param {number} top
 * @returns {Spread}
 */
function spread(files, top) {
  const all = files.flat();
  const filled = files.filter((list) => list.length);
  const middle = all.filter((level) => level > 0 && level < top).length;
  return {
    whole: all.length ? variance(all) : 0,
    within: filled.length ? sum(filled.map(variance)) / filled.length : 0,
    middle: all.length ? middle / all.length : 0,
  };
}

/**
 * Tallies of first tries at the dossiers of a standard.
 *
 * @param {Attempt[]} attempts
 * @param {string} standard
 * @param {number} levels
 */
export function talliesOf(attempts, standard, levels) {
  return attempts.flatMap(({ kind, number, standard: own, summary: { tally } }) =>
    kind === "dossier" && number === 1 && own === standard && tally?.length === levels
      ? [tally]
      : [],
  );
}
