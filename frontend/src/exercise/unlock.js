/**
 * Opens a locked key (made by generator/practice/locking.py). Works without a secure context, where
 * `crypto.subtle` is missing: a school's plain http, a folder on a stick. AES-256-GCM-SIV (RFC 8452).
 */

import { gcmsiv } from "@noble/ciphers/aes.js";
import { hmac } from "@noble/hashes/hmac.js";
import { scrypt } from "@noble/hashes/scrypt.js";
import { sha256 } from "@noble/hashes/sha2.js";

import { hex } from "../shared/fingerprint.js";

/** @typedef {{ v: number, salt: string, name: string, n: number, r: number, p: number, data: string }} Locked */

const encoder = new TextEncoder();
/** Every key is used for one text, so the nonce can stay as it is. */
const NONCE = new Uint8Array(12);
const TAG_BYTES = 16;

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
  return unlockWith(locked, await openerOf(locked, phrase));
}

/**
 * What opens this one key and no other, in place of the phrase, which opens a whole course: this is
 * what a computer may keep. A key of AES in hexadecimal digits.
 *
 * @param {Locked} locked
 * @param {string} phrase
 */
export async function openerOf(locked, phrase) {
  await new Promise((done) => setTimeout(done, 30)); // gives the page time to show that it is busy
  const { n: N, r, p, name } = locked;
  const course = scrypt(normalPhrase(phrase), bytes(locked.salt), { N, r, p, dkLen: 32 });
  return hex(hmac(sha256, course, encoder.encode(`taphuan/key/${name}`)));
}

/** Whether a text has the form of an opener, which no phrase has: it is one long word. */
export const isOpener = (/** @type {string} */ text) => /^[0-9a-f]{64}$/.test(text);

/**
 * The key itself; throws as `unlock` rejects.
 *
 * @param {Locked} locked
 * @param {string} opener
 */
export function unlockWith(locked, opener) {
  const key = Uint8Array.from(opener.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  const data = bytes(locked.data);
  const cipher = gcmsiv(key, NONCE, encoder.encode(locked.name));
  return JSON.parse(new TextDecoder().decode(opened(cipher, data)));
}

/**
 * @param {{ decrypt(data: Uint8Array): Uint8Array }} cipher
 * @param {Uint8Array} data with its tag; too short to hold one: damaged
 */
function opened(cipher, data) {
  if (data.length <= TAG_BYTES) throw new RangeError("too short");
  try {
    return cipher.decrypt(data);
  } catch {
    throw new WrongPhrase();
  }
}

/** @param {string} base64 */
function bytes(base64) {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
