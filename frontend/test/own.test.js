/** What comes back when, and which habits are worth a word. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { habitsOf, spreads } from "../src/results/habits.js";
import { AT_ONCE, missed, today } from "../src/results/returning.js";
import { firstTries, severities } from "../src/results/severity.js";

const day = (/** @type {number} */ n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString();
const at = (/** @type {number} */ n) => Date.parse(day(n));

/**
 * @param {string} unit
 * @param {number} right
 * @param {number} when day
 * @returns {any}
 */
function tried(unit, right, when) {
  const exercise = unit.split("/")[0];
  return { exercise, unit, kind: "boundary", handedInAt: day(when), summary: { items: 1, right } };
}

test("what was missed is due after 3 days, then 10, then 30, then no more", () => {
  const story = [tried("a/1", 0, 0)];
  assert.deepEqual(missed(story), [{ exercise: "a", unit: "a/1", times: 0, at: at(3) }]);
  story.push(tried("a/1", 1, 4));
  assert.deepEqual(missed(story), [{ exercise: "a", unit: "a/1", times: 1, at: at(14) }]);
  story.push(tried("a/1", 1, 20));
  assert.deepEqual(missed(story), [{ exercise: "a", unit: "a/1", times: 2, at: at(50) }]);
  story.push(tried("a/1", 1, 60));
  assert.deepEqual(missed(story), []);
});

test("missing it again begins anew; what went well at once never comes", () => {
  const story = [tried("a/1", 0, 0), tried("a/1", 1, 4), tried("a/1", 0, 15), tried("a/2", 1, 1)];
  assert.deepEqual(missed(story), [{ exercise: "a", unit: "a/1", times: 0, at: at(18) }]);
});

test("dossiers and what has no key yet stay away", () => {
  const dossier = { ...tried("d", 0, 0), kind: "dossier" };
  const locked = { ...tried("b/1", 0, 0), summary: { items: 1 } };
  assert.deepEqual(missed([dossier, locked]), []);
});

test("five at once, the least repeated first, and not all of one exercise", () => {
  const many = Array.from({ length: 7 }, (_, n) => tried(`a/${n}`, 0, n % 3));
  const story = [...many, tried("b/1", 0, 2), tried("c/1", 0, 0), tried("c/1", 1, 3)];
  const chosen = today(missed(story), at(100));
  assert.equal(chosen.length, AT_ONCE);
  assert.ok(chosen.slice(0, 3).some(({ unit }) => unit === "b/1"));
  assert.deepEqual(today(missed(story), at(2)), []);
});

/** @param {[number, number][]} pairs key, given */
function tally(pairs) {
  const counts = Array.from({ length: 4 }, () => Array(4).fill(0));
  for (const [key, given] of pairs) counts[key][given] += 1;
  return counts;
}

/** Fifteen keys over all levels. */
const KEY = [0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3];

test("somebody who follows the keys has no habit to look at", () => {
  const files = [0, 1].map(() => tally(KEY.map((key) => [key, key])));
  assert.deepEqual(habitsOf(files), []);
  const { n, given, key } = spreads(files);
  assert.equal(n, 30);
  assert.deepEqual(given, key);
});

test("one level for each file is a halo: the files differ, inside they do not", () => {
  const files = [3, 0, 3, 0].map((level) => tally(KEY.map((key) => [key, level])));
  assert.ok(habitsOf(files).includes("halo"));
});

test("keeping to the middle is told, and a narrow scale", () => {
  const files = [0, 1].map(() => tally(KEY.map((key) => [key, key < 2 ? 1 : 2])));
  assert.deepEqual(habitsOf(files), ["narrow", "middle"]);
});

test("one dossier, or few levels, says nothing", () => {
  const flat = tally(KEY.map((key) => [key, 2]));
  assert.deepEqual(habitsOf([flat]), []);
  assert.deepEqual(habitsOf([tally([[0, 2]]), tally([[3, 2]])]), []);
});

/**
 * @param {string} exercise
 * @param {Record<string, number>} gaps
 * @returns {any}
 */
const dossier = (exercise, gaps, number = 1) => ({
  exercise,
  kind: "dossier",
  standard: "s",
  number,
  summary: { gaps },
});

test("a criterion is named only when it was off twice, in most of its dossiers, furthest first", () => {
  const tries = [
    dossier("a", { c1: 1, c2: 2, c3: 0, c4: -1, c5: 1, c6: 1 }),
    dossier("b", { c1: 1, c2: 2, c3: 1, c4: 1, c5: 1, c6: 0 }),
    dossier("c", { c1: 0, c3: 0, c4: 0, c5: 0, c6: 1 }),
    dossier("d", { c5: 0, c6: 1 }),
  ];
  const found = severities(firstTries(tries, "s"));
  assert.deepEqual(
    found.map(({ criterion, side, off, n, far, last }) => [criterion, side, off, n, far, last]),
    [
      ["c2", "higher", 2, 2, 2, "b"],
      ["c6", "higher", 3, 4, 1, "d"],
      ["c1", "higher", 2, 3, 1, "b"],
    ],
    "c3 once only, c5 in half of its dossiers, c4 as a fourth",
  );
  assert.equal(severities([tries[0], dossier("b", { c4: 1 })])[0]?.side, "both");
});

test("a criterion that was right as often as not is left alone, however far it was off", () => {
  const far = ["a", "b"].map((name) => dossier(name, { c1: 2, c2: 1 }));
  const right = ["c", "d"].map((name) => dossier(name, { c1: 0 }));
  const found = severities(firstTries([...far, ...right], "s"));
  assert.deepEqual(
    found.map(({ criterion }) => criterion),
    ["c2"],
  );
});

test("second tries, other standards and dossiers whose key is closed do not count", () => {
  const closed = { ...dossier("b", {}), summary: {} };
  const others = [
    { ...dossier("c", { c1: 1 }), standard: "t" },
    dossier("a", { c1: 1 }, 2),
    closed,
  ];
  const tries = firstTries([dossier("a", { c1: 1 }), ...others], "s");
  assert.equal(tries.length, 1);
  assert.deepEqual(severities(tries), []);
});
