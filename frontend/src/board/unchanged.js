/**
 * Whether the answers of an attempt are those that were handed in.
 *
 * @import { Attempt } from "../store/practice-types"
 */

import { sha256 } from "@noble/hashes/sha2.js";

import { hex } from "../shared/fingerprint.js";
import { attemptFingerprint } from "../store/store-records.js";

const encoder = new TextEncoder();
/** Room for the text of one attempt; hundreds are looked at one after the other. */
let room = new Uint8Array(1 << 14);

/**
 * The store keeps handed-in answers with sorted keys, so the browser itself writes the text that
 * the fingerprint is of; only where that does not match, the keys are sorted here.
 *
 * @param {Attempt} attempt
 */
export function isUnchanged(attempt) {
  const text = storedText(attempt);
  return (
    hex(sha256(bytesOf(text))) === attempt.fingerprint ||
    attemptFingerprint(attempt) === attempt.fingerprint
  );
}

/**
 * The text as UTF-8, good until the next call.
 *
 * @param {string} text
 */
function bytesOf(text) {
  if (room.length < text.length * 3) room = new Uint8Array(text.length * 3);
  return room.subarray(0, encoder.encodeInto(text, room).written);
}

/** @param {Attempt} attempt */
export function storedText({ answers, exercise, keyHash }) {
  return JSON.stringify({ answers, exercise, keyHash });
}
