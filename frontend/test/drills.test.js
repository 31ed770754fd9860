/** The pure parts of the small exercises: random numbers, fresh cases, scores. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { freshCase } from "../src/drills/fresh-case.js";
import { cardVerdict, longestRun, stepVerdicts } from "../src/drills/arranging-scores.js";
import { randomNumbers, shuffled } from "../src/drills/random.js";
import { hinges, overallRating } from "../src/rating/rating.js";
import { readStandard } from "./rating-support.js";

test("one seed gives the same numbers on every machine", () => {
  const random = randomNumbers(2019);
  const first = [random(), random(), random()].map((n) => Math.floor(n * 1e6));
  assert.deepEqual(first, GOLDEN);
  assert.notDeepEqual(first[0], Math.floor(randomNumbers(2020)() * 1e6));
});

const GOLDEN = [600133, 971821, 897479];

test("random numbers fill their range evenly", () => {
  const random = randomNumbers(1);
  const tally = Array.from({ length: 10 }, () => 0);
  for (let n = 0; n < 10_000; n += 1) tally[Math.floor(random() * 10)] += 1;
  for (const count of tally) assert.ok(count > 850 && count < 1150, tally.join());
});

test("shuffling keeps every value and changes nothing in place", () => {
  const values = [1, 2, 3, 4, 5, 6];
  const mixed = shuffled(values, randomNumbers(7));
  assert.deepEqual([...mixed].sort(), values);
  assert.deepEqual(values, [1, 2, 3, 4, 5, 6]);
});

for (const name of ["teacher-2018", "principal-2018", "craft-9"]) {
  const standard = readStandard(name);
  const cases = Array.from({ length: 60 }, (_, n) => freshCase(standard, 2019, n + 1));

  test(`${name}: fresh cases are whole, and all lie at an edge of the rule`, () => {
    for (const levels of cases) {
      assert.deepEqual(overallRating(standard, levels).missing, []);
      assert.ok(hinges(standard, levels).length > 0);
    }
  });

  test(`${name}: fresh cases bring every rating, and hardly ever the same case`, () => {
    const ratings = new Set(cases.map((levels) => overallRating(standard, levels).rating));
    assert.equal(ratings.size, standard.ratings.length);
    assert.ok(new Set(cases.map((levels) => JSON.stringify(levels))).size >= 55);
  });

  test(`${name}: the same number is the same case, another seed another one`, () => {
    assert.deepEqual(freshCase(standard, 2019, 8), cases[7]);
    assert.notDeepEqual(freshCase(standard, 5, 8), cases[7]);
  });
}

test("a rule with one rating still makes cases", () => {
  const standard = readStandard("craft-9");
  const one = { ...standard, ratings: standard.ratings.slice(-1) };
  assert.equal(Object.keys(freshCase(one, 1, 1)).length, standard.criteria.length);
});

test("a card is right in the key's bin, accepted in another that the key lets pass", () => {
  assert.equal(cardVerdict("a", ["a", "b"]), "right");
  assert.equal(cardVerdict("b", ["a", "b"]), "accepted");
  assert.equal(cardVerdict("c", ["a", "b"]), "wrong");
  assert.equal(cardVerdict(undefined, ["a"]), "missing");
});

const short = (/** @type {string} */ given, order = "abcd", all = "abcdx") =>
  stepVerdicts([...given], [...order], [...all])
    .map(({ id, verdict, distance }) => `${id}:${verdict}${distance || ""}`)
    .join(" ");

test("the key's order is right throughout, and what does not belong is rightly left out", () => {
  assert.equal(short("abcd"), "a:right b:right c:right d:right x:rightlyOut");
});

test("one step at the wrong end is one mistake, with its distance and direction", () => {
  assert.equal(short("bcda"), "a:moved3 b:right c:right d:right x:rightlyOut");
  assert.equal(short("dabc"), "a:right b:right c:right d:moved-3 x:rightlyOut");
});

test("a step that is missing or too much does not push the others out of place", () => {
  assert.equal(short("acd"), "a:right b:missing c:right d:right x:rightlyOut");
  assert.equal(short("axbcd"), "a:right b:right c:right d:right x:extra");
  assert.equal(short(""), "a:missing b:missing c:missing d:missing x:rightlyOut");
});

/** @param {string[]} letters @returns {string[]} */
function permutations(letters) {
  if (letters.length === 0) return [""];
  return letters.flatMap((one) =>
    permutations(letters.filter((other) => other !== one)).map((rest) => one + rest),
  );
}

test("every order of five steps: only the key's own is right throughout", () => {
  for (const given of permutations([..."abcde"])) {
    const verdicts = stepVerdicts([...given], [..."abcde"], [..."abcde"]);
    const wrong = verdicts.filter(({ verdict }) => verdict !== "right");
    assert.equal(wrong.length === 0, given === "abcde", given);
    assert.ok(wrong.every(({ distance }) => distance !== 0 && Math.abs(distance) < 5));
  }
});

test("a longest run is found, the first of equal ones", () => {
  assert.deepEqual(longestRun([]), []);
  assert.deepEqual(longestRun([2, 0, 1, 4, 3]), [0, 1, 4]);
  assert.deepEqual(longestRun([3, 2, 1]), [3]);
});
