/** How far a learner is with the exercises of a package, and the score that a grade book wants. */

/** @import { Attempt, Store } from "../store/practice-types" */
/** @import { PackageExercise } from "./types" */

/**
 * `score` is 0 to 100: the mean over all exercises of the share that agrees with the key in the
 * latest attempt; what is not done, or not opened yet, counts nothing.
 *
 * @param {PackageExercise[]} exercises
 * @param {Pick<Store, "attempts" | "isDone">} store
 */
export function progressOf(exercises, store) {
  const shares = exercises.map(({ id }) => shareOf(store.attempts(id)));
  const sum = shares.reduce((all, share) => all + share, 0);
  return {
    total: exercises.length,
    done: exercises.filter(({ id }) => store.isDone(id)).length,
    handedIn: exercises.some(({ id }) => store.attempts(id).length > 0),
    score: exercises.length ? Math.round((sum / exercises.length) * 100) : 0,
  };
}

/** @param {Attempt[]} attempts oldest first */
function shareOf(attempts) {
  /** @type {Map<string, Attempt>} */
  const latest = new Map();
  for (const attempt of attempts) latest.set(attempt.unit ?? "", attempt);
  const whole = latest.get("");
  if (whole) return rightShare(whole);
  const units = [...latest.values()];
  const of = units[0]?.of ?? 1;
  return Math.min(1, units.reduce((sum, unit) => sum + rightShare(unit), 0) / of);
}

/** @param {Attempt} attempt */
function rightShare({ summary: { items, right = 0 } }) {
  return items ? Math.min(1, right / items) : 0;
}
