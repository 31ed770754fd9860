/**
 * What this browser remembers. A convenience only: storage may be full, shared by all pages opened
 * from a folder, or forbidden, and nothing may depend on it.
 */

import { keptStorage, SHARED } from "./keeping.js";

/**
 * A key of our own: `taphuan/<course>/<part>/...`; never made from the page's path.
 *
 * @param {...string} parts
 */
export function storageKey(...parts) {
  return ["taphuan", globalThis.taphuan?.course.id ?? "", ...parts].join("/");
}

/**
 * The value that was stored, or null.
 *
 * @param {string} key
 * @returns {unknown}
 */
export function recall(key) {
  try {
    return JSON.parse(keptStorage()?.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

/**
 * Stores a value; null removes it. Returns whether that worked.
 *
 * @param {string} key
 * @param {unknown} value
 */
export function remember(key, value) {
  try {
    const storage = keptStorage();
    if (value === null) storage?.removeItem(key);
    else storage?.setItem(key, JSON.stringify(value));
    return storage !== null;
  } catch {
    return false;
  }
}

/** Removes everything that this course has stored here. */
export function forgetAll() {
  try {
    const prefix = storageKey("");
    const storage = keptStorage();
    const keys = Array.from({ length: storage?.length ?? 0 }, (_, n) => storage?.key(n) ?? "");
    for (const key of keys) if (key.startsWith(prefix)) storage?.removeItem(key);
    storage?.removeItem(SHARED); // so the next page asks the browser again
  } catch {
    // where storing is forbidden there is nothing to remove
  }
}
