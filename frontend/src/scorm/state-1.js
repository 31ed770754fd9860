/**
 * Reads what packages of the first version left at a platform: JSON rows, packed. Written no more.
 *
 * @import { Answers } from "../store/practice-types"
 * @import { NewId, PackageExercise } from "./types"
 */

import LZString from "lz-string";

import { isAttempt, isDraft } from "../store/result-shape.js";
import { fingerprinted } from "./records.js";

const VERSION = "1";
const NAMES = /** @type {Record<string, string>} */ ({
  L: "level",
  B: "bin",
  F: "fault",
  R: "rating",
  O: "option",
});

/**
 * The records of a text; null when it is empty, damaged, or of another version.
 *
 * @param {string} text
 * @param {PackageExercise[]} exercises
 * @param {NewId} newId
 */
export function rememberedFirst(text, exercises, newId) {
  try {
    if (text[0] !== VERSION) return null;
    const [attempts, drafts] = JSON.parse(LZString.decompressFromBase64(text.slice(1)));
    return {
      attempts: attempts
        .map((/** @type {any} */ row) => attemptOf(row, exercises, newId))
        .filter(isAttempt),
      drafts: drafts.map((/** @type {any} */ row) => draftOf(row, exercises)).filter(isDraft),
    };
  } catch {
    return null;
  }
}

const timeOf = (/** @type {number} */ time) => new Date(time * 1000).toISOString();

/**
 * @param {any[]} row
 * @param {PackageExercise[]} exercises
 * @param {NewId} newId
 */
function attemptOf(row, exercises, newId) {
  const [name, key, , at, took, summary, answers, opened, unit, of] = row;
  const exercise = found(name, key, exercises);
  if (!exercise) return null;
  const { kind, standard, structureHash, keyHash, items } = exercise;
  const attempt = {
    ...{ exercise: name, kind, standard, structureHash, keyHash, summary, number: 1 },
    answers: answersOf(answers, items),
    startedAt: timeOf(at),
    handedInAt: timeOf(at + took),
    ...(opened ? { unlockedAt: timeOf(at + opened - 1) } : {}),
    ...(unit ? { unit: `${name}/${unit}`, ...(of ? { of } : {}) } : {}),
  };
  return fingerprinted({ ...attempt, id: newId(attempt) });
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
    answers: answersOf(answers, exercise.items),
    startedAt: timeOf(startedAt),
    savedAt: timeOf(savedAt),
  };
}

/**
 * @param {string} name
 * @param {string} key its first letters
 * @param {PackageExercise[]} exercises
 */
function found(name, key, exercises) {
  return exercises.find(({ id, keyHash }) => id === name && keyHash.startsWith(key));
}

/**
 * @param {[string, [string, string][]?]} packed
 * @param {string[]} items
 */
function answersOf([text, notes = []], items) {
  /** @type {Answers} */
  const answers = {};
  for (const [n, part] of text ? text.split("|").entries() : []) {
    const [, id = items[n], rest = ""] = /^(?:([a-z0-9_-]+)=)?(.*)$/.exec(part) ?? [];
    if (id && rest) answers[id] = answerOf(rest);
  }
  for (const [id, note] of notes) answers[id] = { ...answers[id], note };
  return answers;
}

/** @param {string} text */
function answerOf(text) {
  /** @type {Record<string, unknown>} */
  const one = {};
  for (const part of text.split(" ")) {
    const [sign, value] = [part[0], part.slice(1)];
    if (NAMES[sign]) one[NAMES[sign]] = value;
    else if (sign === "P") one.place = Number(value);
    else if (sign === "E") one.evidence = value ? value.split(",") : [];
    else one.flag = sign === "!";
  }
  return one;
}
