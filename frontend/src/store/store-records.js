/**
 * What the store does with records once they are read: number and order.
 *
 * @import { Attempt } from "./practice-types"
 */

import { fingerprint } from "../shared/fingerprint.js";

/**
 * @param {string} exercise
 * @param {string} keyHash
 */
export function draftKey(exercise, keyHash) {
  return `draft/${exercise}/${keyHash}`;
}

/**
 * What names an attempt's answers: nobody can change them afterwards without changing it.
 *
 * @param {{ exercise: unknown, keyHash: unknown, answers: unknown }} attempt
 */
export function attemptFingerprint({ exercise, keyHash, answers }) {
  return fingerprint({ exercise, keyHash, answers });
}

/**
 * Oldest first, each with its number among the attempts of its exercise or unit.
 *
 * @param {Attempt[]} attempts
 * @returns {Attempt[]}
 */
export function numbered(attempts) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  const inTime = attempts.sort((a, b) => byTime(a.handedInAt + a.id, b.handedInAt + b.id));
  return inTime.map((attempt) => {
    const what = attempt.unit ?? attempt.exercise;
    const number = (counts.get(what) ?? 0) + 1;
    counts.set(what, number);
    return { ...attempt, number };
  });
}

/**
 * Orders times as they are written, and any other text of ASCII letters.
 *
 * @param {string} a
 * @param {string} b
 */
export function byTime(a, b) {
  return a < b ? -1 : Number(a > b);
}
