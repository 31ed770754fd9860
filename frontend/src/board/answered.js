/**
 * What was answered to a criterion, each answer once with how often: a class of hundreds gives the
 * same few answers, so that hardly more than the counting is left to do.
 *
 * @import { Attempt, DossierAnswerKey } from "../store/practice-types"
 * @import { Standard } from "../shared/types"
 * @import { BoardExercise } from "./types"
 * @import { Verdict } from "../exercise/scoring.js"
 */

import { judge } from "../exercise/scoring.js";

/**
 * @typedef {object} Answered
 * @property {string | null} given null where nothing was chosen
 * @property {number} times
 * @property {DossierAnswerKey} key
 * @property {number | null} gap levels above the key; null where one side is no level
 * @property {Verdict} verdict
 */

/**
 * @param {Standard} standard
 * @param {BoardExercise} exercise
 * @param {string} criterion
 * @param {Attempt[]} attempts at the exercise
 * @returns {Answered[]} empty where the exercise does not ask for the criterion
 */
export function answered({ levels }, exercise, criterion, attempts) {
  const key = exercise.key?.answers.ratings[criterion];
  if (!key) return [];
  /** @type {Map<string | null, number>} */
  const times = new Map();
  for (const { answers } of attempts) {
    const given = answers[criterion]?.level ?? null;
    times.set(given, (times.get(given) ?? 0) + 1);
  }
  const ids = levels.map(({ id }) => id);
  return [...times].map(([given, n]) => ({ given, times: n, key, ...judge(given, key, ids) }));
}
