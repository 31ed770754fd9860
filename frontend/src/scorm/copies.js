/**
 * What this browser keeps of a learner's attempts at activities: each has a name of its own, which
 * stands in the state at the platform, so that no activity and no attempt sees another's work.
 *
 * @import { NewId } from "./types"
 */

import { fingerprint, hex } from "../shared/fingerprint.js";

/**
 * What is known of a copy. `address`: where the package lies; `sent`: the platform has taken of it;
 * `pending`: not all of it.
 *
 * @typedef {{ address: string, sent: boolean, pending: boolean, at: string }} About
 */

/**
 * The browser's storage with memory behind it: where that is blocked or full, what is kept lives as
 * long as the page around the frame, and so for all pages in it.
 *
 * @implements {Storage}
 */
export class FrameStorage {
  /** @type {Map<string, string | null>} null: removed */
  memory = new Map();

  /** @param {Storage | null} storage */
  constructor(storage) {
    this.storage = storage;
  }

  /**
   * @template Kind
   * @param {(storage: Storage) => Kind} action
   * @param {Kind} otherwise
   */
  try(action, otherwise) {
    try {
      return this.storage ? action(this.storage) : otherwise;
    } catch {
      return otherwise;
    }
  }

  get names() {
    const length = this.try((storage) => storage.length, 0);
    const stored = Array.from({ length }, (_, n) => this.try((storage) => storage.key(n), null));
    const all = new Set([...stored.flatMap((key) => key ?? []), ...this.memory.keys()]);
    return [...all].filter((key) => this.memory.get(key) !== null);
  }

  get length() {
    return this.names.length;
  }

  /** @param {number} n */
  key(n) {
    return this.names[n] ?? null;
  }

  /** @param {string} key */
  getItem(key) {
    const kept = this.memory.get(key);
    return kept === undefined ? this.try((storage) => storage.getItem(key), null) : kept;
  }

  /**
   * @param {string} key
   * @param {string} value
   */
  setItem(key, value) {
    const done = this.try((storage) => (storage.setItem(key, value), true), false);
    if (done) this.memory.delete(key);
    else this.memory.set(key, value);
  }

  /** @param {string} key */
  removeItem(key) {
    const done = this.try((storage) => (storage.removeItem(key), true), false);
    if (done) this.memory.delete(key);
    else this.memory.set(key, null);
  }

  clear() {
    for (const key of this.names) this.removeItem(key);
  }
}

/** How long a page around the frame counts as open after its last sign of life. */
export const FRESH_MS = 10000;

/**
 * Where the page around the frame says that it is open, for pages in tabs of their own.
 *
 * @param {string} course
 */
export const nowKey = (course) => `taphuan/lms/${course}/now`;

/**
 * The ids of a learner's attempts: the same on every computer, so that nothing is taken in twice.
 *
 * @param {string} learner
 * @returns {NewId}
 */
export const idsOf =
  (learner) =>
  ({ exercise, unit = "", handedInAt }) => {
    const second = Math.floor(Date.parse(handedInAt) / 1000);
    return fingerprint([learner, exercise, unit, second]).slice(0, 16);
  };

/** The copies of one learner of one course. */
export class Copies {
  /**
   * @param {Storage} storage
   * @param {string} course
   * @param {string} learner as the platform names them; "": it does not say
   */
  constructor(storage, course, learner) {
    this.storage = storage;
    this.named = learner !== "";
    this.learner = fingerprint(learner).slice(0, 16);
    this.start = `taphuan/lms/${course}/${this.learner}/`;
    this.newId = idsOf(this.learner);
  }

  /** @param {string} token */
  prefix(token) {
    return `${this.start}${token}/`;
  }

  /**
   * @param {string} token
   * @returns {About | null}
   */
  about(token) {
    try {
      return JSON.parse(this.storage.getItem(this.start + token) ?? "null");
    } catch {
      return null;
    }
  }

  /**
   * @param {string} token
   * @param {Partial<About> | null} news null: nothing is kept any more
   */
  mark(token, news) {
    const key = this.start + token;
    if (!news) return this.storage.removeItem(key);
    const before = this.about(token) ?? { address: "", sent: false, pending: false };
    const about = { ...before, ...news, at: new Date().toISOString() };
    return this.storage.setItem(key, JSON.stringify(about));
  }

  /** Names of all copies, the latest first. */
  get tokens() {
    const keys = Array.from({ length: this.storage.length }, (_, n) => this.storage.key(n) ?? "");
    const at = (/** @type {string} */ token) => this.about(token)?.at ?? "";
    return keys
      .filter((key) => key.startsWith(this.start))
      .map((key) => key.slice(this.start.length))
      .filter((token) => /^[0-9a-f]{8}$/.test(token))
      .sort((a, b) => (at(a) < at(b) ? 1 : -1));
  }

  /**
   * The attempt at this activity of which the platform has taken nothing yet, or a new one.
   *
   * @param {string} address
   */
  begun(address) {
    const mine = (/** @type {string} */ token) => {
      const about = this.about(token);
      return about?.address === address && about.pending && !about.sent;
    };
    const found = this.named ? this.tokens.find(mine) : undefined;
    return found ?? hex(crypto.getRandomValues(new Uint8Array(4)));
  }
}
