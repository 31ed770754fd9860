/**
 * Sheets typed in, kept in this browser so that no half hour of typing is lost. No name is in them.
 *
 * @import { Sheet } from "./types"
 */

import { recall, remember, storageKey } from "../shared/storage.js";
import { isSheet } from "./paper.js";

const key = () => storageKey("paper");

/** @returns {Sheet[]} */
export function storedSheets() {
  const found = recall(key());
  return Array.isArray(found) ? found.filter(isSheet) : [];
}

/**
 * @param {Sheet[]} sheets
 * @returns {boolean} whether the browser keeps them
 */
export function storeSheets(sheets) {
  return remember(key(), sheets.length ? sheets : null);
}
