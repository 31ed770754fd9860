/**
 * What can be said of a result file from its text alone: it is what takes long when hundreds come
 * in, and a thread beside the page can do it.
 *
 * @import { Refusal } from "../store/result-file.js"
 */

import { parseResultFile } from "../store/result-file.js";
import { isUnchanged } from "./unchanged.js";

/**
 * @typedef {{ refusal: Refusal, unchanged?: undefined } | { refusal?: undefined, unchanged: boolean[] }} Finding
 *   why the file is refused, or of each attempt whether its answers are those that were handed in
 */

/**
 * @param {string} text
 * @param {string} course id
 * @returns {Finding}
 */
export function findingOf(text, course) {
  const { file, refusal } = parseResultFile(text, course);
  return file ? { unchanged: file.attempts.map(isUnchanged) } : { refusal };
}
