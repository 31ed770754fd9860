/**
 * What the store holds, in fewer letters than SCORM 1.2 allows: packed, and where that is not
 * enough, thinned from its oldest end, notes before answers, answers before the bare result.
 *
 * @import { Attempt, Draft } from "../store/practice-types"
 * @import { PackageExercise } from "./types"
 */

import LZString from "lz-string";

import { isAttempt, isDraft } from "../store/result-shape.js";
import { attemptFingerprint } from "../store/store-records.js";
import { packedAnswers, unpackedAnswers, withoutNotes } from "./answers.js";

/** SCORM 1.2 promises 4,096 letters and no more. */
export const LIMIT = 4095;
const VERSION = "1";
const KEY_LETTERS = 4;

/** @typedef {{ attempts: Attempt[], drafts: Draft[] }} Kept */
/** @typedef {(string | number)[]} Row */

/**
 * At most LIMIT letters of ASCII that `remembered` turns back into records.
 *
 * @param {Kept} kept
 * @param {PackageExercise[]} exercises
 */
export function keep(kept, exercises) {
  const known = {
    attempts: kept.attempts.filter((one) => version(one, exercises) >= 0),
    drafts: kept.drafts.filter((one) => version(one, exercises) >= 0),
  };
  const steps = thinning(known);
  const text = (/** @type {number} */ count) =>
    packed(thinned(known, steps.slice(0, count)), exercises);
  let [enough, most] = [0, steps.length];
  if (text(0).length <= LIMIT) return text(0);
  while (enough < most) {
    const middle = (enough + most) >> 1;
    if (text(middle).length <= LIMIT) most = middle;
    else enough = middle + 1;
  }
  return text(enough).length <= LIMIT ? text(enough) : "";
}

/**
 * The records of a text; none when it is empty, damaged, or of a version that is not known.
 *
 * @param {string} text
 * @param {PackageExercise[]} exercises
 * @returns {Kept}
 */
export function remembered(text, exercises) {
  try {
    if (text[0] !== VERSION) return { attempts: [], drafts: [] };
    const rows = JSON.parse(LZString.decompressFromBase64(text.slice(1)));
    return {
      attempts: rows[0]
        .map((/** @type {any} */ row) => attemptOf(row, exercises))
        .filter(isAttempt),
      drafts: rows[1].map((/** @type {any} */ row) => draftOf(row, exercises)).filter(isDraft),
    };
  } catch {
    return { attempts: [], drafts: [] };
  }
}

/**
 * Place of the exercise in the package; -1 when it is not there or has another key now.
 *
 * @param {{ exercise: string, keyHash: string }} record
 * @param {PackageExercise[]} exercises
 */
function version({ exercise, keyHash }, exercises) {
  return exercises.findIndex((one) => one.id === exercise && one.keyHash === keyHash);
}

/**
 * What can be given up, first what is missed least: [record, what is given up of it].
 *
 * @param {Kept} kept
 * @returns {[Attempt | Draft, "notes" | "answers" | "all"][]}
 */
function thinning({ attempts, drafts }) {
  const latest = new Map(attempts.map((one) => [one.unit ?? one.exercise, one]));
  const older = attempts.filter((one) => latest.get(one.unit ?? one.exercise) !== one);
  const newest = attempts.filter((one) => latest.get(one.unit ?? one.exercise) === one);
  const order = [...older, ...newest, ...drafts];
  /** @type {(part: "notes" | "answers" | "all") => (one: Attempt | Draft) => any} */
  const give = (part) => (one) => [one, part];
  return [
    ...order.map(give("notes")),
    ...older.map(give("all")),
    ...newest.map(give("answers")),
    ...drafts.map(give("all")),
    ...newest.map(give("all")),
  ];
}

/**
 * @param {Kept} kept
 * @param {[Attempt | Draft, string][]} steps
 * @returns {Kept}
 */
function thinned({ attempts, drafts }, steps) {
  const given = new Map(steps);
  /** @type {<Kind extends Attempt | Draft>(one: Kind) => Kind} */
  const less = (one) => {
    const part = given.get(one);
    if (part === "answers") return { ...one, answers: {} };
    return part ? { ...one, answers: withoutNotes(one.answers) } : one;
  };
  const stays = (/** @type {Attempt | Draft} */ one) => given.get(one) !== "all";
  return { attempts: attempts.filter(stays).map(less), drafts: drafts.filter(stays).map(less) };
}

/**
 * @param {Kept} kept
 * @param {PackageExercise[]} exercises
 */
function packed({ attempts, drafts }, exercises) {
  const rows = [
    attempts.map((one) => attemptRow(one, exercises)),
    drafts.map((one) => draftRow(one, exercises)),
  ];
  return VERSION + LZString.compressToBase64(JSON.stringify(rows));
}

const short = (/** @type {string} */ time) => Math.floor(Date.parse(time) / 1000);
const long = (/** @type {number} */ time) => new Date(time * 1000).toISOString();

/**
 * @param {Attempt} attempt
 * @param {PackageExercise[]} exercises
 */
function attemptRow(attempt, exercises) {
  const { id, keyHash, startedAt, handedInAt, unlockedAt, summary, unit, of } = attempt;
  const exercise = exercises[version(attempt, exercises)];
  const at = short(startedAt);
  const row = [
    exercise.id,
    keyHash.slice(0, KEY_LETTERS),
    id,
    at,
    short(handedInAt) - at,
    summary,
    packedAnswers(attempt.answers, exercise.items),
    unlockedAt ? short(unlockedAt) - at + 1 : 0,
  ];
  return unit ? [...row, unit.slice(exercise.id.length + 1), of ?? 0] : row;
}

/**
 * @param {any[]} row
 * @param {PackageExercise[]} exercises
 */
function attemptOf(row, exercises) {
  const [name, key, id, at, took, summary, answers, opened, unit, of] = row;
  const exercise = found(name, key, exercises);
  if (!exercise) return null;
  const { kind, standard, structureHash, keyHash, items } = exercise;
  const attempt = {
    ...{ id, exercise: name, kind, standard, structureHash, keyHash, summary, number: 1 },
    answers: unpackedAnswers(answers, items),
    startedAt: long(at),
    handedInAt: long(at + took),
    ...(opened ? { unlockedAt: long(at + opened - 1) } : {}),
    ...(unit ? { unit: `${name}/${unit}`, ...(of ? { of } : {}) } : {}),
  };
  return { ...attempt, fingerprint: attemptFingerprint(attempt) };
}

/**
 * @param {Draft} draft
 * @param {PackageExercise[]} exercises
 */
function draftRow(draft, exercises) {
  const { keyHash, startedAt, savedAt } = draft;
  const exercise = exercises[version(draft, exercises)];
  const answers = packedAnswers(draft.answers, exercise.items);
  const times = [short(startedAt), short(savedAt)];
  return [exercise.id, keyHash.slice(0, KEY_LETTERS), ...times, answers];
}

/**
 * @param {any[]} row
 * @param {PackageExercise[]} exercises
 */
function draftOf([name, key, startedAt, savedAt, answers], exercises) {
  const exercise = found(name, key, exercises);
  if (!exercise) return null;
  return {
    exercise: name,
    keyHash: exercise.keyHash,
    answers: unpackedAnswers(answers, exercise.items),
    startedAt: long(startedAt),
    savedAt: long(savedAt),
  };
}

/**
 * @param {string} name
 * @param {string} key
 * @param {PackageExercise[]} exercises
 */
function found(name, key, exercises) {
  return exercises.find(({ id, keyHash }) => id === name && keyHash.startsWith(key));
}
