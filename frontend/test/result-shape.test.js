/** The shape of a result file, at each edge: the last value that is taken and the first that is not. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { isResultFile } from "../src/store/result-shape.js";
import { createStore } from "../src/store/store.js";
import { FakeStorage } from "./storage-support.js";

const HASH = "0123456789abcdef";

/** A file with one of everything, as any JSON would come in. */
function file() {
  const store = createStore({ id: "museum", version: "1" }, new FakeStorage());
  const meta = { exercise: "d01", kind: "dossier", standard: "s", unit: "d01/1", of: 2 };
  const hashes = { structureHash: HASH, keyHash: HASH };
  const summary = { items: 2, answered: 1, gaps: { c1: 0 }, tally: [[1]] };
  store.handIn({ ...meta, ...hashes }, { c1: { level: "l" } }, summary);
  store.saveDraft("d02", HASH, { c1: { level: "l" } });
  store.saveOpinion({ page: "a/b", title: "P", kind: "other", text: "x" });
  return JSON.parse(JSON.stringify({ ...store.toFile(), removed: [HASH] }));
}

/**
 * Whether the file is taken after a change.
 *
 * @param {(file: any) => void} change
 */
function taken(change) {
  const changed = file();
  change(changed);
  return isResultFile(changed);
}

/**
 * A change of one answer of the attempt.
 *
 * @param {object} answer
 */
const answered = (answer) => taken((f) => (f.attempts[0].answers.c1 = answer));
/** @param {(attempt: any) => void} change */
const attempted = (change) => taken((f) => change(f.attempts[0]));
/**
 * @param {number} count
 * @param {unknown} value
 */
const many = (count, value) => Array(count).fill(value);
/**
 * @param {number} count
 * @param {unknown} value
 */
const byIds = (count, value) => Object.fromEntries(many(count, 0).map((_, n) => [`k${n}`, value]));

test("the file that the store writes is taken", () => {
  assert.ok(isResultFile(file()));
});

test("an id, a hash, a time, a kind, a page have nothing before and nothing behind", () => {
  const places = [
    (/** @type {any} */ f) => [f.course, "id"],
    (/** @type {any} */ f) => [f.attempts[0], "exercise"],
    (/** @type {any} */ f) => [f.attempts[0], "unit"],
    (/** @type {any} */ f) => [f.attempts[0], "keyHash"],
    (/** @type {any} */ f) => [f.attempts[0], "handedInAt"],
    (/** @type {any} */ f) => [f.attempts[0], "kind"],
    (/** @type {any} */ f) => [f.attempts[0], "fingerprint"],
    (/** @type {any} */ f) => [f.opinions[0], "page"],
  ];
  for (const place of places) {
    for (const spoil of [
      (/** @type {string} */ v) => `!${v}`,
      (/** @type {string} */ v) => `${v}!`,
    ]) {
      const spoilt = file();
      const [at, name] = place(spoilt);
      at[name] = spoil(at[name]);
      assert.equal(isResultFile(spoilt), false, `${name} ${at[name]}`);
    }
  }
});

test("a number is no id, a list is no text, a text is no list, and a text is no yes or no", () => {
  assert.ok(!answered({ level: 12 }));
  assert.ok(!answered({ note: [] }));
  assert.ok(!answered({ evidence: "e1" }));
  assert.ok(!answered({ flag: "yes" }));
  assert.ok(answered({ flag: false }));
  assert.ok(!attempted((a) => (a.answers = [])));
  assert.ok(!attempted((a) => (a.answers = { "c 1": {} })));
  assert.ok(!attempted((a) => (a.summary.overall = { given: 5, key: null })));
  assert.ok(attempted((a) => (a.summary.overall = { given: "kha", key: null })));
});

test("letters are counted as a person counts them", () => {
  const written = (/** @type {string} */ note) => answered({ note });
  assert.deepEqual(
    ["a", "😀"].map((one) => written(one.repeat(4000))),
    [true, true],
  );
  assert.deepEqual(
    ["a", "😀"].map((one) => written(one.repeat(4001))),
    [false, false],
  );
});

test("lists and numbers, exactly at their limits and one beyond", () => {
  const edges = /** @type {[unknown, unknown, (value: any) => boolean][]} */ ([
    [999, 1000, (place) => answered({ place })],
    [0, -1, (place) => answered({ place })],
    [3, 2.5, (place) => answered({ place })],
    [1, 0, (of) => attempted((a) => (a.of = of))],
    [9999, 10_000, (items) => attempted((a) => (a.summary.items = items))],
    [-19, -20, (gap) => attempted((a) => (a.summary.gaps = { c1: gap }))],
    [19, 20, (gap) => attempted((a) => (a.summary.gaps = { c1: gap }))],
    [many(200, "e1"), many(201, "e1"), (evidence) => answered({ evidence })],
    [many(20, [1]), many(21, [1]), (tally) => attempted((a) => (a.summary.tally = tally))],
    [byIds(500, {}), byIds(501, {}), (answers) => attempted((a) => (a.answers = answers))],
    [many(5000, HASH), many(5001, HASH), (removed) => taken((f) => (f.removed = removed))],
    [4, 5, (version) => taken((f) => (f.version = version))],
    [1, 0, (version) => taken((f) => (f.version = version))],
    ["taphuan-result", "taphuan-board", (format) => taken((f) => (f.format = format))],
  ]);
  for (const [last, beyond, kept] of edges) {
    assert.equal(kept(last), true, JSON.stringify(last).slice(0, 60));
    assert.equal(kept(beyond), false, JSON.stringify(beyond).slice(0, 60));
  }
});

test("a field too many or too few is not taken, wherever it stands", () => {
  assert.ok(!taken((f) => (f.more = 1)));
  assert.ok(!taken((f) => delete f.savedAt));
  assert.ok(taken((f) => delete f.removed));
  assert.ok(!attempted((a) => delete a.fingerprint));
  assert.ok(!answered({ colour: "red" }));
});
