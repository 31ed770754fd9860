/** Rules with a number in them, exactly at the number and one beside it. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { reaches } from "../src/agreement/agreement.js";
import { figures, SMALL } from "../src/board/figures.js";
import { intake } from "../src/board/intake.js";
import { isAttempt, isOpinion } from "../src/store/result-shape.js";
import { course, entry, storeOf } from "./board-support.js";

/**
 * @param {import("../src/board/types").BoardCourse} board
 * @param {string[]} rows
 */
function peopleOf(board, rows) {
  const entries = rows.map((levels, n) => entry(`${n}.json`, storeOf({ d1: levels })));
  return intake(board, entries).people;
}

test("a share reaches a fraction when it is just that, and not one answer below", () => {
  assert.ok(reaches({ count: 3, of: 4 }, 3, 4));
  assert.ok(!reaches({ count: 2, of: 4 }, 3, 4));
  assert.ok(reaches({ count: 12, of: 15 }, 4, 5) && !reaches({ count: 11, of: 15 }, 3, 4));
  assert.ok(!reaches({ count: 0, of: 0 }, 0, 1), "nothing reaches nothing");
});

test("four people are few, five are not", () => {
  const board = course();
  const { d1 } = board.exercises;
  const small = (/** @type {number} */ n) =>
    figures(board, d1, peopleOf(board, Array(n).fill("good fair top")), null).small;
  assert.equal(SMALL, 5);
  assert.deepEqual([4, 5].map(small), [true, false]);
});

test("one level beside the key is near, two are far", () => {
  const board = course();
  const people = peopleOf(board, ["good fair top", "fair fair top", "low fair top"]);
  const [first] = figures(board, board.exercises.d1, people, null).perCriterion;
  assert.deepEqual(first.exact, { count: 1, of: 3 });
  assert.deepEqual(first.within1, { count: 2, of: 3 });
  assert.deepEqual(first.discrepant, { count: 1, of: 3 });
  assert.equal(first.lean, -1);
});

test("a note of 4,000 letters is taken, one of 4,001 is not; opinions likewise", () => {
  const [attempt] = storeOf({ d1: "good fair top" }).toFile().attempts;
  const withNote = (/** @type {number} */ letters) => ({
    ...attempt,
    answers: { c1: { level: "good", note: "ă".repeat(letters) } },
  });
  assert.deepEqual(
    [4000, 4001].map((n) => isAttempt(withNote(n))),
    [true, false],
  );
  const store = storeOf({});
  store.saveOpinion({ page: "p", title: "P", kind: "question", text: "x" });
  const [opinion] = store.toFile().opinions;
  const long = (/** @type {number} */ n) => isOpinion({ ...opinion, text: "ă".repeat(n) });
  assert.deepEqual([4000, 4001].map(long), [true, false]);
});

test("the newest file's nickname counts, whichever came first", () => {
  const store = storeOf({ d1: "good fair top" }, "Lan");
  const saved = (/** @type {string} */ savedAt, /** @type {string} */ nickname) => ({
    name: `${nickname}.json`,
    text: JSON.stringify({ ...store.toFile(), savedAt, person: { nickname } }),
  });
  const old = saved("2026-01-01T00:00:00.000Z", "lan anh");
  const young = saved("2026-01-02T00:00:00.000Z", "Lan Anh");
  for (const files of [
    [old, young],
    [young, old],
  ]) {
    const { people } = intake(course(), files);
    assert.deepEqual(
      people.map(({ name }) => name),
      ["Lan Anh"],
    );
  }
});
