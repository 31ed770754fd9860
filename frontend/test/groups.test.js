import assert from "node:assert/strict";
import { test } from "node:test";

import { drawn } from "../src/trainer/groups.js";

test("everybody is in one group, and sizes differ by one at most", () => {
  for (let people = 2; people <= 90; people += 1) {
    for (const size of [2, 5, 6, 8, 20]) {
      const groups = drawn(people, size);
      const all = groups.flat().sort((a, b) => a - b);
      assert.deepEqual(
        all,
        Array.from({ length: people }, (_, n) => n + 1),
      );
      const sizes = groups.map((group) => group.length);
      assert.ok(Math.max(...sizes) - Math.min(...sizes) <= 1, `${people} by ${size}`);
      assert.ok(groups.every((group) => group.length > 0));
    }
  }
});

test("chance decides: another throw is another draw, the same throws are the same", () => {
  const throws = (/** @type {number} */ seed) => () =>
    (seed = (seed * 16807) % 2147483647) / 2147483647;
  assert.deepEqual(drawn(30, 6, throws(5)), drawn(30, 6, throws(5)));
  assert.notDeepEqual(drawn(30, 6, throws(5)), drawn(30, 6, throws(77)));
  const first = new Set(
    Array.from({ length: 40 }, (_, n) => drawn(30, 6, throws(n + 9))[0].join()),
  );
  assert.ok(first.size > 30);
});
