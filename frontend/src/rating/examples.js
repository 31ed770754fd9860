/**
 * Telling sets of levels for any rule: each shows something that a first guess gets wrong.
 *
 * @import { Levels, Standard } from "../shared/types"
 */

import { fewestChanges, scaleOf, singleChanges } from "./rating.js";

/**
 * One criterion a little too low for the best rating; one at the very bottom; just enough for the
 * best. A rule that one criterion cannot sway has only the last.
 *
 * @param {Standard} standard
 * @returns {Levels[]}
 */
export function ratingExamples(standard) {
  const ids = standard.levels.map((level) => level.id);
  const best = everyLevel(standard, ids[ids.length - 1]);
  const falls = singleChanges(standard, best);
  const nearest = Math.max(...falls.map((change) => ids.indexOf(change.toLevel)));
  const sways = [...new Set([ids[nearest], ids[0]])].flatMap((level) =>
    falls.filter((change) => change.toLevel === level).slice(-1),
  );
  const next = everyLevel(standard, ids[ids.length - 2]);
  const raised = fewestChanges(standard, next, standard.ratings[0].id) ?? [];
  return [...sways.map((change) => [change]), raised].map((changes, n) => ({
    ...(n < sways.length ? best : next),
    ...Object.fromEntries(changes.map((change) => [change.criterion, change.toLevel])),
  }));
}

/**
 * A level for all; a criterion that does not have it gets the next lower one that it has.
 *
 * @param {Standard} standard
 * @param {string} level
 * @returns {Levels}
 */
export function everyLevel(standard, level) {
  const order = standard.levels.map(({ id }) => id);
  const at = (/** @type {string} */ id) => order.indexOf(id);
  const nearest = standard.criteria.map((criterion) => {
    const own = scaleOf(standard, criterion);
    const reached = own.filter((id) => at(id) <= at(level));
    return [criterion.id, reached[reached.length - 1] ?? own[0]];
  });
  return Object.fromEntries(nearest);
}
