/**
 * What would change the overall rating: the fewest criteria to raise, and the single ones.
 *
 * @import { Change, Levels, SingleChange, Standard, Table } from "../shared/types"
 */

import { lower, MAX_STATES, outOfReach, reserve } from "./reach.js";
import { completeLevels, demandsOf, ruleTable, scaleOf, sumOf } from "./table.js";

/**
 * Criteria raised, level steps in all, their positions, their new levels: smaller is better.
 *
 * @typedef {{ count: number, steps: number, positions: number[], levels: number[] }} Plan
 */

/**
 * The fewest criteria to raise for an overall rating of at least `target`; among those the
 * smallest sum of level steps, then the earliest criteria. Empty when the rating is reached
 * already; null when levels are open, no raising is enough, or the rule is too fine to look through.
 * What does not apply stays so.
 *
 * @param {Standard} standard
 * @param {Levels} levels
 * @param {string} target
 * @returns {Change[] | null}
 */
export function fewestChanges(standard, levels, target) {
  const table = ruleTable(standard);
  const goal = table.ratings.indexOf(target);
  if (goal < 0) throw new RangeError(`no rating of the rule: ${target}`);
  const now = completeLevels(table, levels);
  if (now === null) return null;
  const plans = table.ratings.slice(0, goal + 1).map((_, number) => bestPlan(table, number, now));
  const best = smallest(plans.filter((plan) => plan !== null));
  if (best === null) return null;
  return best.positions.map((position, n) => ({
    criterion: table.criteria[position],
    fromLevel: table.levels[now[position]],
    toLevel: table.levels[best.levels[n]],
  }));
}

/**
 * Every criterion and level whose change alone changes the rating; empty with open levels.
 *
 * @param {Standard} standard
 * @param {Levels} levels
 * @returns {SingleChange[]}
 */
export function singleChanges(standard, levels) {
  const table = ruleTable(standard);
  const now = completeLevels(table, levels);
  if (now === null) return [];
  const before = ratingOf(table, now);
  const absent = table.levels.length;
  return table.criteria.flatMap((criterion, position) =>
    table.choices[position].flatMap((level) => {
      if (level === absent || now[position] === absent) return [];
      const rating = ratingOf(table, replaced(now, position, level));
      const [fromLevel, toLevel] = [table.levels[now[position]], table.levels[level]];
      return rating === before ? [] : [{ criterion, fromLevel, toLevel, rating }];
    }),
  );
}

/**
 * Criteria of which one level up or down changes the rating; empty with open levels.
 *
 * @param {Standard} standard
 * @param {Levels} levels
 * @returns {string[]}
 */
export function hinges(standard, levels) {
  const near = singleChanges(standard, levels).filter(
    (change) => Math.abs(stepsOf(standard, change)) === 1,
  );
  return [...new Set(near.map((change) => change.criterion))];
}

/**
 * How many levels a change goes up on the criterion's own scale; below 0: down.
 *
 * @param {Standard} standard
 * @param {Change} change
 */
export function stepsOf(standard, { criterion, fromLevel, toLevel }) {
  const own = scaleOf(
    standard,
    standard.criteria.find(({ id }) => id === criterion),
  );
  return own.indexOf(toLevel) - own.indexOf(fromLevel);
}

/**
 * @param {number[]} now
 * @param {number} position
 * @param {number} level
 */
function replaced(now, position, level) {
  return now.map((old, n) => (n === position ? level : old));
}

/**
 * @param {Table} table
 * @param {number[]} now
 */
function ratingOf(table, now) {
  const number = table.ratings.findIndex((_, n) =>
    demandsOf(table, n).every((demand) => sumOf(demand, now) >= demand.need),
  );
  return number < 0 ? null : table.ratings[number];
}

/**
 * The best way to meet all conditions of one rating; null when there is none. Keeps the best plan
 * for each state of what is lacking: what comes after costs two plans of one state the same.
 *
 * @param {Table} table
 * @param {number} rating
 * @param {number[]} now
 * @returns {Plan | null}
 */
function bestPlan(table, rating, now) {
  const demands = demandsOf(table, rating);
  const reserves = demands.map(reserve);
  const start = demands.map((demand) => Math.max(0, demand.need));
  let plans = [{ lacks: start, plan: { count: 0, steps: 0, positions: [], levels: [] } }];
  for (const [position, current] of now.entries()) {
    /** @type {Map<string, { lacks: number[], plan: Plan }>} */
    const after = new Map();
    for (const { lacks, plan } of plans) {
      for (const [steps, level] of raised(table, position, current).entries()) {
        const left = lower(lacks, demands, position, level);
        if (outOfReach(left, reserves, position + 1)) continue;
        const longer = extend(plan, position, level, steps);
        const known = after.get(left.join());
        if (!known || compare(longer, known.plan) < 0) {
          after.set(left.join(), { lacks: left, plan: longer });
        }
      }
    }
    if (after.size > MAX_STATES) return null;
    plans = /** @type {typeof plans} */ ([...after.values()]);
  }
  return smallest(plans.map(({ plan }) => plan));
}

/**
 * The level that a criterion has and those above it.
 *
 * @param {Table} table
 * @param {number} position
 * @param {number} current
 */
function raised({ choices, levels }, position, current) {
  if (current === levels.length) return [current];
  return choices[position].filter((at) => at >= current && at < levels.length);
}

/**
 * @param {Plan} plan
 * @param {number} position
 * @param {number} level
 * @param {number} steps
 * @returns {Plan}
 */
function extend(plan, position, level, steps) {
  if (steps === 0) return plan;
  return {
    count: plan.count + 1,
    steps: plan.steps + steps,
    positions: [...plan.positions, position],
    levels: [...plan.levels, level],
  };
}

/**
 * @param {Plan[]} plans
 * @returns {Plan | null}
 */
function smallest(plans) {
  return plans.reduce((/** @type {Plan | null} */ best, plan) => {
    return best === null || compare(plan, best) < 0 ? plan : best;
  }, null);
}

/**
 * @param {Plan} a
 * @param {Plan} b
 */
function compare(a, b) {
  const one = [a.count, a.steps, ...a.positions, ...a.levels];
  const two = [b.count, b.steps, ...b.positions, ...b.levels];
  const at = one.findIndex((value, n) => value !== two[n]);
  return at < 0 ? 0 : one[at] - two[at];
}
