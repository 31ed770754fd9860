/**
 * Opens a locked key (made by generator/locking.py). Works without a secure context, where
 * `crypto.subtle` is missing: a school's plain http, a folder on a stick.
 */

import { gcm } from "@noble/ciphers/aes.js";
import { hmac } from "@noble/hashes/hmac.js";
import { scrypt } from "@noble/hashes/scrypt.js";
import { sha256 } from "@noble/hashes/sha2.js";

/** @typedef {{ v: number, salt: string, name: string, nonce: string, n: number, r: number, p: number, data: string }} Locked */

/** The phrase does not open this key. */
export class WrongPhrase extends Error {}

/**
 * A phrase as it counts: lower case, no tone marks, single spaces.
 *
 * @param {string} phrase
 */
export function normalPhrase(phrase) {
  return phrase
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/\u0111/g, "d")
    .trim()
    .replace(/\s+/g, " ");
}

/**
 * The key itself; rejects with WrongPhrase, or with another error when the data is damaged.
 *
 * @param {Locked} locked
 * @param {string} phrase
 * @returns {Promise<any>}
 */
export async function unlock(locked, phrase) {
  await new Promise((done) => setTimeout(done, 30)); // lets the page show that it is busy
  const { n: N, r, p } = locked;
  const course = scrypt(normalPhrase(phrase), bytes(locked.salt), { N, r, p, dkLen: 32 });
  const key = hmac(sha256, course, new TextEncoder().encode(`taphuan/key/${locked.name}`));
  return JSON.parse(new TextDecoder().decode(opened(locked, key)));
}

/**
 * @param {Locked} locked
 * @param {Uint8Array} key
 */
function opened(locked, key) {
  const data = bytes(locked.data);
  try {
    return gcm(key, bytes(locked.nonce)).decrypt(data);
  } catch {
    throw new WrongPhrase();
  }
}

/** @param {string} base64 */
function bytes(base64) {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
