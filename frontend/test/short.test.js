import assert from "node:assert/strict";
import { test } from "node:test";

import jsqr from "jsqr";
import { correction, generate } from "lean-qr";

import { isResultFile } from "../src/store/result-shape.js";
import { readShortCode, shortCodes, TRIES } from "../src/short/code.js";
import { createStore } from "../src/store/store.js";
import { FakeStorage } from "./storage-support.js";

/** @type {import("../src/shared/types").Standard} */
const standard = {
  id: "guide",
  short: "Guide",
  structureHash: "a1".repeat(8),
  levels: ["low", "mid", "high"].map((id) => ({ id, name: id, short: id })),
  groups: [{ number: "1", short: "all" }],
  criteria: ["g1", "g2", "g3", "g4"].map((id) => ({
    id,
    number: id,
    short: id,
    name: id,
    group: 0,
    pivotal: false,
  })),
  ratings: [],
};
const exercises = Object.fromEntries(
  Array.from({ length: 7 }, (_, n) => [
    `guide-d0${n + 1}`,
    { keyHash: `${n}b`.repeat(8), structureHash: standard.structureHash, standard: "guide" },
  ]),
);
const known = { course: "museum", exercises, standards: { guide: standard } };
const answers = {
  g1: { level: "high", evidence: ["p1"] },
  g2: { level: "not_enough" },
  g4: { level: "low" },
};

/** @param {...string} names */
function attempts(...names) {
  const store = createStore({ id: "museum" }, /** @type {any} */ (new FakeStorage()));
  for (const exercise of names) {
    const meta = { exercise, kind: "dossier", ...exercises[exercise] };
    store.handIn(meta, answers, { items: 4, answered: 3 });
  }
  return store.attempts();
}

const one = attempts("guide-d01");
const [code] = shortCodes(one, "Cô Lan", known);

test("a short result comes back as a result file with the same levels, gaps, name and ids", () => {
  const read = readShortCode(` ${code.toLowerCase().replace(":", ":\n")} `, known);
  assert.ok("file" in read);
  assert.ok(isResultFile(read.file));
  const [attempt] = read.file.attempts;
  assert.equal(read.file.person.nickname, "Cô Lan");
  assert.equal(attempt.id, one[0].id);
  assert.equal(attempt.exercise, "guide-d01");
  assert.equal(attempt.keyHash, one[0].keyHash);
  assert.deepEqual(attempt.answers, {
    g1: { level: "high" },
    g2: { level: "not_enough" },
    g4: { level: "low" },
  });
  assert.equal(attempt.handedInAt.slice(0, 19), one[0].handedInAt.slice(0, 19));
});

test("every letter changed, lost or doubled is noticed", () => {
  for (let n = 0; n < code.length; n += 1) {
    const letter = code[n] === "0" ? "1" : "0";
    for (const bad of [
      code.slice(0, n) + letter + code.slice(n + 1),
      code.slice(0, n) + code.slice(n + 1),
    ]) {
      assert.ok("refusal" in readShortCode(bad, known), bad);
    }
  }
  assert.deepEqual(readShortCode("hello", known), { refusal: "notShort" });
  assert.deepEqual(readShortCode("TH1:", known), { refusal: "mistyped" });
});

test("another course, exercise, structure or key is told by what it says", () => {
  const read = (/** @type {object} */ change) => {
    const result = readShortCode(code, { ...known, ...change });
    assert.ok("file" in result && isResultFile(result.file));
    return result.file;
  };
  const version = exercises["guide-d01"];
  assert.equal(read({ course: "elsewhere" }).course.id, "other");
  assert.match(read({ exercises: {} }).attempts[0].exercise, /^unknown-/);
  const newKey = { "guide-d01": { ...version, keyHash: "f".repeat(16) } };
  assert.notEqual(read({ exercises: newKey }).attempts[0].keyHash, "f".repeat(16));
  const renamed = { ...newKey["guide-d01"], formerKeyHash: version.keyHash };
  assert.equal(read({ exercises: { "guide-d01": renamed } }).attempts[0].keyHash, version.keyHash);
  const newStructure = { "guide-d01": { ...version, structureHash: "f".repeat(16) } };
  assert.notEqual(read({ exercises: newStructure }).attempts[0].structureHash, "f".repeat(16));
});

test("first tries of dossiers only, some in each code, all under one person", () => {
  const names = Object.keys(exercises);
  const codes = shortCodes(attempts(...names, "guide-d01"), "", known);
  assert.equal(codes.length, Math.ceil(names.length / TRIES));
  const read = codes.map((each) => readShortCode(each, known));
  const files = read.flatMap((each) => ("file" in each ? [each] : []));
  const found = files.flatMap(({ file }) => file.attempts.map(({ exercise }) => exercise));
  assert.deepEqual(found.sort(), names);
  assert.equal(new Set(files.map(({ person }) => person)).size, 1);
  assert.deepEqual(shortCodes([], "x", known), []);
});

test("the QR code reads as the text, with the longest name and the most tries", () => {
  const [longest] = shortCodes(attempts(...Object.keys(exercises)), "ễ".repeat(60), known);
  const sizes = [code, longest].map((text) => {
    const bitmap = generate(text, { minCorrectionLevel: correction.M });
    const scale = 4;
    const side = (bitmap.size + 8) * scale;
    const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
    for (let n = 0; n < side * side; n += 1) {
      const dark = bitmap.get(Math.floor((n % side) / scale) - 4, Math.floor(n / side / scale) - 4);
      if (dark) pixels.fill(0, n * 4, n * 4 + 3);
    }
    const reader = /** @type {any} */ (jsqr).default ?? jsqr;
    assert.equal(reader(pixels, side, side)?.data, text);
    return bitmap.size;
  });
  assert.ok(sizes[0] <= 41, `one try: ${sizes[0]}`);
  assert.ok(sizes[1] <= 81, `the most: ${sizes[1]}`);
});
