/**
 * Whether a class has moved between two measures, with how sure that is. Each person did one form
 * first and another later; where both orders occur, the mean of the two orders' means counts, so
 * that a form which is a little easier moves nothing (two-period crossover).
 */

import { tValue } from "./t-value.js";

/** People below which only counts are shown. */
export const LEAST = 8;
/** People in each order, so that both orders can speak. */
const LEAST_IN_ORDER = 3;

/**
 * One person's change.
 *
 * @typedef {object} Change
 * @property {string} order the forms in the order of handing in, such as `a b`
 * @property {number} by share of exact answers later, less the share before
 */

/**
 * few: too few people; unclear: no movement may be claimed; up, down: the interval leaves 0 out.
 *
 * @typedef {object} Movement
 * @property {"few" | "unclear" | "up" | "down"} state
 * @property {number} n
 * @property {boolean} rotated whether both orders were heard
 * @property {number | null} by
 * @property {number | null} low 95 %
 * @property {number | null} high
 */

/**
 * @param {Change[]} changes one for each person
 * @returns {Movement}
 */
export function movementOf(changes) {
  const n = changes.length;
  const orders = inOrders(changes);
  const rotated = orders.length === 2;
  if (n < LEAST) return { state: "few", n, rotated, by: null, low: null, high: null };
  const groups = rotated ? orders : [changes.map(({ by }) => by)];
  const parts = groups.map((list) => ({ n: list.length, mean: mean(list), error: error(list) }));
  const by = mean(parts.map((part) => part.mean));
  const weight = 1 / parts.length ** 2;
  const spread = weight * sum(parts.map((part) => part.error));
  const reach = tValue(freedom(parts)) * Math.sqrt(spread);
  const [low, high] = [by - reach, by + reach];
  return { state: low > 0 ? "up" : high < 0 ? "down" : "unclear", n, rotated, by, low, high };
}

/**
 * The changes of two opposite orders; empty where one of them was heard too seldom.
 *
 * @param {Change[]} changes
 */
function inOrders(changes) {
  const [first] = changes;
  if (!first) return [];
  const back = first.order.split(" ").reverse().join(" ");
  const groups = [first.order, back].map((order) =>
    changes.flatMap((one) => (one.order === order ? [one.by] : [])),
  );
  const all = groups[0].length + groups[1].length === changes.length;
  return all && groups.every((list) => list.length >= LEAST_IN_ORDER) ? groups : [];
}

const sum = (/** @type {number[]} */ list) => list.reduce((all, one) => all + one, 0);
const mean = (/** @type {number[]} */ list) => sum(list) / list.length;

/**
 * Squared error of a mean.
 *
 * @param {number[]} list
 */
function error(list) {
  const centre = mean(list);
  return sum(list.map((one) => (one - centre) ** 2)) / (list.length - 1) / list.length;
}

/**
 * Welch and Satterthwaite; of one group, its people less one.
 *
 * @param {{ n: number, error: number }[]} parts
 */
function freedom(parts) {
  const all = sum(parts.map((part) => part.error));
  const least = Math.min(...parts.map(({ n }) => n - 1));
  return all === 0 ? least : all ** 2 / sum(parts.map((part) => part.error ** 2 / (part.n - 1)));
}
