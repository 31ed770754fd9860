/**
 * Whether the answers of an attempt are those that were handed in.
 *
 * @import { Attempt } from "../practice-types"
 */

import { sha256 } from "@noble/hashes/sha2.js";

import { hex } from "../fingerprint.js";
import { attemptFingerprint } from "../store-records.js";

const encoder = new TextEncoder();

/** @type {WeakMap<Attempt, boolean>} */
const checked = new WeakMap();

/** @param {Attempt} attempt */
export function isUnchanged(attempt) {
  const found = checked.get(attempt) ?? matches(attempt);
  checked.set(attempt, found);
  return found;
}

/**
 * The store keeps handed-in answers with sorted keys, so the browser itself writes the text that
 * the fingerprint is of; only where that does not match, the keys are sorted here.
 *
 * @param {Attempt} attempt
 */
function matches(attempt) {
  const text = storedText(attempt);
  return hex(sha256(encoder.encode(text))) === attempt.fingerprint || attemptFingerprint(attempt) === attempt.fingerprint;
}

/** @param {Attempt} attempt */
export function storedText({ answers, exercise, keyHash }) {
  return JSON.stringify({ answers, exercise, keyHash });
}
