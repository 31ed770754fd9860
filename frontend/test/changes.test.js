/** What raises a rating: ties, what does not apply, and what the rule does not know. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { fewestChanges, hinges, singleChanges } from "../src/rating/rating.js";
import { stepsOf } from "../src/rating/changes.js";
import { readStandard } from "./rating-support.js";

const CRAFT = readStandard("craft-9");
const HARBOUR = readStandard("harbour-6");

/**
 * @param {import("../src/shared/types").Standard} standard
 * @param {string} level
 */
const all = (standard, level) =>
  Object.fromEntries(standard.criteria.map(({ id = "" }) => [id, level]));

test("a rating that the rule does not have is a mistake of the caller, named", () => {
  assert.throws(() => fewestChanges(CRAFT, all(CRAFT, "l1"), "gold"), /gold/);
});

test("of plans that cost the same, the earliest criteria", () => {
  const changes = fewestChanges(CRAFT, all(CRAFT, "l1"), "apprentice");
  assert.deepEqual(
    changes?.map(({ criterion, fromLevel, toLevel }) => [criterion, fromLevel, toLevel]),
    [1, 2, 3, 4, 5].map((n) => [`craft-9-c0${n}`, "l1", "l2"]),
  );
  assert.deepEqual(fewestChanges(CRAFT, all(CRAFT, "l2"), "apprentice"), []);
});

test("a better rating that costs less is the plan, and none is when nothing is enough", () => {
  const top = all(CRAFT, "l5");
  assert.deepEqual(fewestChanges(CRAFT, top, "not-yet"), []);
  assert.equal(fewestChanges(CRAFT, { ...top, "craft-9-c01": undefined }, "master"), null);
});

test("what does not apply stays so, in plans and in single changes", () => {
  const levels = {
    ...all(HARBOUR, "l1"),
    "harbour-6-c03": "not_applicable",
    "harbour-6-c04": "l0",
  };
  const plan = fewestChanges(HARBOUR, levels, "silver");
  assert.ok(plan && plan.length > 0);
  assert.ok(plan.every(({ criterion }) => criterion !== "harbour-6-c03"));
  const single = singleChanges(HARBOUR, levels);
  assert.ok(single.every(({ criterion }) => criterion !== "harbour-6-c03"));
  assert.ok(single.every(({ toLevel }) => toLevel !== undefined));
});

test("steps are counted on the criterion's own scale: met and not met are one step apart", () => {
  const change = { criterion: "harbour-6-c04", fromLevel: "l0", toLevel: "l3" };
  assert.equal(stepsOf(HARBOUR, change), 1);
  assert.equal(stepsOf(HARBOUR, { ...change, criterion: "harbour-6-c01" }), 4);
  assert.equal(stepsOf(HARBOUR, { ...change, fromLevel: "l3", toLevel: "l0" }), -1);
});

test("a criterion on which the rating hinges is named once, also where two levels turn it", () => {
  const levels = { ...all(HARBOUR, "l2"), "harbour-6-c04": "l3" };
  const named = hinges(HARBOUR, levels);
  assert.equal(new Set(named).size, named.length);
  const near = singleChanges(HARBOUR, levels).filter(
    (change) => Math.abs(stepsOf(HARBOUR, change)) === 1,
  );
  assert.deepEqual(named, [...new Set(near.map(({ criterion }) => criterion))]);
  assert.deepEqual(singleChanges(HARBOUR, { ...levels, "harbour-6-c01": undefined }), []);
});
