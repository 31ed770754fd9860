import assert from "node:assert/strict";
import { test } from "node:test";

import { intake, lookAhead } from "../src/board/intake.js";
import { inSlices, readFiles } from "../src/board/reading.js";
import { isUnchanged, storedText } from "../src/board/unchanged.js";
import { canonical } from "../src/shared/fingerprint.js";
import { course, entry, handIn, storeOf } from "./board-support.js";

const board = course();
const LARGEST = 5 * 1024 * 1024;

/** @typedef {import("../src/store/practice-types").Attempt} Attempt */

/** Files of all kinds. */
function manyFiles() {
  const good = entry("good", storeOf({ d1: "good fair top", d2: "low low -" }, "Lan")).text;
  const texts = [
    good,
    "{}",
    "\x89PNG",
    good.slice(0, 99),
    good.replace(/"version":\d/, '"version":9'),
    good.replace('"level":"good"', '"level":"low"'),
  ];
  const own = (/** @type {string} */ text, /** @type {number} */ n) =>
    text
      .replace("Lan", `Lan ${n}`)
      .replace(/"id":"[0-9a-f]{12}/g, `"id":"${String(n).padStart(12, "0")}`);
  return Array.from(
    { length: 300 },
    (_, n) => new File([own(texts[n % texts.length], n)], `${n}.json`),
  );
}

test("files come in the order they were chosen", async () => {
  const files = manyFiles();
  /** @type {unknown[]} */
  const handed = [];
  const entries = await readFiles(
    files,
    () => {},
    (entry) => handed.push(entry),
  );
  assert.deepEqual(
    entries.map(({ name }) => name),
    files.map(({ name }) => name),
  );
  assert.deepEqual(
    entries.map(({ text }) => text),
    await Promise.all(files.map((file) => file.text())),
  );
  assert.deepEqual(new Set(handed), new Set(entries), "each was handed on as soon as it was read");
});

test("the page is told now and then how far it is, not for every file", async (context) => {
  let clock = 0;
  let step = 0;
  context.mock.method(performance, "now", () => (clock += step));
  /** @type {number[]} */
  const told = [];
  await readFiles(manyFiles(), (n) => told.push(n));
  assert.equal(told.length, 0, "no time has passed");
  step = 20;
  await readFiles(manyFiles(), (n) => told.push(n));
  assert.ok(told.length > 5 && told.length < 60, `${told}`);
  assert.deepEqual(
    told,
    [...new Set(told)].sort((a, b) => a - b),
  );
});

test("many are handled each once and in order, and the page answers in between", async (context) => {
  const hour = 3600 * 1000;
  let clock = 0;
  context.mock.method(performance, "now", () => clock);
  let answered = 0;
  const beat = setInterval(() => (answered += 1), 0);
  /** @type {number[]} */
  const seen = [];
  await inSlices([1, 2, 3, 4], (n) => {
    seen.push(n);
    clock += n === 3 ? 0 : hour;
  });
  const between = answered;
  await inSlices([5, 6], (n) => seen.push(n));
  clearInterval(beat);
  assert.deepEqual(seen, [1, 2, 3, 4, 5, 6]);
  assert.ok(between > 0, "a long one is followed by a pause");
  assert.equal(answered, between, "short ones are not");
});

test("a file that cannot be read, and one that is too large, stop no other", async () => {
  const broken = Object.assign(new File(["x"], "broken"), {
    text: () => Promise.reject(new Error("gone")),
  });
  for (const more of [[], manyFiles()]) {
    const files = [
      broken,
      new File([" ".repeat(LARGEST + 1)], "large"),
      new File(["{}"], "small"),
      ...more,
    ];
    const entries = await readFiles(files, () => {});
    assert.deepEqual(
      entries.slice(0, 3).map(({ text }) => text),
      ["", null, "{}"],
    );
    assert.equal(entries.length, files.length);
  }
});

test("what was looked at ahead comes out as if it had not been", async () => {
  const files = manyFiles();
  const ahead = await readFiles(files, () => {});
  await inSlices(ahead, (one) => lookAhead(board, one));
  const plain = await readFiles(files, () => {});
  const found = intake(board, ahead);
  assert.deepEqual(found, intake(board, plain));
  assert.equal(found.refused.length, 200);
  assert.deepEqual(new Set(found.apart.map(({ reason }) => reason)), new Set(["changed"]));
});

test("a saved board among the files is not read as a result", (context) => {
  const parse = context.mock.method(JSON, "parse");
  lookAhead(board, { name: "board", text: '{"format": "taphuan-board", "version": 1}' });
  lookAhead(board, { name: "large", text: null });
  assert.equal(parse.mock.callCount(), 0);
  lookAhead(board, { name: "result", text: "{}" });
  assert.equal(parse.mock.callCount(), 1);
});

/** @returns {Attempt[]} with notes, evidence, gaps, and keys in the order of the person's clicks */
function attempts() {
  const store = storeOf({ d1: "good fair top", d2: "- low -" });
  const meta = {
    exercise: "d3",
    kind: /** @type {const} */ ("dossier"),
    standard: "s",
    structureHash: "a".repeat(16),
    keyHash: "b".repeat(16),
  };
  store.handIn(
    meta,
    {
      c3: { note: "ghi chú “” 😀 \u2028", level: "low", evidence: ["p2", "p1"] },
      c1: { flag: true, level: "top" },
    },
    { items: 3, answered: 2 },
  );
  handIn(store, "d1", "low low low");
  return store.toFile().attempts;
}

test("our own files hold answers as the fingerprint reads them: no key is sorted again", () => {
  for (const { exercise, keyHash, answers, ...rest } of attempts()) {
    assert.equal(
      storedText({ exercise, keyHash, answers, ...rest }),
      canonical({ exercise, keyHash, answers }),
    );
  }
});

test("answers in another order are the same answers; a changed one is told, in any order", () => {
  /** @type {(value: any) => any} */
  const turned = (value) =>
    value && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value)
            .reverse()
            .map(([key, part]) => [key, turned(part)]),
        )
      : value;
  for (const attempt of attempts()) {
    const other = { ...attempt, answers: turned(attempt.answers) };
    assert.ok(isUnchanged(attempt) && isUnchanged(other));
    const [first] = Object.keys(attempt.answers);
    for (const { answers, ...rest } of [attempt, other]) {
      const edited = { ...answers, [first]: { ...answers[first], level: "fair" } };
      assert.equal(isUnchanged({ ...rest, answers: edited }), answers[first].level === "fair");
      assert.ok(!isUnchanged({ ...rest, answers, keyHash: "c".repeat(16) }));
    }
  }
});
