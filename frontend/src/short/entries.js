/**
 * Short results on their way to the board: each code that a pasted text holds is an entry of its
 * own, so that one that was copied badly does not take the others with it.
 *
 * @import { BoardCourse, Entry } from "../board/types"
 * @import { ResultFile } from "../store/practice-types"
 */

import { readShortCode } from "./code.js";

const CODE = /TH1:[0-9A-Z:.-]+/gi;

/** @param {string} text */
export function isShortCode(text) {
  return /^\s*TH1:/i.test(text);
}

/**
 * @param {string} text as it was pasted or scanned
 * @returns {Entry[]} none where the text holds no code
 */
export function shortEntries(text) {
  return (text.match(CODE) ?? []).map((code) => {
    const whole = code.toUpperCase();
    return { name: whole.split(":").slice(0, 3).join(":"), text: whole };
  });
}

/**
 * A code as a result file of the board's course; `person` is the same in all codes of one person.
 *
 * @param {string} text
 * @param {BoardCourse} course
 * @returns {{ file: ResultFile, person: string } | { refusal: "mistyped" }}
 */
export function readShortEntry(text, { id, exercises, standards }) {
  const read = readShortCode(text, { course: id, exercises, standards });
  return "file" in read ? read : { refusal: "mistyped" };
}
