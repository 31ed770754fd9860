/**
 * What classes agreed, kept in this browser as it is typed: a closed window loses no talk. No name
 * is in it.
 *
 * @import { Decision } from "./types"
 */

import { recall, remember, storageKey } from "../shared/storage.js";
import { isDecision, slotOf, together } from "./decisions.js";

const key = () => storageKey("decisions");

/** @returns {Decision[]} */
function storedDecisions() {
  const found = recall(key());
  return Array.isArray(found) ? found.filter(isDecision) : [];
}

/** @type {Set<string>} what this page has kept: its own older texts go with each new one */
let mine = new Set();

/** @param {Decision} one */
const mark = (one) => `${slotOf(one)} ${one.at}`;

/**
 * Keeps them beside what is kept of other days, pages and windows.
 *
 * @param {Decision[]} all on the board
 */
export function storeDecisions(all) {
  const others = storedDecisions().filter((one) => !mine.has(mark(one)));
  remember(key(), together(others, all));
  mine = new Set(all.map(mark));
}

/**
 * What is kept here and not on the board.
 *
 * @param {Decision[]} all on the board
 */
export function keptBeside(all) {
  return together(all, storedDecisions()).filter((one) => !all.includes(one));
}

/**
 * Forgets what lay on a board that was cleared.
 *
 * @param {Decision[]} all
 */
export function forgetDecisions(all) {
  const slots = new Set(all.map(slotOf));
  const left = storedDecisions().filter((one) => !slots.has(slotOf(one)));
  remember(key(), left.length ? left : null);
}
