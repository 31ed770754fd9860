/**
 * What a class has agreed on a criterion: its level, the words that decided, a sentence to take
 * home, a question for those above. Texts of several laptops, classes and years come together, and
 * none of them is lost: of one talk the newest is shown, the others stay beside it.
 *
 * @import { BoardCourse, Decision, DecisionFields, DecisionSlot } from "./types"
 */

import { isObject } from "../store/result-shape.js";
import { byTime } from "../store/store-records.js";
import { t } from "../shared/strings.js";

/** Letters that a field takes. */
export const LONGEST = 2000;
/** The fields that are written as text, in their order. */
export const TEXTS = /** @type {const} */ (["words", "lesson", "question"]);
const FIELDS = /** @type {const} */ (["level", ...TEXTS]);
const PLACES = /** @type {const} */ (["held", "classId", "exercise", "criterion"]);
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/;
const ID = /^[a-z0-9][a-z0-9_-]{0,63}$/;

/**
 * Names a talk: the day, the class, the dossier and the criterion.
 *
 * @param {DecisionSlot} slot
 */
export function slotOf(slot) {
  return JSON.stringify(PLACES.map((part) => slot[part]));
}

/** @param {DecisionFields} decision */
export function isBlank(decision) {
  return FIELDS.every((field) => decision[field].trim() === "");
}

/**
 * The day that this board talks about, in words: the day that is set up, else today.
 *
 * @param {BoardCourse} course
 * @param {Date} [now]
 */
export function heldOn({ workshop }, now = new Date()) {
  if (workshop?.held) return workshop.held;
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  const [d, m, y] = [two(now.getDate()), two(now.getMonth() + 1), String(now.getFullYear())];
  return t("board.decide.day", { d, m, y });
}

/**
 * The newest of every talk, oldest talk first; a talk whose newest text was emptied is not there.
 *
 * @param {Decision[]} all
 */
export function current(all) {
  /** @type {Map<string, Decision>} */
  const newest = new Map();
  for (const one of all) {
    const slot = slotOf(one);
    const known = newest.get(slot);
    if (!known || known.at < one.at) newest.set(slot, one);
  }
  return [...newest.values()].filter((one) => !isBlank(one));
}

/**
 * The newest of one talk, or null.
 *
 * @param {Decision[]} all
 * @param {DecisionSlot} slot
 */
export function decisionOf(all, slot) {
  const name = slotOf(slot);
  const own = all.filter((one) => slotOf(one) === name);
  return own.sort((a, b) => byTime(b.at, a.at))[0] ?? null;
}

/**
 * Other texts of the same talk, such as one of a second laptop.
 *
 * @param {Decision[]} all
 * @param {DecisionSlot} slot
 */
export function besides(all, slot) {
  const name = slotOf(slot);
  const shown = decisionOf(all, slot);
  return all.filter((one) => one !== shown && slotOf(one) === name && !isBlank(one));
}

/**
 * All together: what is here already is not taken twice, and a text that only grew takes the place
 * of what it was.
 *
 * @param {Decision[]} here
 * @param {Decision[]} more
 * @returns {Decision[]}
 */
export function together(here, more) {
  const all = [...here];
  for (const one of more) {
    const slot = slotOf(one);
    const mine = all.filter((other) => slotOf(other) === slot);
    if (mine.some((other) => same(one, other) || (one.at <= other.at && grew(one, other))))
      continue;
    const was = mine.find((other) => other.at < one.at && grew(other, one));
    if (was) all[all.indexOf(was)] = one;
    else all.push(one);
  }
  return all;
}

/**
 * @param {DecisionFields} a
 * @param {DecisionFields} b
 */
function same(a, b) {
  return FIELDS.every((field) => a[field] === b[field]);
}

/**
 * Whether a later text holds all that an earlier one said.
 *
 * @param {DecisionFields} early
 * @param {DecisionFields} late
 */
function grew(early, late) {
  return (
    (early.level === "" || early.level === late.level) &&
    TEXTS.every((field) => late[field].startsWith(early[field]))
  );
}

/**
 * The same list with one text as it is written now.
 *
 * @param {Decision[]} all
 * @param {DecisionSlot} slot
 * @param {DecisionFields} fields
 * @param {string} at
 * @returns {Decision[]}
 */
export function written(all, { held, classId, exercise, criterion }, fields, at) {
  const { level, words, lesson, question } = fields;
  const one = { held, classId, exercise, criterion, level, words, lesson, question, at };
  const was = decisionOf(all, one);
  return was ? all.map((other) => (other === was ? one : other)) : [...all, one];
}

/**
 * Whether a value from a file is such a text; nothing of it is trusted.
 *
 * @param {unknown} value
 * @returns {value is Decision}
 */
export function isDecision(value) {
  if (!isObject(value)) return false;
  const text = (/** @type {string} */ name, /** @type {number} */ most) =>
    typeof value[name] === "string" && value[name].length <= most;
  const id = (/** @type {string} */ name, /** @type {boolean} */ may) =>
    typeof value[name] === "string" && (ID.test(value[name]) || (may && value[name] === ""));
  return (
    text("held", 300) &&
    id("classId", true) &&
    id("exercise", true) &&
    id("criterion", false) &&
    id("level", true) &&
    TEXTS.every((name) => text(name, LONGEST)) &&
    typeof value.at === "string" &&
    TIME.test(value.at)
  );
}
