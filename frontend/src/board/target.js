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
    [
      "discrepant",
      fewApart(
        target,
        sum(({ total }) => total.discrepant.count),
        n,
      ),
    ],
    [
      "overall",
      sameRatings(target, {
        count: sum(({ overall }) => overall.exact.count),
        of: sum(({ overall }) => overall.exact.of),
      }),
    ],
    ["lean", Math.abs(gapSum) * den < num * Math.max(1, rated)],
  ];
  const failing = parts.flatMap(([part, met]) => (met ? [] : [part]));
  const state = n < target.minimumItems ? "few" : failing.length ? "notMet" : "met";
  return { state, n, minimum: target.minimumItems, failing };
}

/**
 * Whether few enough answers are two levels apart: so many, or for a class such a share of all. One
 * slip of one person among sixty says nothing about the sixty.
 *
 * @param {Target} target
 * @param {number} count
 * @param {number} of
 */
function fewApart({ discrepantAtMost, discrepantShare }, count, of) {
  if (!discrepantShare) return count <= discrepantAtMost;
  return count * discrepantShare.den <= of * discrepantShare.num;
}

/**
 * Whether the overall ratings are those of the key: all of them, or for a class such a share.
 *
 * @param {Target} target
 * @param {{ count: number, of: number }} exact
 */
function sameRatings({ sameOverallRating, sameOverallShare }, exact) {
  if (!sameOverallRating || exact.of === 0) return true;
  if (!sameOverallShare) return exact.count === exact.of;
  return reaches(exact, sameOverallShare.num, sameOverallShare.den);
}
