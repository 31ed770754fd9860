/** A dossier in the hand: swipes, passages in notes, what is worth a look before handing in. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { worthALook } from "../src/dossier/worth-a-look.js";
import { wayOf } from "../src/dossier/feedback-strip.js";
import { decidingLevel } from "../src/dossier/hints.js";
import { passagesOf } from "../src/dossier/passages.js";
import { direction } from "../src/dossier/swipe.js";

const MIDDLE = { x: 200, y: 400 };
const to = (/** @type {number} */ across, /** @type {number} */ along) =>
  direction(MIDDLE, { x: MIDDLE.x + across, y: MIDDLE.y + along }, 390);

test("a swipe to the left means the next paper, one to the right the paper before", () => {
  assert.equal(to(-90, 10), 1);
  assert.equal(to(90, -10), -1);
});

test("scrolling, trembling and the phone's own edges mean nothing", () => {
  assert.equal(to(-90, 80), 0);
  assert.equal(to(-30, 0), 0);
  assert.equal(direction({ x: 8, y: 400 }, { x: 140, y: 400 }, 390), 0);
  assert.equal(direction({ x: 384, y: 400 }, { x: 200, y: 400 }, 390), 0);
});

test("a note tells which passages it has from a paper, and only from that one", () => {
  globalThis.taphuan = /** @type {any} */ ({
    strings: { "practice.quote": "[{n}] “{passage}”" },
  });
  const note = "ý riêng\n[1] “hai đợt”\n[12] “sổ đầu bài”\n[1] “ba buổi”";
  assert.deepEqual(passagesOf(note, 1), ["hai đợt", "ba buổi"]);
  assert.deepEqual(passagesOf(note, 12), ["sổ đầu bài"]);
  assert.deepEqual(passagesOf(note, 2), []);
});

test("gaps, flags and levels without a paper are worth a look; what is whole is not", () => {
  const answers = {
    c1: { level: "kha", evidence: ["e1"] },
    c2: { level: "tot" },
    c3: { evidence: ["e2"], flag: true },
    c4: { level: "dat", evidence: ["e1"], flag: true },
  };
  assert.deepEqual(worthALook(answers, ["c1", "c2", "c3", "c4", "c5"]), [
    ["gaps", [2, 4]],
    ["flags", [2, 3]],
    ["bare", [1]],
  ]);
  assert.deepEqual(worthALook(answers, ["c1"]), []);
});

test("distance is a way and a number of levels; an accepted answer is no distance", () => {
  assert.deepEqual(wayOf({ verdict: "higher", gap: 2 }), { way: "higher", n: 2 });
  assert.deepEqual(wayOf({ verdict: "lower", gap: -1 }), { way: "lower", n: 1 });
  assert.deepEqual(wayOf({ verdict: "accepted", gap: 1 }), { way: "same", n: 0 });
  assert.deepEqual(wayOf({ verdict: "enough", gap: null }), { way: "other", n: 0 });
  assert.deepEqual(wayOf({ verdict: "missing", gap: null }), { way: "open", n: 0 });
});

test("a hint has the words of the higher level, whichever side that is", () => {
  const levels = ["chua", "dat", "kha", "tot"];
  assert.equal(decidingLevel(levels, { given: "kha", expected: "dat" }), 2);
  assert.equal(decidingLevel(levels, { given: "dat", expected: "tot" }), 3);
  assert.equal(decidingLevel(levels, { given: "not_enough", expected: "dat" }), 1);
  assert.equal(decidingLevel(levels, { given: null, expected: "chua" }), 1);
});
