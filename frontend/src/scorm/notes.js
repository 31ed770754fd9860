/**
 * What people wrote beside their answers, as rows of text next to the bits: the numbers of the
 * part, of the attempt in it (-1: the draft) and of the thing asked, then the note.
 *
 * @import { Answers, Attempt, Draft } from "../store/practice-types"
 * @import { Part } from "./records.js"
 */

import { oddAnswers } from "./answers.js";
import { fingerprinted, itemsOf } from "./records.js";

/** @typedef {{ record: Attempt | Draft, item: string, note: string }} Note */
/** @typedef {[part: number, attempt: number, item: number | "", what: string | Answers]} Row */

/**
 * The notes of records, short ones first: so most of them find room.
 *
 * @param {(Attempt | Draft)[]} records
 * @returns {Note[]}
 */
export function notesOf(records) {
  return records
    .flatMap((record) =>
      Object.entries(record.answers).flatMap(([item, { note }]) =>
        note ? [{ record, item, note }] : [],
      ),
    )
    .sort((a, b) => a.note.length - b.note.length);
}

/**
 * @param {Part[]} parts
 * @param {Note[]} notes those of other records are left out
 * @returns {Row[]}
 */
export function noteRows(parts, notes) {
  const places = placesOf(parts);
  return notes.flatMap(({ record, item, note }) => {
    const place = places.get(record);
    if (!place) return [];
    const n = parts[place[0]].exercise.items.indexOf(item);
    return [n < 0 ? [...place, "", { [item]: { note } }] : [...place, n, note]];
  });
}

/**
 * Answers that the bits cannot hold: another choice than the exercise offers, an unknown paper.
 *
 * @param {Part[]} parts
 * @param {Set<Attempt | Draft>} bare
 * @returns {Row[]}
 */
export function oddRows(parts, bare) {
  return [...placesOf(parts)].flatMap(([record, place]) => {
    const { exercise } = parts[place[0]];
    const items = "handedInAt" in record ? itemsOf(exercise, record) : exercise.items;
    const odd = bare.has(record) ? null : oddAnswers(exercise, items, record.answers);
    return odd ? [/** @type {Row} */ ([...place, "", odd])] : [];
  });
}

/**
 * @param {Part[]} parts
 * @returns {Map<Attempt | Draft, [number, number]>}
 */
function placesOf(parts) {
  /** @type {Map<Attempt | Draft, [number, number]>} */
  const places = new Map();
  for (const [part, { attempts, draft }] of parts.entries()) {
    for (const [n, attempt] of attempts.entries()) places.set(attempt, [part, n]);
    if (draft) places.set(draft, [part, -1]);
  }
  return places;
}

/**
 * The parts with what the rows say; a row that fits nowhere is passed over.
 *
 * @param {(Part | null)[]} parts
 * @param {Row[]} rows
 */
export function annotate(parts, rows) {
  for (const [at, n, item, what] of rows) {
    const part = parts[at];
    const record = n < 0 ? part?.draft : part?.attempts[n];
    if (!part || !record) continue;
    const more = item === "" ? what : { [part.exercise.items[item]]: { note: what } };
    for (const [id, answer] of Object.entries(more)) {
      record.answers[id] = { ...record.answers[id], ...answer };
    }
  }
  for (const part of parts) if (part) part.attempts = part.attempts.map(fingerprinted);
}
