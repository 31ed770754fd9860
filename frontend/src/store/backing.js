/**
 * Values under keys with one prefix: in the browser's storage, or in memory where that is blocked
 * or full. Reading and writing never throws.
 *
 * @import { StoreStatus } from "./practice-types"
 */

import { keeping, keptStorage } from "../shared/keeping.js";

/**
 * Whether a failed write means "no room" and not "not allowed".
 *
 * @param {unknown} error
 */
function isFull(error) {
  const name = error instanceof Object && "name" in error ? error.name : "";
  return name === "QuotaExceededError" || name === "NS_ERROR_DOM_QUOTA_REACHED";
}

/** Storage under one prefix, with memory behind it. */
export class Backing {
  /**
   * @param {string} prefix
   * @param {Storage | null} [storage]
   */
  constructor(prefix, storage = keptStorage()) {
    this.prefix = prefix;
    this.storage = storage;
    /** @type {StoreStatus} */
    this.status = this.best;
    /** @type {((status: StoreStatus) => void)[]} */
    this.listeners = [];
    /** @type {(() => void)[]} told after each change that this tab makes */
    this.changed = [];
    /** @type {Map<string, string | null>} what could not be written; null: removed */
    this.memory = new Map();
    this.try(() => {
      if (!storage) throw new TypeError();
      storage.setItem(`${prefix}try`, "1");
      storage.removeItem(`${prefix}try`);
    });
    if (storage && "refused" in storage) {
      storage.refused = (/** @type {unknown} */ error) => this.failed(error);
    }
  }

  /**
   * What can be had here at most.
   *
   * @returns {StoreStatus}
   */
  get best() {
    return keeping() === "apart" ? "apart" : "ok";
  }

  /** Whether something lives only as long as the page. */
  get unsaved() {
    return [...this.memory.values()].some((text) => text !== null);
  }

  /**
   * Whether an action on the storage worked; if not, the status says why.
   *
   * @param {() => void} action
   */
  try(action) {
    try {
      action();
      return true;
    } catch (error) {
      this.failed(error);
      return false;
    }
  }

  /** @param {unknown} error */
  failed(error) {
    this.become(isFull(error) ? "full" : "blocked");
  }

  /** @param {StoreStatus} status */
  become(status) {
    if (status === this.status) return;
    this.status = status;
    for (const listener of this.listeners) listener(status);
  }

  /** There is room again: what could not be written before is written now. */
  catchUp() {
    for (const [key, text] of this.memory) {
      const done = this.try(() => {
        if (text === null) this.storage?.removeItem(this.prefix + key);
        else this.storage?.setItem(this.prefix + key, text);
      });
      if (!done) return;
      this.memory.delete(key);
    }
    this.become(this.best);
  }

  /**
   * The value of a key; null when there is none or when it cannot be read.
   *
   * @param {string} key
   * @returns {unknown}
   */
  get(key) {
    try {
      const text = this.memory.has(key)
        ? this.memory.get(key)
        : this.storage?.getItem(this.prefix + key);
      return JSON.parse(text ?? "null");
    } catch {
      return null;
    }
  }

  /**
   * @param {string} key
   * @param {unknown} value
   */
  set(key, value) {
    const text = JSON.stringify(value);
    const { storage } = this;
    const written = this.try(() => {
      if (!storage) throw new TypeError();
      storage.setItem(this.prefix + key, text);
    });
    if (written) this.memory.delete(key);
    else this.memory.set(key, text);
    if (written && this.status !== this.best) this.catchUp();
    this.tellChange();
  }

  /** @param {string} key */
  remove(key) {
    this.memory.delete(key);
    if (!this.try(() => this.storage?.removeItem(this.prefix + key))) this.memory.set(key, null);
    this.tellChange();
  }

  tellChange() {
    for (const listener of this.changed) listener();
  }

  /**
   * All keys that begin so, without the common prefix, sorted.
   *
   * @param {string} beginning
   * @returns {string[]}
   */
  keys(beginning) {
    const found = new Set(this.memory.keys());
    this.try(() => {
      for (let n = 0; n < (this.storage?.length ?? 0); n += 1) {
        const key = this.storage?.key(n) ?? "";
        if (key.startsWith(this.prefix)) found.add(key.slice(this.prefix.length));
      }
    });
    return [...found]
      .filter((key) => key.startsWith(beginning) && this.memory.get(key) !== null)
      .sort();
  }
}
