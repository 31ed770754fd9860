/**
 * Criteria that lay off the key again and again: counted over first tries of several dossiers, said
 * only of what came at least twice, and never more than a few.
 *
 * @import { Attempt } from "../store/practice-types"
 */

/** Dossiers in which a criterion must have been off before anything is said of it. */
export const LEAST = 2;
/** Of those in which it was compared, so many must be off. */
const SHARE = 2 / 3;
/** So many criteria at once. */
export const MOST = 3;

/**
 * @typedef {object} Severity
 * @property {string} criterion
 * @property {"higher" | "lower" | "both"} side
 * @property {number} n dossiers in which it was compared
 * @property {number} off dossiers in which it was off
 * @property {number} far the largest distance, in levels
 * @property {string} last exercise of the last of these
 */

/**
 * First tries whose distances are known.
 *
 * @param {Attempt[]} attempts oldest first
 * @param {string} standard
 */
export function firstTries(attempts, standard) {
  return attempts.filter(
    ({ kind, number, standard: own, summary: { gaps } }) =>
      kind === "dossier" && number === 1 && own === standard && gaps,
  );
}

/**
 * What to practise, the furthest first; empty where nothing came twice.
 *
 * @param {Attempt[]} tries
 * @returns {Severity[]}
 */
export function severities(tries) {
  const criteria = new Set(tries.flatMap(({ summary: { gaps = {} } }) => Object.keys(gaps)));
  return [...criteria]
    .map((criterion) => severityOf(criterion, tries))
    .filter(({ one: { off, n } }) => off >= LEAST && off / n >= SHARE)
    .sort((a, b) => b.sum - a.sum || b.one.off - a.one.off)
    .slice(0, MOST)
    .map(({ one }) => one);
}

/**
 * @param {string} criterion
 * @param {Attempt[]} tries
 * @returns {{ one: Severity, sum: number }}
 */
function severityOf(criterion, tries) {
  const compared = tries.flatMap(({ exercise, summary: { gaps = {} } }) =>
    criterion in gaps ? [{ exercise, gap: gaps[criterion] }] : [],
  );
  const off = compared.filter(({ gap }) => gap !== 0);
  const sides = new Set(off.map(({ gap }) => Math.sign(gap)));
  const distances = off.map(({ gap }) => Math.abs(gap));
  const one = {
    criterion,
    side: /** @type {Severity["side"]} */ (
      sides.size > 1 ? "both" : sides.has(1) ? "higher" : "lower"
    ),
    n: compared.length,
    off: off.length,
    far: Math.max(0, ...distances),
    last: off[off.length - 1]?.exercise ?? "",
  };
  return { one, sum: distances.reduce((sum, distance) => sum + distance, 0) };
}
