/**
 * What would change the overall rating: the fewest criteria to raise, and the single ones.
 *
 * @import { Change, Levels, SingleChange, Standard, Table } from "../shared/types"
 */

import { lower, outOfReach, reserve } from "./reach.js";
import { completeLevels, demandsOf, ruleTable, sumOf } from "./table.js";

/**
 * Criteria raised, level steps in all, their positions, their new levels: smaller is better.
 *
 * @typedef {{ count: number, steps: number, positions: number[], levels: number[] }} Plan
 */

/**
 * The fewest criteria to raise for an overall rating of at least `target`; among those the
 * smallest sum of level steps, then the earliest criteria. Empty when the rating is reached
 * already; null when levels are open or no raising is enough.
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
  return table.criteria.flatMap((criterion, position) =>
    table.levels.flatMap((toLevel, level) => {
      const rating = ratingOf(table, replaced(now, position, level));
      const fromLevel = table.levels[now[position]];
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
  const order = standard.levels.map((level) => level.id);
  const near = singleChanges(standard, levels).filter(
    (change) => Math.abs(order.indexOf(change.toLevel) - order.indexOf(change.fromLevel)) === 1,
  );
  return [...new Set(near.map((change) => change.criterion))];
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
  now.forEach((current, position) => {
    /** @type {Map<string, { lacks: number[], plan: Plan }>} */
    const after = new Map();
    for (const { lacks, plan } of plans) {
      for (let level = current; level < table.levels.length; level += 1) {
        const left = lower(lacks, demands, position, level);
        if (outOfReach(left, reserves, position + 1)) continue;
        const longer = extend(plan, position, level, level - current);
        const known = after.get(left.join());
        if (!known || compare(longer, known.plan) < 0) {
          after.set(left.join(), { lacks: left, plan: longer });
        }
      }
    }
    plans = /** @type {typeof plans} */ ([...after.values()]);
  });
  return smallest(plans.map(({ plan }) => plan));
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
