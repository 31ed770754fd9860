/** Two places, one draft: what is written down of each field, each paper, each time. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { changeTimes, mergeAnswers, newerAnswers } from "../src/store/draft-merge.js";

/** @typedef {import("../src/store/practice-types").Answers} Answers */
/** @typedef {import("../src/store/practice-types").Draft} Draft */

/** @param {Partial<Draft>} parts */
const draft = (parts) =>
  /** @type {Draft} */ ({
    exercise: "d01",
    keyHash: "0".repeat(16),
    answers: {},
    startedAt: "t1",
    savedAt: "t1",
    ...parts,
  });

test("fields of one answer that two tabs changed stand side by side", () => {
  const base = { c1: { level: "a", note: "x" } };
  const mine = { c1: { level: "b", note: "x" } };
  const theirs = { c1: { level: "a", note: "y" } };
  assert.deepEqual(mergeAnswers(base, mine, theirs), { c1: { level: "b", note: "y" } });
  assert.deepEqual(mergeAnswers(base, { c1: { level: "a" } }, theirs), { c1: { level: "a" } });
});

test("papers that each tab linked are both linked, those that one took off are gone", () => {
  const of = (/** @type {string[]} */ ...evidence) => ({ c1: { level: "a", evidence } });
  const merged = (/** @type {Answers} */ b, /** @type {Answers} */ m, /** @type {Answers} */ t) =>
    mergeAnswers(b, m, t).c1;
  assert.deepEqual(merged(of("e1"), of("e1", "e2"), of("e1", "e3")).evidence, ["e1", "e2", "e3"]);
  assert.deepEqual(merged(of("e1", "e2"), of("e2"), of("e1", "e2")).evidence, ["e2"]);
  assert.deepEqual(merged(of("e1", "e2"), of("e1", "e2", "e3"), of("e2")).evidence, ["e2", "e3"]);
  const none = merged(of("e1"), of(), of("e1"));
  assert.equal("evidence" in none, false, "no empty list is left");
  const plain = { c1: { level: "a" } };
  const noted = { c1: { level: "a", note: "x" } };
  assert.deepEqual(merged(plain, noted, plain), noted.c1, "and none comes from nowhere");
});

test("a paper that both tabs linked is linked once", () => {
  const answer = { c1: { evidence: ["e1"] } };
  assert.deepEqual(mergeAnswers({}, answer, answer).c1.evidence, ["e1"]);
  const base = { c1: { evidence: ["e1"] } };
  const mine = { c1: { level: "a", evidence: ["e1"] } };
  assert.deepEqual(mergeAnswers(base, mine, base).c1, { level: "a", evidence: ["e1"] });
});

test("an answer that was taken back goes, one that only another tab gave stays", () => {
  const base = { c1: { level: "a" }, c2: { level: "a" } };
  assert.deepEqual(mergeAnswers(base, { c2: { level: "a" } }, { ...base, c3: { level: "b" } }), {
    c2: { level: "a" },
    c3: { level: "b" },
  });
});

test("only what changed gets a new time", () => {
  const before = draft({
    answers: { c1: { level: "a" }, c2: { level: "a" }, c3: { level: "a" } },
    changed: { c1: "t1", c2: "t1" },
  });
  const after = { c1: { level: "a" }, c2: { level: "b" }, c4: { level: "a" } };
  const times = { c1: "t1", c2: "t2", c3: "t2", c4: "t2" };
  assert.deepEqual(changeTimes(before, after, [], "t2"), times);
  assert.deepEqual(changeTimes(null, { c1: { level: "a" } }, [], "t1"), { c1: "t1" });
  // taken back on a page that had missed that it was gone already
  assert.deepEqual(changeTimes(before, after, ["c5"], "t2"), { ...times, c5: "t2" });
});

test("of each answer the later one counts, of the same moment the one that is here", () => {
  const here = draft({
    answers: { c1: { level: "old" }, c2: { level: "here" }, c3: { level: "here" } },
    changed: { c1: "t2", c2: "t3", c3: "t2" },
    startedAt: "t2",
    savedAt: "t3",
  });
  const other = draft({
    answers: { c1: { level: "new" }, c2: { level: "there" }, c3: { level: "there" } },
    changed: { c1: "t3", c2: "t2", c3: "t2" },
    startedAt: "t1",
    savedAt: "t4",
  });
  const found = newerAnswers(here, other);
  assert.deepEqual(
    Object.values(found.answers).map(({ level }) => level),
    ["new", "here", "here"],
  );
  assert.deepEqual(found.changed, { c1: "t3", c2: "t3", c3: "t2" });
  assert.deepEqual([found.startedAt, found.savedAt], ["t1", "t4"]);
  const turned = newerAnswers(other, here);
  assert.deepEqual([turned.startedAt, turned.savedAt], ["t1", "t4"]);
});

test("what was taken back later stays away; what was never timed counts from the beginning", () => {
  const given = draft({ answers: { c1: { level: "a" } }, changed: { c1: "t1" } });
  const back = draft({ answers: {}, changed: { c1: "t2" } });
  assert.deepEqual(newerAnswers(given, back).answers, {});
  assert.deepEqual(newerAnswers(back, given).answers, {});
  assert.deepEqual(newerAnswers(given, back).changed, { c1: "t2" });
  const untimed = draft({ answers: { c1: { level: "b" } }, startedAt: "t3" });
  const none = draft({});
  assert.deepEqual(newerAnswers(none, untimed).answers, untimed.answers);
  assert.deepEqual(newerAnswers(none, untimed).changed, {});
  assert.deepEqual(newerAnswers(given, untimed).answers, untimed.answers, "begun after t1");
  assert.deepEqual(newerAnswers(back, draft({ ...untimed, startedAt: "t1" })).answers, {});
});
