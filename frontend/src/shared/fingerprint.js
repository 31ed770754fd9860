/** One text for one value, whatever the order of its keys, and a fingerprint of that text. */

import { sha256 } from "@noble/hashes/sha2.js";

/**
 * JSON with sorted keys and no spaces, the same text that Python makes of it
 * (`generator.practice.standard_payload.digest`).
 *
 * @param {unknown} value
 * @returns {string}
 */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (!value || typeof value !== "object") return JSON.stringify(value) ?? "null";
  const fields = /** @type {Record<string, unknown>} */ (value);
  let text = "";
  for (const key of Object.keys(fields).sort()) {
    if (fields[key] === undefined) continue;
    text += `${text && ","}${JSON.stringify(key)}:${canonical(fields[key])}`;
  }
  return `{${text}}`;
}

const encoder = new TextEncoder();
const PAIRS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/**
 * SHA-256 of a value as 64 hexadecimal letters; works where `crypto.subtle` is missing.
 *
 * @param {unknown} value
 */
export function fingerprint(value) {
  return hex(sha256(encoder.encode(canonical(value))));
}

/** @param {Uint8Array} bytes */
export function hex(bytes) {
  let text = "";
  for (const byte of bytes) text += PAIRS[byte];
  return text;
}
