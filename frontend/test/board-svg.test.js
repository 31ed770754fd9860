import assert from "node:assert/strict";
import { test } from "node:test";

import { lines } from "../src/board/svg.js";

/** @type {[string, number, string[]][]} */
const CASES = [
  ["Lớp Tiểu học (151)", 18, ["Lớp Tiểu học (151)"]],
  ["Lớp Tiểu học (151)", 17, ["Lớp Tiểu học", "(151)"]],
  ["Lớp Tiểu học (151)", 11, ["Lớp Tiểu", "học (151)"]],
  ["Lớp Tiểu học (151)", 3, ["Lớp", "Tiểu", "học", "(151)"]],
  ["Chưa đạt", 1, ["Chưa", "đạt"]],
  ["", 5, [""]],
];

for (const [text, most, expected] of CASES) {
  test(`"${text}" in lines of ${most} letters`, () => {
    assert.deepEqual(lines(text, most), expected);
  });
}
