import assert from "node:assert/strict";
import { test } from "node:test";

import { comparedWith, pullOf } from "../src/results/pull.js";

const LEVELS = ["chua_dat", "dat", "kha", "tot"];

/** Steady numbers from 0 to 1. @param {number} seed */
function luck(seed) {
  let state = seed;
  return () => (state = (state * 16807) % 2147483647) / 2147483647;
}

/**
 * Two dossiers of fifteen criteria; claims are one level too high on half of them and now and then too low.
 *
 * @param {number} seed
 * @param {(key: number, claimed: number, random: () => number) => number} rate
 */
function rated(seed, rate) {
  const random = luck(seed);
  return [0, 1].map(() =>
    Array.from({ length: 15 }, () => {
      const key = Math.floor(random() * 4);
      const off = random() < 0.5 ? 1 : random() < 0.2 ? -1 : 0;
      const claimed = Math.min(3, Math.max(0, key + off));
      const given = Math.min(3, Math.max(0, rate(key, claimed, random)));
      return { gap: given - key, key, claimed };
    }),
  );
}

/** In how many of a hundred simulated people it is said. @param {Parameters<typeof rated>[1]} rate */
const told = (rate) =>
  Array.from({ length: 100 }, (_, n) => pullOf(rated(7919 * (n + 1), rate), 4)).filter(Boolean)
    .length;

const noise = (/** @type {() => number} */ random) =>
  random() < 0.3 ? (random() < 0.5 ? 1 : -1) : 0;

test("who follows the self-rating is told, who does not is not", () => {
  const follower = told((key, claimed, random) =>
    random() < 0.85 ? claimed : key + noise(random),
  );
  const noisy = told((key, _claimed, random) => key + noise(random));
  const lenient = told((key, _claimed, random) => key + (random() < 0.6 ? 1 : 0));
  const severe = told((key, _claimed, random) => key - (random() < 0.6 ? 1 : 0));
  assert.ok(follower >= 65, `followers told: ${follower}`);
  assert.ok(noisy <= 5, `noisy people told: ${noisy}`);
  assert.ok(lenient <= 10, `lenient people told: ${lenient}`);
  assert.equal(severe, 0);
});

test("departures are counted one by one, and little is not enough", () => {
  const dossiers = rated(7919, (_key, claimed) => claimed);
  const apart = dossiers.flat().filter(({ key, claimed }) => claimed !== key).length;
  assert.deepEqual(pullOf(dossiers, 4), { n: apart, toward: apart });
  assert.equal(pullOf(dossiers.slice(0, 1), 4), null, "one dossier");
  assert.equal(pullOf([dossiers[0].slice(0, 6), dossiers[1].slice(0, 6)], 4), null);
});

test("first tries of dossiers with a self-rating are compared, by the places of levels", () => {
  const attempt = /** @type {any} */ ({
    exercise: "d03",
    kind: "dossier",
    number: 1,
    standard: "s",
    answers: { c1: { level: "tot" }, c2: { level: "kha" }, c3: { level: "not_enough" } },
    summary: { gaps: { c1: 1, c2: 0 } },
  });
  const claims = { d03: { c1: "tot", c2: "tot", c3: "dat" } };
  const found = comparedWith(
    [attempt, { ...attempt, number: 2 }, { ...attempt, exercise: "d01" }],
    "s",
    LEVELS,
    claims,
  );
  assert.deepEqual(found, [
    [
      { gap: 1, key: 2, claimed: 3 },
      { gap: 0, key: 2, claimed: 3 },
    ],
  ]);
});
