/**
 * What was done in each exercise as bits, exercise by exercise. Each part begins with a mark of its
 * exercise and its own length, so that a later package reads what it still knows and skips the rest.
 *
 * @import { Attempt, Draft } from "../store/practice-types"
 * @import { NewId, PackageExercise } from "./types"
 */

import { fingerprint } from "../shared/fingerprint.js";
import { attemptFingerprint } from "../store/store-records.js";
import { readAnswers, writeAnswers } from "./answers.js";
import { BitReader, BitWriter, widthOf } from "./bits.js";
import { readSummary, writeSummary } from "./summary.js";

const MARK_BITS = 24;
const TIME_BITS = 32;

/**
 * What is kept of one exercise, attempts oldest first; `bare`: of these no answers. `slot`: the
 * number of its interaction at the platform.
 *
 * @typedef {object} Part
 * @property {PackageExercise} exercise
 * @property {Attempt[]} attempts
 * @property {Draft | null} draft
 * @property {number | null} slot
 */

const seconds = (/** @type {string} */ time) => Math.floor(Date.parse(time) / 1000);
const timeOf = (/** @type {number} */ at) => new Date(at * 1000).toISOString();

/** @type {WeakMap<PackageExercise, number>} */
const marks = new WeakMap();

/** @param {PackageExercise} exercise */
function markOf(exercise) {
  const { id, keyHash, items, options, papers } = exercise;
  const known = marks.get(exercise);
  if (known !== undefined) return known;
  const digits = fingerprint([id, keyHash, items, options, papers]).slice(0, MARK_BITS / 4);
  const mark = parseInt(digits, 16);
  marks.set(exercise, mark);
  return mark;
}

/**
 * What is asked in an attempt: the whole exercise, or one thing of it.
 *
 * @param {PackageExercise} exercise
 * @param {{ unit?: string }} attempt
 */
export function itemsOf(exercise, { unit }) {
  return unit ? [unit.slice(exercise.id.length + 1)] : exercise.items;
}

/**
 * Whether the bits can name it at all: today's key, and a unit that the exercise has.
 *
 * @param {PackageExercise} exercise
 * @param {{ exercise: string, keyHash: string, unit?: string }} record
 */
export function belongs(exercise, record) {
  return (
    record.exercise === exercise.id &&
    record.keyHash === exercise.keyHash &&
    itemsOf(exercise, record).every((item) => exercise.items.includes(item))
  );
}

/**
 * @param {Part[]} parts
 * @param {Set<Attempt | Draft>} bare
 */
export function writeParts(parts, bare) {
  const bits = new BitWriter();
  const records = parts.flatMap(({ attempts, draft }) => (draft ? [...attempts, draft] : attempts));
  const base = Math.min(...records.map(({ startedAt }) => seconds(startedAt)), 2 ** TIME_BITS - 1);
  bits.write(base, TIME_BITS);
  bits.count(parts.length);
  for (const part of parts) {
    const own = partBits(part, bare, base);
    bits.write(markOf(part.exercise), MARK_BITS);
    bits.count(own.bits.length);
    bits.append(own);
  }
  return bits.text();
}

/**
 * @param {Part} part
 * @param {Set<Attempt | Draft>} bare
 * @param {number} base
 */
function partBits({ exercise, attempts, draft, slot }, bare, base) {
  const bits = new BitWriter();
  bits.count(slot === null ? 0 : slot + 1);
  bits.count(attempts.length);
  let last = base;
  for (const attempt of attempts) {
    writeAttempt(bits, exercise, attempt, last);
    last = Math.max(last, seconds(attempt.handedInAt));
    if (!bits.flag(bare.has(attempt))) {
      writeAnswers(bits, exercise, itemsOf(exercise, attempt), attempt.answers);
    }
  }
  if (bits.flag(draft) && draft) {
    bits.span(seconds(draft.startedAt) - base);
    bits.span(seconds(draft.savedAt) - seconds(draft.startedAt));
    if (!bits.flag(bare.has(draft))) {
      writeAnswers(bits, exercise, exercise.items, draft.answers);
    }
  }
  return bits;
}

/**
 * @param {BitWriter} bits
 * @param {PackageExercise} exercise
 * @param {Attempt} attempt
 * @param {number} last
 */
function writeAttempt(bits, exercise, attempt, last) {
  const { unit, of, startedAt, handedInAt, unlockedAt, summary } = attempt;
  const { items } = exercise;
  if (bits.flag(unit)) {
    bits.write(items.indexOf(itemsOf(exercise, attempt)[0]), widthOf(items.length));
    if (bits.flag(of !== items.length)) bits.count(of ?? 0);
  }
  const end = seconds(handedInAt);
  bits.span(end - last);
  bits.span(end - seconds(startedAt));
  if (bits.flag(unlockedAt)) bits.span(seconds(unlockedAt ?? "") - end);
  writeSummary(bits, exercise.ratings, unit ? 1 : items.length, summary);
}

/**
 * @param {string} text
 * @param {PackageExercise[]} exercises
 * @param {NewId} newId
 * @returns {(Part | null)[]} null: an exercise that is not known
 */
export function readParts(text, exercises, newId) {
  const bits = new BitReader(text);
  const base = bits.read(TIME_BITS);
  return Array.from({ length: bits.count() }, () => {
    const mark = bits.read(MARK_BITS);
    const length = bits.count();
    const end = bits.at + length;
    const exercise = exercises.find((one) => markOf(one) === mark);
    const part = exercise ? readPart(bits, exercise, base, newId) : null;
    bits.at = end;
    return part;
  });
}

/**
 * @param {BitReader} bits
 * @param {PackageExercise} exercise
 * @param {number} base
 * @param {NewId} newId
 * @returns {Part}
 */
function readPart(bits, exercise, base, newId) {
  const slot = bits.count();
  let last = base;
  const attempts = Array.from({ length: bits.count() }, () => {
    const { end, ...read } = readAttempt(bits, exercise, last);
    last = Math.max(last, end);
    const answers = bits.flag() ? {} : readAnswers(bits, exercise, itemsOf(exercise, read));
    return fingerprinted({ ...read, answers, id: newId(read) });
  });
  return {
    exercise,
    attempts,
    draft: readDraft(bits, exercise, base),
    slot: slot ? slot - 1 : null,
  };
}

/**
 * With the fingerprint that its answers have now.
 *
 * @param {Omit<Attempt, "fingerprint">} attempt
 * @returns {Attempt}
 */
export function fingerprinted(attempt) {
  return { ...attempt, fingerprint: attemptFingerprint(attempt) };
}

/**
 * @param {BitReader} bits
 * @param {PackageExercise} exercise
 * @param {number} last
 */
function readAttempt(bits, exercise, last) {
  const { id, kind, standard, structureHash, keyHash, items } = exercise;
  const meta = { exercise: id, kind, standard, structureHash, keyHash, number: 1 };
  const unit = bits.flag() ? items[bits.read(widthOf(items.length))] : null;
  const of = unit !== null && bits.flag() ? bits.count() : items.length;
  const end = last + bits.span();
  const startedAt = timeOf(end - bits.span());
  const opened = bits.flag() ? timeOf(end + bits.span()) : null;
  return {
    ...meta,
    ...(unit === null ? {} : { unit: `${id}/${unit}`, ...(of ? { of } : {}) }),
    end,
    startedAt,
    handedInAt: timeOf(end),
    ...(opened ? { unlockedAt: opened } : {}),
    summary: readSummary(bits, exercise.ratings, unit === null ? items.length : 1),
  };
}

/**
 * @param {BitReader} bits
 * @param {PackageExercise} exercise
 * @param {number} base
 * @returns {Draft | null}
 */
function readDraft(bits, exercise, base) {
  if (!bits.flag()) return null;
  const startedAt = base + bits.span();
  const savedAt = startedAt + bits.span();
  return {
    exercise: exercise.id,
    keyHash: exercise.keyHash,
    startedAt: timeOf(startedAt),
    savedAt: timeOf(savedAt),
    answers: bits.flag() ? {} : readAnswers(bits, exercise, exercise.items),
  };
}
