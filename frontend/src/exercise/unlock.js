/**
 * Opens a locked key (made by generator/practice/locking.py). Works without a secure context, where
 * `crypto.subtle` is missing: a school's plain http, a folder on a stick.
 */

import { hmac } from "@noble/hashes/hmac.js";
import { pbkdf2 } from "@noble/hashes/pbkdf2.js";
import { scrypt } from "@noble/hashes/scrypt.js";
import { sha256 } from "@noble/hashes/sha2.js";

import { hex } from "../shared/fingerprint.js";

/** @typedef {{ v: number, salt: string, name: string, tag: string, n: number, r: number, p: number, data: string }} Locked */

const encoder = new TextEncoder();

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
 * what a computer may keep. Two keys in hexadecimal digits.
 *
 * @param {Locked} locked
 * @param {string} phrase
 */
export async function openerOf(locked, phrase) {
  await new Promise((done) => setTimeout(done, 30)); // lets the page show that it is busy
  const { n: N, r, p } = locked;
  const course = scrypt(normalPhrase(phrase), bytes(locked.salt), { N, r, p, dkLen: 32 });
  const keyFor = (/** @type {"pad" | "tag"} */ purpose) =>
    hex(hmac(sha256, course, encoder.encode(`taphuan/${purpose}/${locked.name}`)));
  return keyFor("tag") + keyFor("pad");
}

/** Whether a text has the form of an opener, which no phrase has: it is one long word. */
export const isOpener = (/** @type {string} */ text) => /^[0-9a-f]{128}$/.test(text);

/**
 * The key itself; throws as `unlock` rejects.
 *
 * @param {Locked} locked
 * @param {string} opener
 */
export function unlockWith(locked, opener) {
  const both = Uint8Array.from(opener.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  const keys = { tag: both.subarray(0, 32), pad: both.subarray(32) };
  const secret = opened(locked, (purpose) => keys[purpose]);
  return JSON.parse(new TextDecoder().decode(secret));
}

/**
 * The other way round of SIV (Rogaway and Shrimpton 2006): the tag of the plaintext starts the pad.
 *
 * @param {Locked} locked
 * @param {(purpose: "pad" | "tag") => Uint8Array} keyFor
 */
function opened(locked, keyFor) {
  const [tag, data] = [bytes(locked.tag), bytes(locked.data)];
  const pad = pbkdf2(sha256, keyFor("pad"), tag, { c: 1, dkLen: data.length });
  const secret = pad.map((byte, at) => byte ^ data[at]);
  if (hex(hmac(sha256, keyFor("tag"), secret)) !== hex(tag)) throw new WrongPhrase();
  return secret;
}

/** @param {string} base64 */
function bytes(base64) {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
