import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { leanWay } from "../src/agreement/lean.js";

import { cronbach } from "../src/agreement/cronbach.js";
import {
  agreement,
  itemsOf,
  overallAgreement,
  pooled,
  reaches,
  wilson,
} from "../src/agreement/agreement.js";

const FILE = new URL("../../tests/cases/agreement/figures.json", import.meta.url);
const cases = JSON.parse(readFileSync(FILE, "utf-8"));

/**
 * @param {number | null | undefined} got
 * @param {number | null} expected
 * @param {string} [what]
 */
function near(got, expected, what) {
  if (expected === null || got === null || got === undefined) assert.equal(got, expected, what);
  else assert.ok(Math.abs(got - expected) < 1e-9, `${what}: ${got} is not ${expected}`);
}

for (const { name, levels, items, repeat = 1, least, figures = {}, ...counts } of cases.cases) {
  test(name, () => {
    const all = Array.from({ length: repeat }, () => items).flat();
    const found = agreement(
      all.map(([given, key, accept]) => ({ given, key, accept })),
      levels,
      least,
    );
    for (const [part, [value, reason]] of Object.entries(figures)) {
      const figure = /** @type {any} */ (found)[part];
      near(figure.value, value, part);
      assert.equal(figure.reason, reason, part);
    }
    for (const [part, value] of Object.entries(counts)) {
      const got = /** @type {any} */ (found)[part];
      assert.equal(got.count ?? got, value, part);
    }
  });
}

test("shares are compared as fractions", () => {
  for (const { count, of, num, den, reaches: expected } of cases.shares) {
    assert.equal(reaches({ count, of }, num, den), expected, `${count}/${of} ${num}/${den}`);
  }
});

test("Wilson's interval", () => {
  for (const { count, of, interval } of cases.wilson) {
    const got = wilson({ count, of });
    near(got?.low ?? null, interval?.[0] ?? null);
    near(got?.high ?? null, interval?.[1] ?? null);
  }
});

test("overall decisions: gaps are out of the count", () => {
  for (const { decisions, same, of, distance, total } of cases.overall) {
    const got = overallAgreement(
      decisions.map((/** @type {(number | null)[]} */ [given, key]) => ({ given, key })),
    );
    assert.deepEqual([got.same, got.total], [{ count: same, of }, total]);
    assert.equal(got.distance.value, distance);
  }
});

test("Cronbach's components, and that they sum to the mean squared gap", () => {
  for (const { gaps, components } of cases.cronbach) {
    const got = cronbach(gaps);
    if (!components || !got) {
      assert.equal(got, components);
      continue;
    }
    const { total, ...parts } = got;
    assert.deepEqual(Object.values(parts), components);
    near(
      total,
      components.reduce((/** @type {number} */ sum, /** @type {number} */ n) => sum + n, 0),
    );
  }
});

test("counts are pooled, and a tally gives the same figures as its items", () => {
  const items = [
    { given: 0, key: 1 },
    { given: 2, key: 2 },
    { given: 3, key: 2 },
  ];
  const { tally, ...whole } = agreement(items, 4, 1);
  const again = agreement(itemsOf(tally), 4, 1);
  assert.deepEqual(again.kappa, whole.kappa);
  assert.deepEqual(again.lean, whole.lean);
  const twice = pooled([tally, tally], 4);
  assert.equal(twice[1][0], 2);
  assert.equal(agreement(itemsOf(twice), 4, 1).n, 6);
});

test("every pair of ratings of three items on three levels gives a number or a reason", () => {
  const each = [0, 1, 2];
  for (const a of each)
    for (const b of each)
      for (const c of each)
        for (const x of each)
          for (const y of each)
            for (const z of each) {
              const items = [
                [a, x],
                [b, y],
                [c, z],
              ].map(([given, key]) => ({ given, key }));
              const { kappa, weightedKappa, ac1, ac2, lean, meanAbsolute } = agreement(items, 3, 1);
              for (const figure of [kappa, weightedKappa, ac1, ac2]) {
                if (figure.value === null) assert.equal(figure.reason, "allOneLevel");
                else assert.ok(figure.value >= -1 - 1e-12 && figure.value <= 1 + 1e-12);
              }
              near(lean.value, (a + b + c - x - y - z) / 3);
              assert.ok(Number(meanAbsolute.value) >= Math.abs(Number(lean.value)) - 1e-12);
            }
});

test("no lean is not said where one side has clearly more", () => {
  assert.equal(leanWay(0.47, { higher: 14, lower: 0, n: 30 }), "unclear");
  assert.equal(leanWay(-0.4, { higher: 2, lower: 9, n: 30 }), "unclear");
  assert.equal(leanWay(0.1, { higher: 8, lower: 5, n: 30 }), "even");
  assert.equal(leanWay(0.5, { higher: 15, lower: 0, n: 30 }), "high");
  assert.equal(leanWay(-0.6, { higher: 0, lower: 9, n: 15 }), "low");
});
