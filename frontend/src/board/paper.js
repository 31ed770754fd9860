/**
 * Scoring sheets on paper, typed in as digits: 0 for the lowest level and so on, 9 for "not enough
 * evidence", a dot for a gap.
 *
 * @import { Attempt } from "../store/practice-types"
 * @import { Standard } from "../shared/types"
 * @import { Apart, BoardCourse, BoardExercise, Person, Sheet } from "./types"
 */

import { fingerprint } from "../shared/fingerprint.js";
import { isObject } from "../store/result-shape.js";
import { NOT_ENOUGH } from "../exercise/scoring.js";
import { otherAnswers } from "./figures.js";
import { t } from "../shared/strings.js";
import { attemptFingerprint, numbered } from "../store/store-records.js";
import { apartReason } from "./apart.js";
import { classOf } from "./classes.js";

/**
 * Scales that leave the 9 free can be typed in, and the 8 where it stands for "does not apply".
 *
 * @param {Standard} standard
 */
export function canBeTyped(standard) {
  return standard.levels.length <= 10 - otherAnswers(standard).length;
}

const GAP_SIGN = ".";
const NOT_ENOUGH_SIGN = "9";
const ABSENT_SIGN = "8";

/**
 * What each sign stands for, in the order of the scale.
 *
 * @param {Standard} standard
 * @returns {{ sign: string, answer: string | null }[]}
 */
export function signs(standard) {
  const digits = standard.levels.map(({ id }, n) => ({ sign: String(n), answer: id }));
  return [
    ...digits,
    ...otherAnswers(standard).map((answer) => ({
      sign: answer === NOT_ENOUGH ? NOT_ENOUGH_SIGN : ABSENT_SIGN,
      answer,
    })),
    { sign: GAP_SIGN, answer: null },
  ];
}

/**
 * Digits as they count: spaces and the like are only for the eye, a comma is a dot on some
 * keyboards. `bad` names the signs that stand for nothing.
 *
 * @param {Standard} standard
 * @param {string} text
 */
export function cleanDigits(standard, text) {
  const known = signs(standard).map(({ sign }) => sign);
  const found = [...text.replace(/[\s/|-]/g, "").replace(/,/g, GAP_SIGN)];
  return {
    digits: found.filter((sign) => known.includes(sign)).join(""),
    bad: found.filter((sign) => !known.includes(sign)),
  };
}

/**
 * The number of a sheet as it counts: `007` is 7.
 *
 * @param {string} text
 */
export function sheetNumber(text) {
  return text.replace(/\D/g, "").replace(/^0+(?=\d)/, "");
}

/**
 * @param {unknown} value
 * @returns {value is Sheet}
 */
export function isSheet(value) {
  return (
    isObject(value) &&
    ["exercise", "keyHash", "sheet", "digits", "at"].every(
      (name) => typeof value[name] === "string",
    ) &&
    /^\d{1,6}$/.test(String(value.sheet)) &&
    /^[0-9.]{1,200}$/.test(String(value.digits))
  );
}

/**
 * People from sheets: in one class, one number is one person.
 *
 * @param {BoardCourse} course
 * @param {Sheet[]} sheets
 * @returns {{ people: Person[], apart: Apart[] }}
 */
export function paperPeople(course, sheets) {
  /** @type {Map<string, Person>} */
  const people = new Map();
  /** @type {Apart[]} */
  const apart = [];
  for (const sheet of sheets) {
    const exercise = course.exercises[sheet.exercise];
    const attempt = sheetAttempt(course, exercise, sheet);
    const reason = apartReason(course, attempt);
    if (reason) {
      apart.push({
        name: t("board.person.sheet", { n: sheet.sheet }),
        reason,
        attempts: [attempt],
      });
      continue;
    }
    const classId = classOf(course, [attempt]);
    const id = `paper ${classId} ${sheet.sheet}`;
    const person = people.get(id) ?? newPerson(id, classId, sheet);
    person.attempts = numbered([...person.attempts, attempt]);
    people.set(id, person);
  }
  return { people: [...people.values()], apart };
}

/**
 * @param {string} id
 * @param {string} classId
 * @param {Sheet} sheet
 * @returns {Person}
 */
function newPerson(id, classId, { sheet }) {
  const nothing = { files: [], marks: [], joined: null, attempts: [], begun: [], opinions: [] };
  return { id, name: "", sheet, classId, source: "paper", ...nothing };
}

/**
 * @param {BoardCourse} course
 * @param {BoardExercise | undefined} exercise
 * @param {Sheet} sheet
 * @returns {Attempt}
 */
function sheetAttempt(course, exercise, { exercise: id, keyHash, sheet, digits, at }) {
  const standard = exercise && course.standards[exercise.standard];
  const meaning = new Map(
    standard ? signs(standard).map(({ sign, answer }) => [sign, answer]) : [],
  );
  const pairs = (exercise?.criteria ?? []).map((criterion, n) => [
    criterion,
    meaning.get(digits[n]),
  ]);
  const answers = Object.fromEntries(
    pairs.flatMap(([key, level]) => (level ? [[key, { level }]] : [])),
  );
  const { structureHash = "" } = exercise ?? {};
  const record = {
    exercise: id,
    kind: "dossier",
    standard: standard?.id ?? "",
    structureHash,
    keyHash,
    answers,
  };
  return {
    ...record,
    id: fingerprint([sheet, record]).slice(0, 16),
    number: 1,
    summary: { items: pairs.length, answered: Object.keys(answers).length },
    startedAt: at,
    handedInAt: at,
    fingerprint: attemptFingerprint(record),
  };
}
