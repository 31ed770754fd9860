/** What is said of each rating while levels are open, and what is possible where none can be counted. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { overallRating, possibleRatings } from "../src/rating/rating.js";
import { readStandard } from "./rating-support.js";

/** @typedef {import("../src/shared/types").Levels} Levels */

const HARBOUR = readStandard("harbour-6");
const ALL = HARBOUR.criteria.map(({ id = "" }) => id);
const IDS = HARBOUR.levels.map(({ id }) => id);
/** The fourth criterion is met or not met: it has the first and the last level alone. */
const CHOICES = /** @type {Record<string, string[]>} */ ({
  ...Object.fromEntries(ALL.map((id) => [id, IDS])),
  "harbour-6-c03": [...IDS, "not_applicable"],
  "harbour-6-c04": ["l0", "l3"],
  "harbour-6-c05": [...IDS, "not_applicable"],
});

/**
 * States of all ratings: gold, silver, bronze, none.
 *
 * @param {Levels} levels
 */
const states = (levels) => overallRating(HARBOUR, levels).steps.map(({ state }) => state);
/** @param {string} level the lowest where a criterion has no such level */
const others = (level) =>
  Object.fromEntries(ALL.map((id) => [id, CHOICES[id].includes(level) ? level : "l0"]));

test("with nothing chosen everything is open", () => {
  assert.deepEqual(states({}), ["open", "open", "open", "open"]);
});

test("the one rating that is left is met, what stands above is missed, below is below", () => {
  assert.deepEqual(states(others("l3")), ["met", "below", "below", "below"]);
  assert.deepEqual(states({ ...others("l3"), "harbour-6-c01": "l15" })[0], "missed");
  assert.deepEqual(states(others("l0")), ["missed", "missed", "missed", "met"]);
});

test("a rating that levels so far rule out is missed, those still to be had are open", () => {
  // the first criterion decides about gold alone
  const [gold, silver, bronze] = states({ "harbour-6-c01": "l15" });
  assert.deepEqual([gold, silver, bronze], ["missed", "open", "open"]);
});

test("with one level open, every rating is what trying all its levels makes of it", () => {
  const ids = HARBOUR.ratings.map(({ id }) => id);
  for (const given of IDS) {
    for (const open of ALL) {
      const levels = /** @type {Levels} */ ({ ...others(given) });
      delete levels[open];
      const choices = CHOICES[open].map((level) => ({ ...levels, [open]: level }));
      const found = new Set(choices.map((one) => overallRating(HARBOUR, one).rating ?? ""));
      const best = ids.findIndex((id) => found.has(id));
      const worst = ids.length - 1 - [...ids].reverse().findIndex((id) => found.has(id));
      const wanted = ids.map((id, n) => {
        if (found.has(id)) return found.size === 1 ? "met" : "open";
        if (n < best) return "missed";
        return n > worst ? "below" : "between";
      });
      const said = states(levels).map((state, n) => (wanted[n] === "between" ? "between" : state));
      assert.deepEqual(said, wanted, `${given}, open ${open}`);
    }
  }
});

/**
 * A rule of more states than are counted: as many criteria as make every sum a sum of its own.
 *
 * @param {import("../src/shared/types").Standard["ratings"]} ratings
 */
function vast(ratings) {
  const criteria = Array.from({ length: 13 }, (_, n) => ({
    ...HARBOUR.criteria[0],
    id: `c${n}`,
    mayNotApply: false,
    weight: 1,
    points: [0, 2 ** n],
  }));
  const levels = HARBOUR.levels.slice(0, 2);
  return { ...HARBOUR, criteria, levels, groups: HARBOUR.groups.slice(0, 1), ratings };
}

const rating = (/** @type {string} */ id, /** @type {number | null} */ points) => ({
  id,
  name: id,
  short: id,
  when: points === null ? [] : [{ kind: /** @type {const} */ ("totalPoints"), count: points }],
});
const HALF = vast([rating("all", 2 ** 13 - 1), rating("half", 2 ** 12), rating("rest", null)]);

test("of a rule too large to count, bounds name every rating in reach down to the certain one", () => {
  assert.deepEqual(possibleRatings(HALF, {}), ["all", "half", "rest"]);
  assert.deepEqual(possibleRatings(HALF, { c0: "l1" }), ["all", "half", "rest"]);
  assert.deepEqual(possibleRatings(HALF, { c0: "l0" }), ["half", "rest"], "one point short");
  assert.deepEqual(possibleRatings(HALF, { c12: "l1" }), ["all", "half"], "just half is certain");
  assert.deepEqual(possibleRatings(HALF, { c12: "l0", c0: "l1" }), ["rest"]);
});

test("bounds hold to the point where most is just what is needed", () => {
  const needs = (/** @type {number} */ n) => vast([rating("yes", n), rating("no", null)]);
  const levels = { c11: "l0" }; // 2^13 - 1 - 2^11 = 6143 are still to be had
  assert.deepEqual(possibleRatings(needs(6143), levels), ["yes", "no"]);
  assert.deepEqual(possibleRatings(needs(6144), levels), ["no"]);
});

test("of a rating between possible ones nothing is said but that its conditions failed", () => {
  // c04 is met or not: met makes gold, not met leaves too few points for silver
  const between = { c01: "l3", c02: "l3", c03: "l0", c05: "l0", c06: "l3" };
  const levels = Object.fromEntries(Object.entries(between).map(([k, v]) => [`harbour-6-${k}`, v]));
  assert.deepEqual(possibleRatings(HARBOUR, levels), ["gold", "bronze"]);
  assert.deepEqual(states(levels), ["open", "open", "open", "below"]);
  const craft = readStandard("craft-9");
  // one at the lowest level is one too many for journeyman in a group of two
  const given = { "craft-9-c07": "l5", "craft-9-c09": "l1" };
  const { possible, steps } = overallRating(craft, given);
  assert.deepEqual(possible, ["master", "apprentice", "not-yet"]);
  assert.equal(steps[1].state, "missed");
});
