/**
 * What people read of a condition: how much there is, and how much it takes. Of points what there
 * is is rounded down and what it takes is rounded up: a mean that misses its mark by a hair is
 * never shown as having reached it.
 *
 * @import { Clause, Table, Verdict } from "../shared/types"
 */

import { HUNDRED, mostPoints, wholes } from "./table.js";

/**
 * Given levels only: criteria at the level or, for `noMoreThan`, below it; groups; points.
 *
 * @param {Table} table
 * @param {Clause} clause
 * @param {(number | null)[]} given
 * @param {Verdict[]} verdicts
 */
export function have(table, { kind, level, demands }, given, verdicts) {
  const absent = table.levels.length;
  if (kind === "eachGroup" || kind === "eachGroupMean") {
    return verdicts.filter((met) => met === true).length;
  }
  const at = given.map((one, n) => (demands[0].members[n] && one !== absent ? one : null));
  if (level !== null) {
    const below = kind === "noMoreThan";
    return at.filter((one) => one !== null && one < level === below).length;
  }
  const sum = (/** @type {(n: number, at: number) => number} */ of) =>
    at.reduce((/** @type {number} */ total, one, n) => total + (one === null ? 0 : of(n, one)), 0);
  const total = sum((n, one) => table.points[n][one]);
  const parts = kind === "meanPoints" ? sum((n) => table.factors[n]) : HUNDRED;
  return parts === 0 ? 0 : wholes(total, parts) / HUNDRED;
}

/**
 * How much of it; of shares, what they are of the criteria that apply (an open one does).
 *
 * @param {Table} table
 * @param {Clause} clause
 * @param {(number | null)[]} given
 */
export function need(table, { kind, condition, demands }, given) {
  const { num, den, count = 0 } = condition;
  const applies = given.map((one, n) => demands[0].members[n] && one !== table.levels.length);
  const size = applies.filter(Boolean).length;
  switch (kind) {
    case "eachGroup":
    case "eachGroupMean":
      return demands.length;
    case "every":
    case "named":
      return size;
    case "share":
      return -wholes(-(num ?? 0) * size, den ?? 1);
    case "noMoreThan":
      return num === undefined ? count : wholes(num * size, den ?? 1);
    case "pointsShare": {
      const most = applies.reduce((sum, one, n) => sum + (one ? mostPoints(table, n) : 0), 0);
      return -wholes(-(num ?? 0) * most, (den ?? 1) * HUNDRED) / HUNDRED;
    }
    default:
      return count;
  }
}
