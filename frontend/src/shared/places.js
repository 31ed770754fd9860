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

/**
 * An exercise that was opened: which one, with what key, where, and how much there is to do.
 *
 * @typedef {{ exercise: string, key: string, page: string, title: string, total: number }} Begun
 */

const MOST_BEGUN = 12;

/** Exercises that were opened, the last one first. @returns {Begun[]} */
export function begun() {
  const all = kept("begun");
  return Array.isArray(all) ? all.filter((one) => typeof one?.page === "string") : [];
}

/** @param {Begun} opened */
export function keepBegun(opened) {
  const others = begun().filter(({ page }) => page !== opened.page);
  keep("begun", [opened, ...others].slice(0, MOST_BEGUN));
}

/** @returns {Set<string>} */
export function visited() {
  const pages = kept("visited");
  return new Set(Array.isArray(pages) ? pages.filter((page) => typeof page === "string") : []);
}
