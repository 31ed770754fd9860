/** Who is counted on the target of each person. */

import assert from "node:assert/strict";
import test from "node:test";

import { personsOnTarget } from "../src/board/target.js";

const rating = { level: "b", accept: [], decisive: [] };
const exercise = (/** @type {string} */ id, /** @type {string} */ kind) => ({
  id,
  kind,
  standard: "s1",
  key: { answers: { ratings: { c1: rating }, faulty: [] } },
});
const course = /** @type {any} */ ({
  standards: { s1: { id: "s1", levels: [{ id: "a" }, { id: "b" }], criteria: [{ id: "c1" }] } },
  exercises: { d1: exercise("d1", "dossier"), m1: exercise("m1", "calibration") },
  personalTarget: {
    name: "Own target",
    minimumItems: 1,
    exactShare: { num: 1, den: 2 },
    discrepantAtMost: 0,
    leanBelow: { num: 1, den: 1 },
    sameOverallRating: false,
  },
});
const person = (/** @type {[string, string][]} */ ...given) => ({
  classId: "k1",
  attempts: given.map(([id, level]) => ({ exercise: id, answers: { c1: { level } } })),
});
const count = (/** @type {any[]} */ ...people) => {
  const { met, notMet, few, none } = personsOnTarget(course, people, null) ?? {};
  return { met, notMet, few, none };
};

test("the first try at a dossier counts for a person", () => {
  const people = [person(["d1", "b"], ["d1", "a"]), person(["d1", "a"], ["d1", "b"])];
  assert.deepEqual(count(...people), { met: 1, notMet: 1, few: 0, none: 0 });
});

test("a calibration measures and counts for nothing, as it does for the class", () => {
  assert.deepEqual(count(person(["m1", "a"])), { met: 0, notMet: 0, few: 0, none: 1 });
  assert.deepEqual(count(person(["m1", "a"], ["d1", "b"])), { met: 1, notMet: 0, few: 0, none: 0 });
});
