/** Calibrations: who was measured twice, what the board and the report say, when keys may open. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { keysMayOpen, measuresOf } from "../src/calibration/measures.js";
import { tValue } from "../src/calibration/t-value.js";
import { movedIn, movementLines } from "../src/board/movement.js";
import { movementTable } from "../src/report/movement.js";
import { course, dossier, HASH, standard } from "./board-support.js";

const KEYS = { a: ["good", "fair", "low"], b: ["fair", "low", "good"], c: ["low", "good", "fair"] };

/** A course with three forms; the keys are those of KEYS. */
function measured() {
  const made = course();
  for (const [form, levels] of Object.entries(KEYS)) {
    made.exercises[form] = { ...dossier(form, null, levels), kind: "calibration" };
  }
  return made;
}

/**
 * @param {string} form
 * @param {number} right how many answers agree with the key
 * @param {string} at
 */
function attempt(form, right, at) {
  const levels = KEYS[/** @type {keyof typeof KEYS} */ (form)];
  const answers = Object.fromEntries(
    levels.map((level, n) => [`c${n + 1}`, { level: n < right ? level : "top" }]),
  );
  return /** @type {any} */ ({
    id: `${form}${at}`,
    exercise: form,
    kind: "calibration",
    standard: "s",
    structureHash: HASH,
    number: 1,
    answers,
    handedInAt: `2026-05-01T${at}:00Z`,
  });
}

/** @param {any[][]} all attempts of each person */
const people = (all) =>
  all.map(
    (attempts, n) =>
      /** @type {any} */ ({ id: String(n), name: "", classId: "one", attempts, opinions: [] }),
  );

/** @param {number} n */
const learned = (n) =>
  people(
    Array.from({ length: n }, (_, k) => {
      const [first, later] = k % 2 ? ["b", "a"] : ["a", "b"];
      return [attempt(later, 2 + (k % 2), "16:00"), attempt(first, k % 3 ? 1 : 0, "08:00")];
    }),
  );

test("measures come in the order of handing in, first attempts only", () => {
  const again = { ...attempt("a", 3, "17:00"), number: 2 };
  const found = measuresOf(standard, measured().exercises, [
    again,
    attempt("b", 2, "16:00"),
    attempt("a", 1, "08:00"),
  ]);
  assert.deepEqual(
    found.map(({ form, exact, of }) => [form, exact, of]),
    [
      ["a", 1, 3],
      ["b", 2, 3],
    ],
  );
});

test("a class that learned is told so, with its counts and its interval", () => {
  const [moved, ...rest] = movedIn(measured(), learned(20), "one");
  assert.equal(rest.length, 0);
  assert.equal(moved.movement.state, "up");
  assert.ok(moved.movement.rotated);
  const { before, after } = moved.sums;
  assert.equal(before.of, 60);
  assert.ok(/** @type {number} */ (moved.movement.low) > 0);
  assert.ok(after.exact - before.exact > 20);
  assert.match(movementLines(moved)[0], /board\.movement\.counts_1/);
});

test("seven people are counted only, and one form alone is named", () => {
  const some = [...learned(7), ...people([[attempt("a", 3, "08:00")]])];
  const [moved] = movedIn(measured(), some, null);
  assert.equal(moved.movement.state, "few");
  assert.equal(moved.movement.by, null);
  assert.equal(moved.sums.once, 1);
  assert.ok(movementLines(moved).some((line) => line.startsWith("board.movement.once")));
});

test("the form done at home is a step of its own", () => {
  const home = learned(9).map((person) => ({
    ...person,
    attempts: [...person.attempts, { ...attempt("c", 3, "09:00"), handedInAt: "2026-06-01" }],
  }));
  assert.deepEqual(
    movedIn(measured(), home, null).map(({ step }) => step),
    [1, 2],
  );
});

test("the report has a row for each class and standard; few people get no shares", () => {
  const input = /** @type {any} */ ({ course: measured(), people: learned(5) });
  const table = movementTable(input);
  assert.equal(table.rows.length, 1);
  assert.deepEqual(table.rows[0].slice(3, 8), [5, null, null, null, null]);
});

test("dossiers are no calibrations, and keys wait for two forms of the same standard", () => {
  assert.deepEqual(movedIn(course(), learned(20), null), []);
  const a = attempt("a", 1, "08:00");
  assert.equal(keysMayOpen([a, { ...a, number: 2 }], "s"), false);
  assert.equal(keysMayOpen([a, { ...attempt("b", 1, "09:00"), standard: "other" }], "s"), false);
  assert.equal(keysMayOpen([a, attempt("b", 1, "09:00")], "s"), true);
});

test("Student's t at known places", () => {
  const known = {
    3: 3.182446,
    7: 2.364624,
    10: 2.228139,
    29: 2.04523,
    1000: 1.962339,
  };
  assert.ok(Math.abs(tValue(2) - 4.302653) < 2e-3);
  for (const [n, value] of Object.entries(known)) {
    assert.ok(Math.abs(tValue(Number(n)) - value) < 1e-4, `${n}: ${tValue(Number(n))}`);
  }
});
