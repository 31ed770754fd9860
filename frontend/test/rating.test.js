/** The rating rule on the worked cases that the Python tests run too. */

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  completeRating,
  ruleTable,
  fewestChanges,
  hinges,
  overallRating,
  possibleRatings,
  singleChanges,
} from "../src/rating/rating.js";
import { caseFiles, expand, readStandard } from "./rating-support.js";

for (const file of caseFiles()) {
  const standard = readStandard(file.standard);
  for (const example of file.cases) {
    test(`${file.standard}: ${example.name}`, () => {
      const levels = expand(standard, example.levels);
      const outcome = overallRating(standard, levels);
      assert.equal(outcome.rating, example.rating);
      assert.equal(completeRating(ruleTable(standard), levels), example.rating);
      if (example.rating !== null) assert.deepEqual(outcome.possible, [example.rating]);
      if (example.possible) assert.deepEqual(outcome.possible, example.possible);
      if (example.missingCount) assert.equal(outcome.missing.length, example.missingCount);
      if (example.steps) checkSteps(outcome.steps, example.steps);
      for (const plan of example.fewestChanges ?? []) checkPlan(standard, levels, plan);
      if (example.hinges) assert.deepEqual(hinges(standard, levels), example.hinges);
    });
  }
}

/**
 * @param {import("../src/shared/types").RatingStep[]} steps
 * @param {any[]} wanted
 */
function checkSteps(steps, wanted) {
  assert.deepEqual(
    steps.map(({ rating, met }) => ({ rating, met })),
    wanted.map(({ rating, met }) => ({ rating, met })),
  );
  steps.forEach((step, n) => {
    assert.equal(step.conditions.length, wanted[n].conditions.length);
    step.conditions.forEach(({ have, need, met, failing }, k) => {
      const expected = wanted[n].conditions[k];
      const found = expected.failing ? { have, need, met, failing } : { have, need, met };
      assert.deepEqual(found, expected);
    });
  });
}

/**
 * @param {import("../src/shared/types").Standard} standard
 * @param {import("../src/shared/types").Levels} levels
 * @param {{ target: string, count: number, totalSteps: number, changes?: string[][] }} plan
 */
function checkPlan(standard, levels, plan) {
  const order = standard.levels.map((level) => level.id);
  const changes = fewestChanges(standard, levels, plan.target);
  assert.ok(changes);
  assert.equal(changes.length, plan.count);
  const steps = changes.map((c) => order.indexOf(c.toLevel) - order.indexOf(c.fromLevel));
  assert.equal(
    steps.reduce((a, b) => a + b, 0),
    plan.totalSteps,
  );
  if (plan.changes) {
    const found = changes.map((c) => [c.criterion, c.fromLevel, c.toLevel]);
    assert.deepEqual(found, plan.changes);
  }
}

for (const name of ["teacher-2018", "principal-2018", "craft-9"]) {
  test(`${name}: with nothing chosen every rating can still come`, () => {
    const standard = readStandard(name);
    const ids = standard.ratings.map(({ id }) => id);
    assert.deepEqual(possibleRatings(standard, {}), ids);
  });
}

test("a single change names the new rating, and none is named while levels are open", () => {
  const standard = readStandard("teacher-2018");
  const levels = expand(standard, { others: "tot", "teacher-2018-c07": "kha" });
  const up = singleChanges(standard, levels).filter((change) => change.rating === "tot");
  assert.deepEqual(up, [
    { criterion: "teacher-2018-c07", fromLevel: "kha", toLevel: "tot", rating: "tot" },
  ]);
  assert.deepEqual(singleChanges(standard, { ...levels, "teacher-2018-c01": null }), []);
});

test("an unknown target is refused, a target with open levels has no plan", () => {
  const standard = readStandard("craft-9");
  assert.throws(() => fewestChanges(standard, {}, "grandmaster"), RangeError);
  assert.equal(fewestChanges(standard, {}, "master"), null);
});

test("what is possible is known within a key press, even when every level is open", () => {
  const standard = readStandard("principal-2018");
  const start = performance.now();
  for (let n = 0; n < 10; n += 1) overallRating(standard, {});
  assert.ok((performance.now() - start) / 10 < 50);
});

test("the rating alone is the same as that of the whole outcome, for sets of all kinds", () => {
  for (const { standard: name } of caseFiles()) {
    const standard = readStandard(name);
    let seed = 7;
    const dice = (/** @type {number} */ sides) => (seed = (seed * 48271) % 2147483647) % sides;
    for (let n = 0; n < 300; n += 1) {
      const low = dice(standard.levels.length);
      const open = dice(6) === 0;
      const levels = Object.fromEntries(
        standard.criteria.map(({ id }) => {
          const place = Math.min(low + dice(3), standard.levels.length - 1);
          return [id, open && dice(5) === 0 ? null : standard.levels[place].id];
        }),
      );
      assert.equal(
        completeRating(ruleTable(standard), levels),
        overallRating(standard, levels).rating,
      );
    }
  }
});
