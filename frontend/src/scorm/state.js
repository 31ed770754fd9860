/**
 * What a person has done as one text for the platform. Its core never grows beyond what every
 * platform takes: all results with their answers, then as many notes as there is room for, then
 * older attempts. What has no room there follows after the core, for platforms that take more; one
 * that cuts it off leaves the core whole.
 *
 * @import { Attempt, Draft, Opinion } from "../store/practice-types"
 * @import { NewId, PackageExercise } from "./types"
 * @import { Note } from "./notes.js"
 */

import LZString from "lz-string";

import { fingerprint } from "../shared/fingerprint.js";
import { isAttempt, isDraft, isObject, isOpinion } from "../store/result-shape.js";
import { annotate, notesOf, noteRows, oddRows } from "./notes.js";
import { belongs, marksOf, readParts, writeParts } from "./records.js";
import { byHandingIn, needed, partsOf, thinning } from "./selection.js";

/** SCORM 1.2 promises 4,096 letters, the second edition of SCORM 2004 only 4,000. */
export const LIMIT = 4000;
/** What SCORM 2004 promises since its third edition, and Moodle gives SCORM 1.2 too. */
export const MOST = 64000;
const VERSION = "2";
const CHECK_LETTERS = 6;
const FORM = /^2([0-9a-f]{8})([0-9a-f]{6})([A-Za-z0-9+/]+)\.([A-Za-z0-9+/=]*)(?:\.(.*))?$/s;

/** @typedef {{ attempts: Attempt[], drafts: Draft[], opinions: Opinion[], removed: string[] }} Kept */

/**
 * `token` names this attempt at the activity; `slots` are the numbers of interactions, by exercise.
 *
 * @typedef {{ token: string, slots: Map<string, number> }} Head
 */

/**
 * @typedef {object} State
 * @property {string} core for every platform
 * @property {string} whole for platforms that take MOST letters
 * @property {Note[]} left notes that are not in the core
 */

/**
 * @param {Kept} kept
 * @param {PackageExercise[]} exercises
 * @param {Head} head
 * @returns {State}
 */
export function keep(kept, exercises, head) {
  const known = (/** @type {Attempt | Draft} */ one) => exercises.some((e) => belongs(e, one));
  const attempts = kept.attempts.filter(known).sort(byHandingIn);
  const drafts = kept.drafts.filter(known);
  const must = needed(attempts);
  const older = attempts.filter((one) => !must.includes(one)).reverse();
  const notes = notesOf([...must, ...drafts]);
  const steps = thinning(must, drafts);
  const marks = marksOf(exercises);

  /** @type {(thin: number, noted: number, more: number) => { parts: any, bare: any, core: string }} */
  const made = (thin, noted, more) => {
    const given = new Set(steps.slice(thin).map(([record]) => record));
    const gone = new Set(steps.slice(thin).flatMap(([record, all]) => (all ? [record] : [])));
    const stays = (/** @type {Attempt | Draft} */ one) => !gone.has(one);
    const chosen = [...older.slice(0, more), ...must.filter(stays)].sort(byHandingIn);
    const parts = partsOf(exercises, chosen, drafts.filter(stays), head.slots);
    const rows = [...oddRows(parts, given), ...noteRows(parts, notes.slice(0, noted))];
    return { parts, bare: given, core: packed(head.token, writeParts(parts, given, marks), rows) };
  };
  const fits = (/** @type {{ core: string }} */ { core }) => core.length <= LIMIT;
  const thin = largest(steps.length, (n) => fits(made(n, 0, 0)));
  const noted = largest(notes.length, (n) => fits(made(thin, n, 0)));
  const more = largest(older.length, (n) => fits(made(thin, noted, n)));
  const { core, parts } = made(thin, noted, more);
  const lost = new Set(steps.slice(thin).flatMap(([record, all]) => (all ? [record] : [])));
  const without = notes.filter(({ record }, n) => n >= noted || lost.has(record));
  const left = [...without, ...notesOf(older)];
  const rows = noteRows(parts, left);
  const rest = { rows, older: older.slice(more), opinions: kept.opinions, removed: kept.removed };
  return { core, whole: extended(core, rest), left };
}

/**
 * The largest number up to `most` that passes; 0 is taken to pass, and what lies below one that does.
 *
 * @param {number} most
 * @param {(n: number) => boolean} passes
 */
function largest(most, passes) {
  if (passes(most)) return most;
  let [low, high] = [0, most - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (passes(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * @param {string} token
 * @param {string} bits
 * @param {unknown[]} rows
 */
function packed(token, bits, rows) {
  const text = rows.length ? LZString.compressToBase64(JSON.stringify(rows)) : "";
  return `${VERSION}${token}${checkOf(bits, text)}${bits}.${text}`;
}

/**
 * @param {string} bits
 * @param {string} text
 */
const checkOf = (bits, text) => fingerprint([bits, text]).slice(0, CHECK_LETTERS);

/**
 * @param {string} core
 * @param {{ rows: unknown[], older: Attempt[], opinions: Opinion[], removed: string[] }} rest
 */
function extended(core, rest) {
  if (!Object.values(rest).some(({ length }) => length)) return core;
  for (let { older } = rest; ; older = older.slice(0, older.length >> 1)) {
    const text = `${core}.${LZString.compressToBase64(JSON.stringify({ ...rest, older }))}`;
    if (text.length <= MOST) return text;
    if (older.length === 0) return core;
  }
}

/**
 * What a text of this version holds; null when it is empty, damaged or of another version.
 *
 * @param {string} text
 * @param {PackageExercise[]} exercises
 * @param {NewId} newId
 * @returns {(Kept & Head) | null}
 */
export function remembered(text, exercises, newId) {
  const [, token, check, bits, rows, rest = ""] = FORM.exec(text) ?? [];
  if (!token || check !== checkOf(bits, rows)) return null;
  try {
    const parts = readParts(bits, exercises, newId);
    const more = restOf(rest);
    annotate(parts, [...(rows ? unpacked(rows) : []), ...more.rows]);
    const known = parts.flatMap((part) => part ?? []);
    const attempts = known.flatMap((part) => part.attempts);
    return {
      token,
      slots: new Map(
        known.flatMap(({ exercise: { id }, slot }) => (slot === null ? [] : [[id, slot]])),
      ),
      attempts: [...attempts, ...more.older].filter(isAttempt),
      drafts: known.flatMap(({ draft }) => draft ?? []).filter(isDraft),
      opinions: more.opinions.filter(isOpinion),
      removed: more.removed.filter((/** @type {unknown} */ one) => typeof one === "string"),
    };
  } catch {
    return null;
  }
}

/** @param {string} text */
const unpacked = (text) => JSON.parse(LZString.decompressFromBase64(text));

/**
 * What follows the core; nothing where the platform cut it off.
 *
 * @param {string} text
 */
function restOf(text) {
  const nothing = { rows: [], older: [], opinions: [], removed: [] };
  try {
    const rest = text ? unpacked(text) : nothing;
    return isObject(rest) && Object.values(rest).every(Array.isArray)
      ? { ...nothing, ...rest }
      : nothing;
  } catch {
    return nothing;
  }
}
