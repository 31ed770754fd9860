/**
 * What was done in each exercise as bits, exercise by exercise. Each part begins with a mark of its
 * exercise and its own length, so that a later package reads what it still knows and skips the rest.
 *
 * @import { Attempt, Draft } from "../store/practice-types"
 * @import { NewId, PackageExercise } from "./types"
 */

import { fingerprint } from "../shared/fingerprint.js";
import { attemptFingerprint } from "../store/store-records.js";
import { isChoice, readAnswers, readChoice, writeAnswers, writeChoice } from "./answers.js";
import { BitReader, BitWriter, widthOf } from "./bits.js";
import { MASK_BITS, maskOf, readOnes, readSummary, writeOnes, writeSummary } from "./summary.js";

const MARK_BITS = 24;
const LENGTH_BITS = 18;
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

/**
 * The mark of each exercise, by which the bits name it.
 *
 * @param {PackageExercise[]} exercises
 * @returns {Map<PackageExercise, number>}
 */
export function marksOf(exercises) {
  return new Map(exercises.map((exercise) => [exercise, markOf(exercise)]));
}

/** @param {PackageExercise} exercise */
function markOf({ id, keyHash, items, options, papers }) {
  const digits = fingerprint([id, keyHash, items, options, papers]).slice(0, MARK_BITS / 4);
  return parseInt(digits, 16);
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
 * @param {Map<PackageExercise, number>} marks
 */
export function writeParts(parts, bare, marks) {
  const bits = new BitWriter();
  const records = parts.flatMap(({ attempts, draft }) => (draft ? [...attempts, draft] : attempts));
  const base = Math.min(...records.map(({ startedAt }) => seconds(startedAt)), 2 ** TIME_BITS - 1);
  bits.write(base, TIME_BITS);
  bits.count(parts.length);
  for (const part of parts) {
    const own = partBits(part, bare, base);
    bits.write(marks.get(part.exercise) ?? 0, MARK_BITS);
    bits.write(own.bits.length, LENGTH_BITS);
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
  const mask = attempts.find(({ unit }) => unit)?.summary;
  const usual = (mask && maskOf(mask)) ?? 0;
  bits.write(usual, MASK_BITS);
  let last = base;
  for (const attempt of attempts) {
    const isUsual = maskOf(attempt.summary) === usual && !bare.has(attempt);
    writeAttempt(bits, exercise, attempt, last, isUsual, bare.has(attempt));
    last = Math.max(last, seconds(attempt.handedInAt));
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
 * One attempt; the usual answer to one of many questions in as few bits as can be.
 *
 * @param {BitWriter} bits
 * @param {PackageExercise} exercise
 * @param {Attempt} attempt
 * @param {number} last when the attempt before was handed in
 * @param {boolean} isUsual whether its counts are those of the exercise's other units
 * @param {boolean} isBare
 */
function writeAttempt(bits, exercise, attempt, last, isUsual, isBare) {
  const { unit, startedAt, handedInAt, summary } = attempt;
  const { items } = exercise;
  const asked = itemsOf(exercise, attempt);
  const end = seconds(handedInAt);
  const short = isUsual && isShort(exercise, attempt);
  if (bits.flag(unit)) {
    bits.write(items.indexOf(asked[0]), widthOf(items.length));
    bits.flag(short);
  }
  bits.span(end - last);
  bits.span(end - seconds(startedAt));
  if (short) {
    writeOnes(bits, summary);
    return writeChoice(bits, exercise, attempt.answers[asked[0]]);
  }
  writeMore(bits, exercise, attempt);
  if (!bits.flag(isBare)) writeAnswers(bits, exercise, asked, attempt.answers);
  return undefined;
}

/**
 * Whether a unit is nothing but its choice.
 *
 * @param {PackageExercise} exercise
 * @param {Attempt} attempt
 */
function isShort(exercise, attempt) {
  const { unit, of, unlockedAt, answers } = attempt;
  const answer = answers[itemsOf(exercise, attempt)[0]];
  return Boolean(unit) && of === exercise.items.length && !unlockedAt && isChoice(exercise, answer);
}

/**
 * @param {BitWriter} bits
 * @param {PackageExercise} exercise
 * @param {Attempt} attempt
 */
function writeMore(bits, exercise, { unit, of, handedInAt, unlockedAt, summary }) {
  const { items, ratings } = exercise;
  if (unit && bits.flag(of !== items.length)) bits.count(of ?? 0);
  if (bits.flag(unlockedAt)) bits.span(seconds(unlockedAt ?? "") - seconds(handedInAt));
  writeSummary(bits, ratings, unit ? 1 : items.length, summary);
}

/**
 * @param {string} text
 * @param {PackageExercise[]} exercises
 * @param {NewId} newId
 * @returns {(Part | null)[]} null: an exercise that is not known
 */
export function readParts(text, exercises, newId) {
  const bits = new BitReader(text);
  const marks = marksOf(exercises);
  const base = bits.read(TIME_BITS);
  return Array.from({ length: bits.count() }, () => {
    const mark = bits.read(MARK_BITS);
    const length = bits.read(LENGTH_BITS);
    const end = bits.at + length;
    const exercise = exercises.find((one) => marks.get(one) === mark);
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
  const count = bits.count();
  const usual = bits.read(MASK_BITS);
  let last = base;
  const attempts = Array.from({ length: count }, () => {
    const { end, ...read } = readAttempt(bits, exercise, last, usual);
    last = Math.max(last, end);
    return fingerprinted({ ...read, id: newId(read) });
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
 * @param {number} usual
 */
function readAttempt(bits, exercise, last, usual) {
  const { id, kind, standard, structureHash, keyHash, items } = exercise;
  const meta = { exercise: id, kind, standard, structureHash, keyHash, number: 1 };
  const unit = bits.flag() ? items[bits.read(widthOf(items.length))] : null;
  const short = unit !== null && bits.flag();
  const end = last + bits.span();
  const times = { startedAt: timeOf(end - bits.span()), handedInAt: timeOf(end) };
  const named = unit === null ? {} : { unit: `${id}/${unit}` };
  if (short) {
    const summary = readOnes(bits, usual);
    const answer = readChoice(bits, exercise);
    const answers = Object.keys(answer).length ? { [unit]: answer } : {};
    return { ...meta, ...named, of: items.length, end, ...times, summary, answers };
  }
  const of = unit !== null && bits.flag() ? bits.count() : items.length;
  const opened = bits.flag() ? timeOf(end + bits.span()) : null;
  const summary = readSummary(bits, exercise.ratings, unit === null ? items.length : 1);
  return {
    ...meta,
    ...named,
    ...(unit !== null && of ? { of } : {}),
    ...(opened ? { unlockedAt: opened } : {}),
    ...{ end, ...times, summary },
    answers: bits.flag() ? {} : readAnswers(bits, exercise, itemsOf(exercise, named)),
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
