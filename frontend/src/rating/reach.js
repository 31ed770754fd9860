/**
 * Which ratings the open levels can still bring, exactly.
 * The criteria are walked one after the other; of the levels so far only that is kept which each
 * rating still lacks, and not even that for a rating out of reach or below a certain one. A rule
 * with more than MAX_STATES states is not walked: what is possible is then given by bounds, which
 * never leave a rating out.
 *
 * @import { Demand, Levels, Standard, Table } from "../shared/types"
 */

import { demandsOf, givenLevels, ruleTable } from "./table.js";

/** generator/course/rating/reach.py counts to the same number, so that both say the same. */
export const MAX_STATES = 2_000;

/**
 * What each rating still lacks, best first; null: out of reach; the list ends at a certain one.
 *
 * @typedef {(number[] | null)[]} State
 */

/**
 * Exactly the ratings that some way to fill in the open levels brings, best first.
 *
 * @param {Standard} standard
 * @param {Levels} levels
 */
export function possibleRatings(standard, levels) {
  const table = ruleTable(standard);
  return possibleOf(table, givenLevels(table, levels));
}

/**
 * @param {Table} table
 * @param {(number | null)[]} given
 * @returns {string[]}
 */
export function possibleOf(table, given) {
  const states = walk(table, given);
  if (states === null) return bounded(table, given);
  const found = new Set(states.map(winner));
  return table.ratings.filter((_, number) => found.has(number));
}

/**
 * The least and the most that a demand's weights can still add up to.
 *
 * @param {Table} table
 * @param {Demand} demand
 * @param {(number | null)[]} given
 */
export function boundsOf({ choices }, { weights }, given) {
  const sum = (/** @type {(...weights: number[]) => number} */ pick) =>
    weights.reduce((total, row, n) => {
      const level = given[n];
      return total + (level === null ? pick(...choices[n].map((at) => row[at])) : row[level]);
    }, 0);
  return { least: sum(Math.min), most: sum(Math.max) };
}

/**
 * Every rating whose conditions are each within reach, down to the first that is certain.
 *
 * @param {Table} table
 * @param {(number | null)[]} given
 */
function bounded(table, given) {
  const found = [];
  for (const [number, rating] of table.ratings.entries()) {
    const reach = demandsOf(table, number).map((one) => ({
      ...boundsOf(table, one, given),
      need: one.need,
    }));
    if (reach.every(({ most, need }) => most >= need)) found.push(rating);
    if (reach.every(({ least, need }) => least >= need)) break;
  }
  return found;
}

/**
 * Number of the rating that a finished walk ends at.
 *
 * @param {State} state
 */
function winner(state) {
  return state.length > 0 && state[state.length - 1] !== null ? state.length - 1 : null;
}

/**
 * All states after the last criterion; null where there are too many.
 *
 * @param {Table} table
 * @param {(number | null)[]} given
 */
function walk(table, given) {
  const ladder = table.ratings.map((_, number) => demandsOf(table, number));
  const reserves = ladder.map((demands) => demands.map(reserve));
  const start = ladder.map((demands) => demands.map((demand) => Math.max(0, demand.need)));
  let states = [prune(start, reserves, 0)];
  for (const [position, level] of given.entries()) {
    const choices = level === null ? table.choices[position] : [level];
    /** @type {Map<string, State>} */
    const after = new Map();
    for (const state of states) {
      for (const choice of choices) {
        const lacking = state.map((lacks, n) => lacks && lower(lacks, ladder[n], position, choice));
        const next = prune(lacking, reserves, position + 1);
        after.set(JSON.stringify(next), next);
      }
    }
    if (after.size > MAX_STATES) return null;
    states = [...after.values()];
  }
  return states;
}

/**
 * @param {State} state
 * @param {number[][][]} reserves
 * @param {number} position
 */
function prune(state, reserves, position) {
  /** @type {State} */
  const kept = [];
  for (const [number, lacks] of state.entries()) {
    if (lacks === null || outOfReach(lacks, reserves[number], position)) {
      kept.push(null);
      continue;
    }
    kept.push(lacks);
    if (lacks.every((lack) => lack === 0)) break;
  }
  return kept;
}

/**
 * The most that the criteria from each position on can add to a demand.
 *
 * @param {Demand} demand
 * @returns {number[]}
 */
export function reserve(demand) {
  const sums = [0];
  for (const row of [...demand.weights].reverse()) sums.unshift(sums[0] + Math.max(...row));
  return sums;
}

/**
 * What is lacking after a criterion got a level.
 *
 * @param {number[]} lacks
 * @param {Demand[]} demands
 * @param {number} position
 * @param {number} level
 */
export function lower(lacks, demands, position, level) {
  return lacks.map((lack, n) => Math.max(0, lack - demands[n].weights[position][level]));
}

/**
 * Whether the criteria from `position` on cannot fill what is lacking.
 *
 * @param {number[]} lacks
 * @param {number[][]} reserves
 * @param {number} position
 */
export function outOfReach(lacks, reserves, position) {
  return lacks.some((lack, n) => lack > reserves[n][position]);
}
