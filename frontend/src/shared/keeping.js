/**
 * Where this browser keeps things for all pages of the site. Over http, and in most browsers from a
 * folder, that is its storage. Firefox gives every file of a folder a storage of its own: there one
 * page in a hidden frame keeps everything (see keeper/), and this page works on a copy of it. What
 * starts on a page waits until that is found out; it is found out once.
 */

import { load } from "./loading.js";

/** Says in the storage of all pages that it is one. */
export const SHARED = "taphuan/shared";

/** @typedef {"shared" | "frame" | "apart"} Keeping */

/** @type {Keeping} */
let found = "shared";
/** @type {Storage | undefined} */
let ofFrame;
/** @type {(() => void)[] | null} what waits; null: nothing needs to */
let waiting = null;

/** How far what is kept here reaches: `apart` is this page alone. */
export function keeping() {
  return found;
}

/**
 * The storage that all pages share, or null where even asking for one is forbidden.
 *
 * @returns {Storage | null}
 */
export function keptStorage() {
  if (ofFrame) return ofFrame;
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}

/**
 * Does something as soon as it is known where things are kept; at once where that is known.
 *
 * @param {() => void} start
 */
export function whenKept(start) {
  if (waiting) waiting.push(start);
  else start();
}

/** Finds out where things are kept: for the script of all pages, before anything else starts. */
export function findKeeping() {
  if (location.protocol !== "file:") return;
  try {
    if (!keptStorage() || keptStorage()?.getItem(SHARED)) return;
  } catch {
    return; // the store finds out by itself that it is blocked
  }
  waiting = [];
  load("taphuan-place.js").catch(() => settleKeeping("apart"));
}

/**
 * What was found out; starts what waits for it.
 *
 * @param {Keeping} keeper
 * @param {Storage} [storage]
 */
export function settleKeeping(keeper, storage) {
  found = keeper;
  ofFrame = storage;
  const starts = waiting ?? [];
  waiting = null;
  for (const start of starts) {
    try {
      start();
    } catch (error) {
      console.error(error);
    }
  }
}
