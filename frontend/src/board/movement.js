/**
 * The movement of a class between its calibrations, in words that claim no more than they can. For
 * the stage of the board and the report alike.
 *
 * @import { BoardCourse, Person } from "./types"
 * @import { Standard } from "../shared/types"
 * @import { Movement } from "../calibration/movement.js"
 */

import { beforeAndAfter, changesOf, measuresOf } from "../calibration/measures.js";
import { LEAST, movementOf } from "../calibration/movement.js";
import { el } from "../shared/dom.js";
import { t } from "../shared/strings.js";

/**
 * @typedef {object} Moved of one standard, from one measure to the next
 * @property {Standard} standard
 * @property {1 | 2} step 1: start to end of the day; 2: to the one at home
 * @property {Movement} movement
 * @property {ReturnType<typeof beforeAndAfter>} sums
 */

/**
 * Nothing of a standard that nobody was measured in twice.
 *
 * @param {BoardCourse} course
 * @param {Person[]} people
 * @param {string | null} classId null: all classes
 * @returns {Moved[]}
 */
export function movedIn(course, people, classId) {
  const own = people.filter((one) => classId === null || one.classId === classId);
  return Object.values(course.standards).flatMap((standard) => {
    const measured = own.map(({ attempts }) => measuresOf(standard, course.exercises, attempts));
    return /** @type {const} */ ([1, 2]).flatMap((step) => {
      const changes = changesOf(measured, step - 1);
      if (changes.length === 0) return [];
      const sums = beforeAndAfter(measured, step - 1);
      return [{ standard, step, movement: movementOf(changes), sums }];
    });
  });
}

/**
 * Points of a hundred with their sign, whole: a finer figure would promise too much.
 *
 * @param {number | null} share
 */
export function points(share) {
  const whole = Math.round(100 * (share ?? 0));
  return `${whole > 0 ? "+" : whole < 0 ? "−" : ""}${Math.abs(whole)}`;
}

/**
 * What may be said of it, sentence by sentence.
 *
 * @param {Moved} moved
 * @returns {string[]}
 */
export function movementLines({ step, movement, sums: { before, after, once } }) {
  const { state, n, by, low, high, rotated } = movement;
  const counts = {
    n,
    before: before.exact,
    of_before: before.of,
    after: after.exact,
    of_after: after.of,
  };
  const values = { by: points(by), low: points(low), high: points(high), n, least: LEAST };
  return [
    t(`board.movement.counts_${step}`, counts),
    t(`board.movement.${state}`, values),
    ...(state !== "few" && !rotated ? [t("board.movement.one_order")] : []),
    ...(once ? [t("board.movement.once", { n: once })] : []),
  ];
}

/**
 * The board's stage; nothing before somebody was measured twice.
 *
 * @param {Moved[]} moved
 * @returns {HTMLElement[]}
 */
export function movementParts(moved) {
  return moved.flatMap((one) => [
    el("h3", {}, one.standard.short),
    ...movementLines(one).map((line) => el("p", {}, line)),
  ]);
}
