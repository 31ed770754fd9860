/** What the browser remembers of the pages that were read. */

import { recall, remember, storageKey } from "./storage.js";

/** @param {string} part */
export function kept(part) {
  return recall(storageKey("pages", part));
}

/**
 * @param {string} part
 * @param {unknown} value
 */
export function keep(part, value) {
  remember(storageKey("pages", part), value);
}

/** @returns {Set<string>} */
export function visited() {
  const pages = kept("visited");
  return new Set(Array.isArray(pages) ? pages.filter((page) => typeof page === "string") : []);
}
