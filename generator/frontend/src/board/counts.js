/**
 * Counts over answers that were set beside their key.
 *
 * @import { Share } from "../agreement.js"
 * @import { Comparison } from "../scoring.js"
 * @import { Counts, CriterionFigures } from "./types"
 */

/**
 * @param {Comparison[]} found
 * @returns {Counts}
 */
export function countsOf(found) {
  const count = (/** @type {(one: Comparison) => boolean} */ test) => found.filter(test).length;
  const off = (/** @type {Comparison} */ one) =>
    one.verdict === "higher" || one.verdict === "lower" ? Math.abs(one.gap ?? 0) : 0;
  const exact = count(({ verdict }) => verdict === "match" || verdict === "accepted");
  const gap = count(({ verdict }) => verdict === "missing");
  const gaps = found.flatMap((one) => (one.gap === null ? [] : [one.gap]));
  const gapSum = gaps.reduce((sum, one) => sum + one, 0);
  const answered = found.length - gap;
  return {
    n: found.length,
    answered,
    gap,
    exact: { count: exact, of: answered },
    within1: { count: exact + count((one) => off(one) === 1), of: answered },
    discrepant: { count: count((one) => off(one) >= 2), of: answered },
    apart: count(({ verdict }) => verdict === "notEnough" || verdict === "enough"),
    higher: count(({ verdict }) => verdict === "higher"),
    lower: count(({ verdict }) => verdict === "lower"),
    rated: gaps.length,
    gapSum,
    lean: gaps.length ? gapSum / gaps.length : null,
  };
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
      byShare(b.one.answered - b.one.exact.count, b.one.answered, a.one.answered - a.one.exact.count, a.one.answered) ||
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
