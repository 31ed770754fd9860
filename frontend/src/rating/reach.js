/**
 * Which ratings the open levels can still bring, exactly.
 * The criteria are walked one after the other; of the levels so far only that is kept which each
 * rating still lacks, and not even that for a rating out of reach or below a certain one.
 *
 * @import { Demand, Levels, Standard, Table } from "../shared/types"
 */

import { demandsOf, givenLevels, ruleTable } from "./table.js";

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
  const found = new Set(walk(table, given).map(winner));
  return table.ratings.filter((_, number) => found.has(number));
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
 * All states after the last criterion.
 *
 * @param {Table} table
 * @param {(number | null)[]} given
 */
function walk(table, given) {
  const ladder = table.ratings.map((_, number) => demandsOf(table, number));
  const reserves = ladder.map((demands) => demands.map(reserve));
  const start = ladder.map((demands) => demands.map((demand) => Math.max(0, demand.need)));
  let states = [prune(start, reserves, 0)];
  given.forEach((level, position) => {
    const choices = level === null ? table.levels.map((_, index) => index) : [level];
    /** @type {Map<string, State>} */
    const after = new Map();
    for (const state of states) {
      for (const choice of choices) {
        const lacking = state.map((lacks, n) => lacks && lower(lacks, ladder[n], position, choice));
        const next = prune(lacking, reserves, position + 1);
        after.set(JSON.stringify(next), next);
      }
    }
    states = [...after.values()];
  });
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
