/**
 * Fresh cases for any rating rule, close to its edges, where mistakes are made: criteria fall one
 * after the other until the rating does. The case is the last one before the fall, or the first
 * one after it.
 *
 * @import { Levels, Standard } from "../shared/types"
 */

import { overallRating, scaleOf } from "../rating/rating.js";
import { randomNumbers, shuffled } from "./random.js";

/** How criteria take turns in falling: as it comes, the pivotal ones last, one goes deep first. */
const MANNERS = 3;

/**
 * The case with this number; the same for everyone. Ratings take turns, the best one first.
 *
 * @param {Standard} standard
 * @param {number} seed
 * @param {number} number from 1
 * @returns {Levels}
 */
export function freshCase(standard, seed, number) {
  const random = randomNumbers(Math.imul(seed, 0x9e3779b1) + number);
  const turns = Math.max(1, standard.ratings.length - 1);
  const wanted = (number - 1) % turns;
  const manner = Math.floor((number - 1) / turns) % MANNERS;
  let before = highLevels(standard, random);
  for (const criterion of fallingOrder(standard, manner, random)) {
    const after = lowered(standard, before, criterion);
    if (ratingNumber(standard, after) > wanted) return random() < 0.5 ? before : after;
    before = after;
  }
  return before;
}

/**
 * Mostly the highest level; the few that are one lower cost no rating.
 *
 * @param {Standard} standard
 * @param {() => number} random
 * @returns {Levels}
 */
function highLevels(standard, random) {
  /** @type {Levels} */
  let levels = Object.fromEntries(
    standard.criteria.map((one) => [one.id, scaleOf(standard, one).slice(-1)[0]]),
  );
  for (const { id } of standard.criteria) {
    const less = random() < 0.25 ? lowered(standard, levels, id) : levels;
    if (ratingNumber(standard, less) === 0) levels = less;
  }
  return levels;
}

/**
 * Criteria in the order in which they lose a level, each as often as there are levels to lose.
 *
 * @param {Standard} standard
 * @param {number} manner
 * @param {() => number} random
 * @returns {string[]}
 */
function fallingOrder(standard, manner, random) {
  const ids = standard.criteria.map(({ id }) => id);
  const pivotal = new Set(standard.criteria.filter((c) => c.pivotal).map(({ id }) => id));
  const last = (/** @type {string} */ id) => Number(pivotal.has(id));
  const rounds = standard.levels.slice(1).flatMap(() => {
    const round = shuffled(ids, random);
    return manner === 1 ? round.sort((a, b) => last(a) - last(b)) : round;
  });
  const deep = manner === 2 ? standard.levels.slice(1).map(() => rounds[0]) : [];
  return [...deep, ...rounds];
}

/**
 * @param {Standard} standard
 * @param {Levels} levels
 * @param {string} criterion
 * @returns {Levels}
 */
function lowered(standard, levels, criterion) {
  const own = scaleOf(
    standard,
    standard.criteria.find(({ id }) => id === criterion),
  );
  const index = own.indexOf(levels[criterion] ?? "");
  return { ...levels, [criterion]: own[Math.max(0, index - 1)] };
}

/**
 * @param {Standard} standard
 * @param {Levels} levels
 */
function ratingNumber(standard, levels) {
  const { rating } = overallRating(standard, levels);
  return standard.ratings.findIndex(({ id }) => id === rating);
}
