/**
 * What was done in an exercise, as one line for the platform's reports: `1:kha 2:tot`, the number of
 * each thing asked and the latest choice; the key in the same form while it is open.
 *
 * @import { Answers, Attempt } from "../store/practice-types"
 * @import { Interaction } from "./dialects.js"
 * @import { PackageExercise } from "./types"
 */

import { FIELDS } from "./answers.js";
import { progressIn } from "./progress.js";

/**
 * @param {PackageExercise} exercise
 * @param {Attempt[]} attempts oldest first
 * @returns {Interaction}
 */
export function interactionOf(exercise, attempts) {
  const { id, title, kind, items } = exercise;
  const mine = attempts.filter((one) => one.exercise === id && one.keyHash === exercise.keyHash);
  /** @type {Answers} */
  const answers = Object.assign({}, ...mine.map((one) => one.answers));
  const field = FIELDS[kind] ?? "place";
  const line = (/** @type {(item: string) => unknown} */ choice) =>
    items
      .map((item, n) => [n + 1, choice(item)])
      .filter(([, chosen]) => chosen !== undefined && chosen !== "")
      .map(([n, chosen]) => `${n}:${chosen}`)
      .join(" ");
  return {
    id,
    title,
    given: line((item) => answers[item]?.[field]),
    right: line((item) => exercise.right[item]?.[0]),
    share: progressIn(exercise, attempts).share,
    at: mine[mine.length - 1]?.handedInAt ?? new Date(0).toISOString(),
    took: mine.reduce((sum, one) => sum + tookOf(one), 0),
  };
}

/** @param {Attempt} attempt */
function tookOf({ startedAt, handedInAt }) {
  const took = Date.parse(handedInAt) - Date.parse(startedAt);
  return Math.min(Math.max(0, took), 4 * 3600_000);
}
