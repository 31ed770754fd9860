/**
 * What was missed comes back: an item missed is due again 3 days later, then 10, then 30 days after
 * each time that it went well. Late is no harm: what is due stays due until it is done.
 *
 * @import { Attempt } from "../store/practice-types"
 */

/** Days until the next time, by how often it went well since it was missed last. */
const WAITS = [3, 10, 30];
/** So many at once. */
export const AT_ONCE = 5;
const DAY = 24 * 60 * 60 * 1000;

/**
 * @typedef {object} Due
 * @property {string} exercise
 * @property {string} unit the exercise's id, or `<exercise>/<item>`
 * @property {number} times how often it went well since it was missed
 * @property {number} at when it is due, in milliseconds
 */

/**
 * Everything that was missed and has not yet gone well three times, soonest first.
 *
 * @param {Attempt[]} attempts with the keys of this site, of any exercise
 * @returns {Due[]}
 */
export function missed(attempts) {
  /** @type {Map<string, Attempt[]>} */
  const units = new Map();
  for (const attempt of attempts) {
    const { kind, exercise, unit = exercise, summary } = attempt;
    if (WHOLE_FILES.has(kind) || summary.right === undefined) continue;
    units.set(unit, [...(units.get(unit) ?? []), attempt]);
  }
  return [...units].flatMap(([unit, own]) => dueOf(unit, own)).sort((a, b) => a.at - b.at);
}

/** What takes most of an hour does not come back by itself. */
const WHOLE_FILES = new Set(["dossier", "calibration"]);

/**
 * @param {string} unit
 * @param {Attempt[]} own
 * @returns {Due[]}
 */
function dueOf(unit, own) {
  const inOrder = [...own].sort((a, b) => (a.handedInAt < b.handedInAt ? -1 : 1));
  const last = lastMiss(inOrder);
  if (last < 0) return [];
  const times = inOrder.length - 1 - last;
  if (times >= WAITS.length) return [];
  const since = Date.parse(inOrder[inOrder.length - 1].handedInAt);
  return [{ exercise: own[0].exercise, unit, times, at: since + WAITS[times] * DAY }];
}

/** @param {Attempt} attempt */
const isMiss = ({ summary: { right = 0, items } }) => right < items;

/**
 * Place of the last miss; -1: none. Browsers of 2021 cannot search from the end.
 *
 * @param {Attempt[]} attempts
 */
function lastMiss(attempts) {
  return attempts.reduce((found, attempt, n) => (isMiss(attempt) ? n : found), -1);
}

/**
 * What to do today: of what is due, the least repeated first, not all of one exercise.
 *
 * @param {Due[]} all
 * @param {number} now
 * @returns {Due[]}
 */
export function today(all, now) {
  const due = all.filter(({ at }) => at <= now);
  const fresh = [...due].sort((a, b) => a.times - b.times || a.at - b.at);
  /** @type {Map<string, number>} */
  const taken = new Map();
  const turn = new Map(
    fresh.map((one) => {
      const n = taken.get(one.exercise) ?? 0;
      taken.set(one.exercise, n + 1);
      return [one, n];
    }),
  );
  return fresh.sort((a, b) => (turn.get(a) ?? 0) - (turn.get(b) ?? 0)).slice(0, AT_ONCE);
}
