/** How far a learner is with the exercises of a package, and the score that a grade book wants. */

/** @import { Attempt } from "../store/practice-types" */
/** @import { PackageExercise } from "./types" */

/**
 * `score` is 0 to 100, the mean over the exercises of the best share that agreed with the key: a
 * worse try takes nothing away. What is not done counts nothing; what is locked counts once its
 * key was opened for an attempt. null: nothing that counts was handed in.
 *
 * @param {PackageExercise[]} all
 * @param {Attempt[]} attempts
 */
export function progressOf(all, attempts) {
  const exercises = all.filter(({ counts }) => counts);
  const found = exercises.map((exercise) => progressIn(exercise, attempts));
  const shares = found.flatMap(({ share }) => share ?? []);
  const counted = exercises.filter(({ locked }, n) => !locked || found[n].share !== null).length;
  const sum = shares.reduce((all, share) => all + share, 0);
  return {
    total: exercises.length,
    done: found.filter(({ done }) => done).length,
    score: shares.length ? Math.floor((sum / counted) * 100 + 1e-6) : null,
  };
}

/**
 * @param {PackageExercise} exercise
 * @param {Attempt[]} attempts
 */
export function progressIn({ id, keyHash, items }, attempts) {
  const mine = attempts.filter((one) => one.exercise === id && one.keyHash === keyHash);
  const best = bestOf(mine);
  const units = items.flatMap((item) => best.get(`${id}/${item}`) ?? []);
  const whole = best.get("");
  const shares = [
    whole && rightShare(whole),
    units.length
      ? units.reduce((sum, one) => sum + (rightShare(one) ?? 0), 0) / items.length
      : null,
  ].flatMap((share) => share ?? []);
  return {
    done: Boolean(whole) || units.length === items.length,
    share: shares.length ? Math.min(1, Math.max(...shares)) : null,
  };
}

/**
 * The best attempt of each unit, by its name; "" is the whole exercise.
 *
 * @param {Attempt[]} attempts of one exercise
 */
export function bestOf(attempts) {
  /** @type {Map<string, Attempt>} */
  const best = new Map();
  for (const attempt of attempts) {
    const { unit = "" } = attempt;
    const before = best.get(unit);
    const better = !before || (rightShare(attempt) ?? -1) >= (rightShare(before) ?? -1);
    if (better) best.set(unit, attempt);
  }
  return best;
}

/**
 * null while the key is not known.
 *
 * @param {Attempt} attempt
 */
function rightShare({ summary: { items, right } }) {
  if (right === undefined) return null;
  return items ? Math.min(1, right / items) : 0;
}
