/**
 * A target over a class's answers, or over one person's: met, not met, or not enough answers yet.
 *
 * @import { Figures, Target, TargetFigures, TargetPart } from "./types"
 */

import { reaches } from "../agreement/agreement.js";

/**
 * Over figures of any number of dossiers and standards; compares fractions, never rounded shares.
 *
 * @param {Target} target
 * @param {Pick<Figures, "total" | "overall">[]} list
 * @returns {TargetFigures}
 */
export function targetFigures(target, list) {
  const sum = (/** @type {(one: typeof list[number]) => number} */ of) =>
    list.reduce((all, one) => all + of(one), 0);
  const n = sum(({ total }) => total.answered);
  const rated = sum(({ total }) => total.rated);
  const gapSum = sum(({ total }) => total.gapSum);
  const { num, den } = target.leanBelow;
  /** @type {[TargetPart, boolean][]} */
  const parts = [
    [
      "exact",
      reaches(
        { count: sum(({ total }) => total.exact.count), of: n },
        target.exactShare.num,
        target.exactShare.den,
      ),
    ],
    ["discrepant", sum(({ total }) => total.discrepant.count) <= target.discrepantAtMost],
    [
      "overall",
      !target.sameOverallRating || list.every(({ overall: { exact } }) => exact.count === exact.of),
    ],
    ["lean", Math.abs(gapSum) * den < num * Math.max(1, rated)],
  ];
  const failing = parts.flatMap(([part, met]) => (met ? [] : [part]));
  const state = n < target.minimumItems ? "few" : failing.length ? "notMet" : "met";
  return { state, n, minimum: target.minimumItems, failing };
}
