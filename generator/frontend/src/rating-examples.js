/**
 * Telling sets of levels for any rule: each shows something that a first guess gets wrong.
 *
 * @import { Levels, Standard } from "./types"
 */

import { fewestChanges, singleChanges } from "./rating.js";

/**
 * One criterion too low for the best rating; one at the very bottom; just enough for the best.
 *
 * @param {Standard} standard
 * @returns {Levels[]}
 */
export function ratingExamples(standard) {
  const ids = standard.levels.map((level) => level.id);
  const top = ids[ids.length - 1];
  const best = everyLevel(standard, top);
  const falls = singleChanges(standard, best);
  const steepest = (/** @type {string} */ level) =>
    falls.filter((change) => change.toLevel === level).pop()?.criterion ?? "";
  const next = everyLevel(standard, ids[ids.length - 2]);
  const raised = fewestChanges(standard, next, standard.ratings[0].id) ?? [];
  const examples = [
    { ...best, [steepest(ids[ids.length - 2])]: ids[ids.length - 2] },
    { ...best, [steepest(ids[0])]: ids[0] },
    { ...next, ...Object.fromEntries(raised.map((c) => [c.criterion, c.toLevel])) },
  ];
  return examples.map((levels) => pick(standard, levels));
}

/**
 * @param {Standard} standard
 * @param {string} level
 * @returns {Levels}
 */
export function everyLevel(standard, level) {
  return Object.fromEntries(standard.criteria.map(({ id }) => [id, level]));
}

/**
 * @param {Standard} standard
 * @param {Levels} levels
 * @returns {Levels}
 */
function pick(standard, levels) {
  return Object.fromEntries(standard.criteria.map(({ id }) => [id, levels[id]]));
}
