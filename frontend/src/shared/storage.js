/**
 * What this browser remembers. A convenience only: storage may be full, shared by all pages opened
 * from a folder, or forbidden, and nothing may depend on it.
 */

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
    return JSON.parse(localStorage.getItem(key) ?? "null");
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
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** Removes everything that this course has stored here. */
export function forgetAll() {
  try {
    const prefix = storageKey("");
    const keys = Array.from({ length: localStorage.length }, (_, n) => localStorage.key(n) ?? "");
    for (const key of keys) if (key.startsWith(prefix)) localStorage.removeItem(key);
  } catch {
    // nothing is stored where storing is forbidden
  }
}
