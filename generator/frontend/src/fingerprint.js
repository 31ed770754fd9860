/** One text for one value, whatever the order of its keys, and a fingerprint of that text. */

import { sha256 } from "@noble/hashes/sha2.js";

/**
 * JSON with sorted keys and no spaces; Python's `generator.payload.digest` reads the same text.
 *
 * @param {unknown} value
 * @returns {string}
 */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (!value || typeof value !== "object") return JSON.stringify(value) ?? "null";
  const parts = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`);
  return `{${parts.join()}}`;
}

/**
 * SHA-256 of a value as 64 hexadecimal letters; works where `crypto.subtle` is missing.
 *
 * @param {unknown} value
 */
export function fingerprint(value) {
  return hex(sha256(new TextEncoder().encode(canonical(value))));
}

/** @param {Uint8Array} bytes */
export function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
