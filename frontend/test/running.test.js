import assert from "node:assert/strict";
import { test } from "node:test";

import { clock, minutesOf } from "../src/trainer/clock.js";
import {
  freshState,
  goneBack,
  goneOn,
  partOf,
  rehearsing,
  restored,
  viewOf,
} from "../src/trainer/run-state.js";

const MINUTE = 60_000;
const NOON = 1_550_808_000_000;

/** @param {string} id @param {number} minutes @param {number} begins */
const block = (id, minutes, begins) => ({
  id,
  name: id,
  kind: "class",
  minutes,
  duration: `${minutes} min`,
  begins,
  open: "",
  exercises: {},
});
const day = {
  course: "museum",
  classes: [
    { id: "hall", name: "Hall" },
    { id: "tower", name: "Tower" },
  ],
  blocks: [block("a", 30, 0), block("b", 10, 30), block("c", 4, 40)],
};

/** @param {number[]} minutes when the trainer goes on, after noon */
function after(minutes) {
  return minutes.reduce((state, n) => goneOn(day, state, NOON + n * MINUTE), freshState(day));
}

test("times of day are written as people write them", () => {
  assert.deepEqual([0, 450, 1439, 1440, -1].map(clock), ["0:00", "7:30", "23:59", "0:00", "23:59"]);
  assert.deepEqual([minutesOf("07:30"), minutesOf(""), minutesOf("7:3")], [450, null, null]);
});

test("before the day and after it nothing runs", () => {
  assert.equal(viewOf(day, freshState(day), NOON).state, "before");
  assert.equal(viewOf(day, after([0, 30, 40, 44]), NOON).state, "after");
  assert.equal(after([0, 30, 40, 44, 45, 46]).block, 3);
});

test("time that is left counts down, is short in the last five minutes, and goes over", () => {
  const state = after([0]);
  const at = (/** @type {number} */ n) => viewOf(day, state, NOON + n * MINUTE);
  assert.deepEqual([at(0).state, at(0).left, at(0).share], ["running", 30, 1]);
  assert.deepEqual([at(24).state, at(25).state, at(25).left], ["running", "soon", 5]);
  assert.deepEqual([at(29.5).state, at(29.5).left], ["soon", 0]);
  assert.deepEqual([at(30).state, at(33.5).left, at(33.5).share], ["over", -3, 0]);
  assert.equal(
    viewOf(day, after([0, 30, 40]), NOON + 41 * MINUTE).state,
    "running",
    "a block of four minutes is never short",
  );
});

test("how late the day is follows from when its first block began", () => {
  const delay = (/** @type {number[]} */ begun, /** @type {number} */ n) =>
    viewOf(day, after(begun), NOON + n * MINUTE).delay;
  assert.equal(delay([0], 10), 0);
  assert.equal(delay([0, 37], 38), 7);
  assert.equal(delay([0, 22], 23), -8);
  assert.equal(delay([0, 30], 43), 3, "going over counts as it happens");
  const skipped = { ...goneOn(day, { ...freshState(day), block: 0 }, NOON) };
  assert.equal(
    viewOf(day, skipped, NOON + MINUTE).delay,
    0,
    "a day that is entered later is on time",
  );
});

test("one step back gives the block before with its own time", () => {
  const back = goneBack(after([0, 12]));
  assert.deepEqual([back.block, back.began[0]], [0, NOON]);
  assert.equal(goneBack(goneBack(back)).block, -1);
});

test("what was stored is taken up only when it fits the day and is of today", () => {
  const state = { ...after([0, 30]), name: "tower", clock: true };
  const copy = JSON.parse(JSON.stringify(state));
  assert.deepEqual(restored(day, copy, NOON + 60 * MINUTE), state);
  assert.equal(restored(day, copy, NOON + 25 * 60 * MINUTE).block, -1);
  assert.equal(restored(day, copy, NOON + 25 * 60 * MINUTE).name, "tower");
  for (const bad of [
    null,
    3,
    {},
    { ...copy, block: 9 },
    { ...copy, block: "x" },
    { ...copy, began: [1] },
    { ...copy, began: ["x", {}, null], block: 7 },
  ]) {
    assert.equal(restored(day, bad, NOON).block, -1);
  }
  assert.equal(restored(day, { ...copy, name: "<script>" }, NOON).name, "hall");
});

test("parts of a block follow each other by their minutes, and end with the last one", () => {
  const activities = [
    { name: "read", minutes: 5, form: "alone" },
    { name: "talk", minutes: 10, form: "groups" },
  ];
  const parted = { ...block("p", 20, 0), activities };
  const at = (/** @type {number} */ n) => partOf(parted, NOON, NOON + n * MINUTE);
  assert.deepEqual([at(0)?.activity.name, at(0)?.left], ["read", 5]);
  assert.deepEqual([at(4.5)?.n, at(4.5)?.left], [0, 1]);
  assert.deepEqual([at(5)?.n, at(5)?.left], [1, 10]);
  assert.equal(at(15), null);
  assert.equal(partOf(block("q", 20, 0), NOON, NOON), null);
  assert.equal(partOf(parted, null, NOON), null);
});

test("trying the view is neither early nor late", () => {
  const today = new Date(NOON);
  const pad = (/** @type {number} */ n) => String(n).padStart(2, "0");
  const date = `${today.getFullYear()}-${pad(today.getMonth() + 1)}-${pad(today.getDate())}`;
  assert.equal(rehearsing(day, -154, NOON), true);
  assert.equal(rehearsing(day, -30, NOON), false);
  assert.equal(rehearsing(day, 200, NOON), false);
  assert.equal(rehearsing({ ...day, dates: [date] }, -10, NOON), false);
  assert.equal(rehearsing({ ...day, dates: ["2019-02-21"] }, 3, NOON), true);
});
