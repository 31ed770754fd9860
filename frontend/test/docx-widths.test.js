/** Tables of the Word report on the paper: whole words and figures, no row alone on a page. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { columnWidths, isKept } from "../src/report/docx-widths.js";

const WIDTH = 9355;

/** @param {string[]} names */
const columns = (...names) => names.map((name) => ({ name, width: 8 }));

test("a column is never narrower than its longest word, in its head or below", () => {
  const names = ["Hồ sơ", "Nghiêng", ..."abcdefghij"];
  const texts = [["Cô Mai Khuê", "0", ...Array.from({ length: 10 }, () => "100,0\u00a0%")]];
  const widths = columnWidths(columns(...names), texts, WIDTH);
  assert.equal(widths.length, 12);
  // a figure of five signs at 9.5 points takes about 26 points with its space and percent sign
  for (const width of widths.slice(2)) assert.ok(width >= 32 * 20, String(width));
  assert.ok(widths[1] >= 7 * 5 * 20, String(widths[1]));
  const sum = widths.reduce((all, one) => all + one, 0);
  assert.ok(sum <= WIDTH && sum > WIDTH - 12, String(sum));
});

test("what is left goes to those that asked for more", () => {
  const wide = [
    { name: "Tiêu chí", width: 26 },
    { name: "Đ", width: 6 },
    { name: "K", width: 6 },
  ];
  const [first, ...rest] = columnWidths(wide, [["Văn hóa nhà trường", "14", "3"]], WIDTH);
  assert.ok(first > 3 * rest[0]);
  assert.equal(rest[0], rest[1]);
});

test("where not even the words fit, all give way alike, and a long address may be broken", () => {
  const names = Array.from({ length: 30 }, () => "nghiêng");
  const narrow = columnWidths(columns(...names), [names], WIDTH);
  assert.equal(new Set(narrow).size, 1);
  assert.ok(narrow[0] * 30 <= WIDTH);
  const [address, other] = columnWidths(columns("a", "b"), [["x".repeat(200), "y"]], WIDTH);
  assert.ok(address + other <= WIDTH && other > 1000);
});

test("a short table stays on one page; of a long one no row is alone", () => {
  const kept = (/** @type {number} */ rows) =>
    Array.from({ length: rows }, (_, at) => isKept(at, rows));
  assert.deepEqual(kept(1), [false]);
  assert.deepEqual(kept(3), [true, true, false]);
  assert.deepEqual(kept(6), [true, true, true, true, true, false]);
  assert.deepEqual(kept(7), [true, false, false, false, false, true, false]);
});
