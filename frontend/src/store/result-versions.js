/** Older versions of the result file, each turned into the next. */

import { attemptFingerprint } from "./store-records.js";
import { fingerprint } from "../shared/fingerprint.js";
import { isObject } from "./result-shape.js";

/**
 * A file of version 1, as far as an older one can be turned into it; what comes out is checked
 * like any other file.
 *
 * @param {Record<string, unknown>} file
 * @returns {Record<string, unknown>}
 */
export function migrated(file) {
  return file.version === 0 ? fromZero(file) : file;
}

/**
 * Version 0, of the pilot: one list `results` with a level for each criterion, no opinions.
 *
 * @param {Record<string, unknown>} file
 */
function fromZero({ format, course, savedAt, nickname, results }) {
  const list = Array.isArray(results) ? results : [null];
  return {
    format,
    version: 1,
    course: { id: course, version: "" },
    savedAt,
    person: nickname === undefined ? {} : { nickname },
    attempts: list.map(attemptFromZero),
    drafts: [],
    opinions: [],
  };
}

/** @param {unknown} result */
function attemptFromZero(result) {
  if (!isObject(result) || !isObject(result.levels)) return null;
  const { exercise, standard, structureHash, keyHash, levels, at } = result;
  const entries = Object.entries(levels);
  const answers = Object.fromEntries(entries.map(([criterion, level]) => [criterion, { level }]));
  const attempt = { exercise, kind: "dossier", standard, structureHash, keyHash, answers };
  return {
    ...attempt,
    id: fingerprint([attempt, at]).slice(0, 16),
    number: 1,
    summary: { items: entries.length, answered: entries.length },
    startedAt: at,
    handedInAt: at,
    fingerprint: attemptFingerprint(attempt),
  };
}
