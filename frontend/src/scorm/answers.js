/**
 * Answers as bits: for each thing asked the number of the choice among those that the exercise
 * offers. Notes, and whatever else has no number, are not written here: they travel as text.
 *
 * @import { Answer, Answers } from "../store/practice-types"
 * @import { PackageExercise } from "./types"
 * @import { BitReader, BitWriter } from "./bits.js"
 */

import { widthOf } from "./bits.js";

/** The part of an answer that holds the choice, by kind of exercise. */
export const FIELDS =
  /** @type {Record<string, "level" | "bin" | "fault" | "rating" | "option">} */ ({
    dossier: "level",
    calibration: "level",
    boundary: "level",
    sort_evidence: "bin",
    spot_fault: "fault",
    rule: "rating",
    choice: "option",
  });

/**
 * @param {BitWriter} bits
 * @param {PackageExercise} exercise
 * @param {string[]} items what is asked here
 * @param {Answers} answers
 */
export function writeAnswers(bits, exercise, items, answers) {
  const plain = items.map((id) => (isPlain(exercise, answers[id]) ? (answers[id] ?? {}) : {}));
  const rich = bits.flag(plain.some(({ evidence, flag }) => evidence || flag !== undefined));
  for (const answer of plain) {
    writeChoice(bits, exercise, answer);
    if (rich) writeMore(bits, exercise, answer);
  }
}

/**
 * @param {BitReader} bits
 * @param {PackageExercise} exercise
 * @param {string[]} items
 * @returns {Answers}
 */
export function readAnswers(bits, exercise, items) {
  const rich = bits.flag();
  const read = items.map((id) => {
    const chosen = readChoice(bits, exercise);
    return [id, rich ? { ...chosen, ...readMore(bits, exercise) } : chosen];
  });
  return Object.fromEntries(read.filter(([, answer]) => Object.keys(answer).length));
}

/**
 * Whether an answer is its choice and nothing else, notes aside.
 *
 * @param {PackageExercise} exercise
 * @param {Answer | undefined} answer
 */
export function isChoice(exercise, answer) {
  return isPlain(exercise, answer) && !answer?.evidence && answer?.flag === undefined;
}

/**
 * @param {BitWriter} bits
 * @param {PackageExercise} exercise
 * @param {Answer} [answer]
 */
export function writeChoice(bits, exercise, answer = {}) {
  bits.write(numberOf(exercise, answer), width(exercise));
}

/**
 * @param {BitReader} bits
 * @param {PackageExercise} exercise
 */
export function readChoice(bits, exercise) {
  return choiceOf(exercise, bits.read(width(exercise)));
}

/**
 * What `writeAnswers` cannot write, notes aside; null where there is nothing of it.
 *
 * @param {PackageExercise} exercise
 * @param {string[]} items
 * @param {Answers} answers
 * @returns {Answers | null}
 */
export function oddAnswers(exercise, items, answers) {
  const odd = Object.entries(answers)
    .filter(([id, answer]) => !items.includes(id) || !isPlain(exercise, answer))
    .map(([id, { note: _, ...answer }]) => [id, answer])
    .filter(([, answer]) => Object.keys(answer).length);
  return odd.length ? Object.fromEntries(odd) : null;
}

/**
 * @param {PackageExercise} exercise
 * @param {Answer | undefined} answer
 */
function isPlain(exercise, answer = {}) {
  const field = FIELDS[exercise.kind] ?? "place";
  const { [field]: value, evidence, flag: _, note: __, ...more } = answer;
  const papers = evidence && exercise.papers.filter((paper) => evidence.includes(paper));
  return (
    Object.keys(more).length === 0 &&
    (value === undefined || numberOf(exercise, answer) > 0) &&
    papers?.join() === evidence?.join()
  );
}

/** @param {PackageExercise} exercise */
function width({ kind, items, options }) {
  return widthOf(FIELDS[kind] ? options.length + 1 : items.length + 2);
}

/**
 * From 1; 0: none.
 *
 * @param {PackageExercise} exercise
 * @param {Answer} answer
 */
function numberOf({ kind, items, options }, answer) {
  const field = FIELDS[kind];
  if (field) return options.indexOf(answer[field] ?? "") + 1;
  const { place = -1 } = answer;
  return Number.isInteger(place) && place <= items.length ? place + 1 : 0;
}

/**
 * @param {PackageExercise} exercise
 * @param {number} number
 * @returns {Answer}
 */
function choiceOf({ kind, options }, number) {
  if (number === 0) return {};
  const field = FIELDS[kind];
  return field ? { [field]: options[number - 1] } : { place: number - 1 };
}

/**
 * @param {BitWriter} bits
 * @param {PackageExercise} exercise
 * @param {Answer} answer
 */
function writeMore(bits, exercise, { evidence, flag }) {
  if (bits.flag(evidence))
    for (const paper of exercise.papers) bits.flag(evidence?.includes(paper));
  if (bits.flag(flag !== undefined)) bits.flag(flag);
}

/**
 * @param {BitReader} bits
 * @param {PackageExercise} exercise
 * @returns {Answer}
 */
function readMore(bits, exercise) {
  const evidence = bits.flag() ? exercise.papers.filter(() => bits.flag()) : null;
  const flagged = bits.flag();
  const flag = flagged && bits.flag();
  return { ...(evidence ? { evidence } : {}), ...(flagged ? { flag } : {}) };
}
