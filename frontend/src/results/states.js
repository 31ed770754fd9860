/**
 * What was done of one exercise, in one line.
 *
 * @import { Attempt, Draft } from "../store/practice-types"
 */

import { t } from "../shared/strings.js";

/**
 * @param {Attempt[]} attempts of the exercise, oldest first
 * @param {Draft | null} draft
 * @param {boolean} done
 */
export function stateLine(attempts, draft, done) {
  const whole = attempts.filter(({ unit }) => !unit);
  const parts = [];
  if (whole.length) parts.push(wholeLine(whole));
  else if (attempts.length) parts.push(unitsLine(attempts));
  if (draft && !done) {
    parts.push(t("results.state.draft", { n: Object.keys(draft.answers).length }));
  }
  return parts.join(" · ");
}

/**
 * The first try and the last one.
 *
 * @param {Attempt[]} attempts
 */
function wholeLine(attempts) {
  const [first] = attempts;
  const last = attempts[attempts.length - 1];
  const lines = [tryLine(first)];
  if (last !== first) lines.push(tryLine(last));
  return lines.join(" · ");
}

/** @param {Attempt} attempt */
function tryLine({ number, summary: { items, answered, right }, handedInAt }) {
  const values = { n: number, items, answered, right: right ?? 0, day: dayOf(handedInAt) };
  return t(right === undefined ? "results.state.locked" : "results.state.try", values);
}

/**
 * Single items: how many were done, and how many of their first tries agree.
 *
 * @param {Attempt[]} attempts
 */
function unitsLine(attempts) {
  /** @type {Map<string, Attempt>} */
  const first = new Map();
  for (const attempt of attempts) {
    const unit = attempt.unit ?? "";
    if (!first.has(unit)) first.set(unit, attempt);
  }
  const right = [...first.values()].filter(({ summary }) => summary.right).length;
  const items = attempts[0].of ?? first.size;
  return t("results.state.units", { answered: first.size, items, right });
}

/**
 * Day and month as the course's language writes them.
 *
 * @param {string} time
 */
export function dayOf(time) {
  const at = new Date(time);
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  return t("results.day", { d: two(at.getDate()), m: two(at.getMonth() + 1), y: at.getFullYear() });
}
