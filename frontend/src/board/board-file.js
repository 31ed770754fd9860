/**
 * A board saved as a file, and opened again on this or another computer.
 *
 * @import { BoardCourse, BoardFile, BoardVote, Decision, Entry, Passing, Words } from "./types"
 */

import { isObject } from "../store/result-shape.js";
import { isDecision } from "./decisions.js";
import { isSheet } from "./paper.js";
import { isVote } from "./votes.js";

export const FORMAT = "taphuan-board";
const VERSION = 1;

/** @typedef {Required<Pick<BoardFile, "entries" | "sheets" | "decisions" | "votes">> & { words: Words }} BoardParts */

/**
 * @param {BoardCourse} course
 * @param {BoardParts} parts
 * @param {string} savedAt
 * @param {Passing} [passing] who has passed, where the course has a rule
 * @returns {BoardFile}
 */
export function boardFile({ id, version }, parts, savedAt, passing) {
  const { entries, sheets, words, decisions, votes } = parts;
  const { oneName, ...others } = words;
  return {
    format: FORMAT,
    version: VERSION,
    course: { id, version },
    savedAt,
    entries,
    sheets,
    oneName,
    words: others,
    decisions,
    votes,
    ...(passing ? { passing } : {}),
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
 * @returns {BoardParts | null}
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
  const { entries, sheets, decisions = [], votes = [] } = file;
  const words = wordsOf(file);
  if (!Array.isArray(entries) || !entries.every(isEntry)) return null;
  if (!Array.isArray(sheets) || !sheets.every(isSheet)) return null;
  if (!words || !isListOf(decisions, isDecision) || !isListOf(votes, isVote)) return null;
  return {
    entries,
    sheets,
    words,
    decisions: /** @type {Decision[]} */ (decisions),
    votes: /** @type {BoardVote[]} */ (votes),
  };
}

/**
 * @param {Record<string, unknown>} file
 * @returns {Words | null}
 */
function wordsOf({ oneName, words = {} }) {
  if (!isObject(words)) return null;
  const { one = [], different = [], split = [], drafts = [] } = words;
  const fits =
    isListOf(oneName, isText) &&
    isListOf(drafts, isText) &&
    isListOf(split, isMark) &&
    [one, different].every((sets) => isListOf(sets, (set) => isListOf(set, isMark)));
  return fits ? /** @type {Words} */ ({ oneName, one, different, split, drafts }) : null;
}

/**
 * @param {unknown} value
 * @param {(item: unknown) => boolean} check
 */
const isListOf = (value, check) => Array.isArray(value) && value.every(check);

const isText = (/** @type {unknown} */ value) => typeof value === "string";

/**
 * Whether a value is a `Mark`.
 *
 * @param {unknown} value
 */
function isMark(value) {
  return isObject(value) && isText(value.name) && isText(value.record);
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
