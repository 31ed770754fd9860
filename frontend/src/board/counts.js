/**
 * Counts over answers that were set beside their key.
 *
 * @import { Share } from "../agreement/agreement.js"
 * @import { Answered } from "./answered.js"
 * @import { Counts, CriterionFigures } from "./types"
 */

/**
 * @param {Answered[]} found
 * @returns {Counts}
 */
export function countsOf(found) {
  const sum = {
    gap: 0,
    exact: 0,
    near: 0,
    far: 0,
    apart: 0,
    higher: 0,
    lower: 0,
    rated: 0,
    gapSum: 0,
  };
  let n = 0;
  for (const one of found) {
    n += one.times;
    if (one.gap !== null) {
      sum.rated += one.times;
      sum.gapSum += one.gap * one.times;
    }
    addVerdict(sum, one);
  }
  return counts(n, sum);
}

/** @typedef {{ gap: number, exact: number, near: number, far: number, apart: number, higher: number, lower: number, rated: number, gapSum: number }} Sum */

/**
 * @param {number} n
 * @param {Sum} sum
 * @returns {Counts}
 */
function counts(n, { gap, exact, near, far, apart, higher, lower, rated, gapSum }) {
  const of = n - gap;
  return {
    n,
    answered: of,
    gap,
    exact: { count: exact, of },
    within1: { count: exact + near, of },
    discrepant: { count: far, of },
    apart,
    higher,
    lower,
    rated,
    gapSum,
    lean: rated ? gapSum / rated : null,
  };
}

/**
 * @param {Sum} sum
 * @param {Answered} one
 */
function addVerdict(sum, { verdict, gap, times }) {
  if (verdict === "missing") sum.gap += times;
  else if (verdict === "match" || verdict === "accepted") sum.exact += times;
  else if (verdict === "notEnough" || verdict === "enough") sum.apart += times;
  else {
    sum[verdict] += times;
    sum[Math.abs(gap ?? 0) >= 2 ? "far" : "near"] += times;
  }
}

/**
 * Pairs of people with different answers, out of all pairs: 0 when the room is of one mind.
 *
 * @param {number[]} counts how many chose each answer
 * @returns {Share}
 */
export function pairsApart(counts) {
  const pairs = (/** @type {number} */ n) => (n * (n - 1)) / 2;
  const of = pairs(counts.reduce((sum, n) => sum + n, 0));
  return { count: of - counts.reduce((sum, n) => sum + pairs(n), 0), of };
}

/**
 * Criteria with the smallest share of the key's answers first; of equals, those with more answers
 * far from the key, then those on which the room is most divided, then as the standard orders them.
 *
 * @param {CriterionFigures[]} criteria
 */
export function hardestFirst(criteria) {
  const order = criteria.map((one, place) => ({ one, place }));
  order.sort(
    (a, b) =>
      byShare(
        b.one.answered - b.one.exact.count,
        b.one.answered,
        a.one.answered - a.one.exact.count,
        a.one.answered,
      ) ||
      byShare(b.one.discrepant.count, b.one.answered, a.one.discrepant.count, a.one.answered) ||
      byShare(b.one.spread.count, b.one.spread.of, a.one.spread.count, a.one.spread.of) ||
      a.place - b.place,
  );
  return order.map(({ one }) => one.criterion);
}

/**
 * Compares a/ofA with b/ofB as fractions; nothing out of nothing is 0.
 *
 * @param {number} a
 * @param {number} ofA
 * @param {number} b
 * @param {number} ofB
 */
function byShare(a, ofA, b, ofB) {
  return a * (ofB || 1) - b * (ofA || 1);
}
