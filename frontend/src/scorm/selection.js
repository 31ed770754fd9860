/**
 * Which records the core must hold, and what it gives up first where even these have no room.
 *
 * @import { Attempt, Draft } from "../store/practice-types"
 * @import { PackageExercise } from "./types"
 * @import { Part } from "./records.js"
 */

import { bestOf } from "./progress.js";

/**
 * Oldest first.
 *
 * @type {(a: Attempt, b: Attempt) => number}
 */
export const byHandingIn = (a, b) => Date.parse(a.handedInAt) - Date.parse(b.handedInAt);

/**
 * The latest attempt of each exercise and unit, which pages show, and the best one, which counts.
 *
 * @param {Attempt[]} attempts oldest first
 */
export function needed(attempts) {
  const latest = latestOf(attempts);
  const best = [...new Set(attempts.map(({ exercise }) => exercise))].flatMap((id) => [
    ...bestOf(attempts.filter(({ exercise }) => exercise === id)).values(),
  ]);
  const wanted = new Set([...latest, ...best]);
  return attempts.filter((one) => wanted.has(one));
}

/** @param {Attempt[]} attempts */
function latestOf(attempts) {
  return new Set(new Map(attempts.map((one) => [one.unit ?? one.exercise, one])).values());
}

/**
 * What is given up, last what is missed least: [record, whether nothing is left of it].
 *
 * @param {Attempt[]} must
 * @param {Draft[]} drafts
 * @returns {[Attempt | Draft, boolean][]}
 */
export function thinning(must, drafts) {
  const latest = latestOf(must);
  const best = must.filter((one) => !latest.has(one));
  /** @type {(all: boolean) => (one: Attempt | Draft) => [Attempt | Draft, boolean]} */
  const give = (all) => (one) => [one, all];
  const newest = [...latest].sort(byHandingIn).reverse();
  return [
    ...newest.map(give(true)),
    ...drafts.map(give(true)),
    ...best.map(give(true)),
    ...newest.map(give(false)),
    ...best.map(give(false)),
  ];
}

/**
 * @param {PackageExercise[]} exercises
 * @param {Attempt[]} attempts oldest first
 * @param {Draft[]} drafts
 * @param {Map<string, number>} slots
 * @returns {Part[]}
 */
export function partsOf(exercises, attempts, drafts, slots) {
  return exercises
    .map((exercise) => ({
      exercise,
      attempts: attempts.filter((one) => one.exercise === exercise.id),
      draft: drafts.find((one) => one.exercise === exercise.id) ?? null,
      slot: slots.get(exercise.id) ?? null,
    }))
    .filter(({ attempts, draft }) => attempts.length || draft);
}
