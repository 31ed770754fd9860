/**
 * A board saved as a file, and opened again on this or another computer.
 *
 * @import { BoardCourse, BoardFile, Entry } from "./types"
 */

import { isObject } from "../store/result-shape.js";
import { isSheet } from "./paper.js";

export const FORMAT = "taphuan-board";
const VERSION = 1;

/**
 * @param {BoardCourse} course
 * @param {Pick<BoardFile, "entries" | "sheets" | "oneName">} parts
 * @param {string} savedAt
 * @returns {BoardFile}
 */
export function boardFile({ id, version }, { entries, sheets, oneName }, savedAt) {
  return {
    format: FORMAT,
    version: VERSION,
    course: { id, version },
    savedAt,
    entries,
    sheets,
    oneName,
  };
}

/**
 * Whether a text begins as a saved board does; nothing else of it is looked at.
 *
 * @param {string} beginning
 */
export function looksLikeBoard(beginning) {
  return /^\ufeff?\s*\{\s*"format"\s*:\s*"taphuan-board"/.test(beginning);
}

/**
 * The parts of a saved board of this course; null when it is damaged or another's. What it holds
 * is checked again like anything that is dropped on the board.
 *
 * @param {string} text
 * @param {string} course
 * @returns {Pick<BoardFile, "entries" | "sheets" | "oneName"> | null}
 */
export function readBoardFile(text, course) {
  /** @type {unknown} */
  let file;
  try {
    file = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return null;
  }
  if (!isObject(file) || file.format !== FORMAT || file.version !== VERSION) return null;
  if (!isObject(file.course) || file.course.id !== course) return null;
  const { entries, sheets, oneName } = file;
  if (!Array.isArray(entries) || !entries.every(isEntry)) return null;
  if (!Array.isArray(sheets) || !sheets.every(isSheet)) return null;
  if (!Array.isArray(oneName) || !oneName.every((name) => typeof name === "string")) return null;
  return { entries, sheets, oneName };
}

/**
 * @param {unknown} value
 * @returns {value is Entry}
 */
function isEntry(value) {
  return (
    isObject(value) &&
    typeof value.name === "string" &&
    (value.text === null || typeof value.text === "string")
  );
}
