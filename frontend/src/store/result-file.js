/**
 * A result file: from whatever a person chose on the disk to a file that can be trusted in shape,
 * or to the one reason why not. Nothing is changed by reading.
 *
 * @import { ResultFile } from "./practice-types"
 */

import { isObject, isResultFile } from "./result-shape.js";
import { migrated } from "./result-versions.js";

/** Bytes; a year's work of one person is far below. */
export const LARGEST = 5 * 1024 * 1024;
/**
 * 2: times of changes in drafts, and what was taken back; 3: the evidence plan of one's school; 4: a
 * portfolio. All may be missing, so older files open as they are; what has no portfolio is written as
 * version 3, which older sites read.
 */
export const VERSION = 4;

/** @typedef {"large" | "notJson" | "notOurs" | "newer" | "otherCourse" | "damaged"} Refusal */

/**
 * @typedef {{ file: ResultFile, refusal?: undefined } | { file?: undefined, refusal: Refusal }} Read
 */

/**
 * Reads a chosen file; its size is looked at before its content.
 *
 * @param {Blob} blob
 * @param {string} course id of the course of this page
 * @returns {Promise<Read>}
 */
export async function readResultFile(blob, course) {
  if (blob.size > LARGEST) return { refusal: "large" };
  try {
    return parseResultFile(await blob.text(), course);
  } catch {
    return { refusal: "damaged" };
  }
}

/**
 * @param {string} text
 * @param {string} course
 * @returns {Read}
 */
export function parseResultFile(text, course) {
  const value = parsed(text);
  if (value === undefined) return { refusal: "notJson" };
  if (!isObject(value) || value.format !== "taphuan-result") return { refusal: "notOurs" };
  if (!Number.isInteger(value.version)) return { refusal: "damaged" };
  if (Number(value.version) > VERSION) return { refusal: "newer" };
  const file = migrated(value);
  const from = isObject(file.course) ? file.course.id : undefined;
  if (typeof from === "string" && from !== course) return { refusal: "otherCourse" };
  return isResultFile(file) ? { file } : { refusal: "damaged" };
}

/**
 * The file in a text that `parseResultFile` has not refused: reads it without looking again.
 *
 * @param {string} text
 */
export function openedResultFile(text) {
  return /** @type {ResultFile} */ (/** @type {unknown} */ (migrated(parsed(text))));
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return undefined;
  }
}
