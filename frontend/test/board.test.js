import assert from "node:assert/strict";
import { test } from "node:test";

import { classesOf, NO_CLASS } from "../src/board/classes.js";
import { figures } from "../src/board/figures.js";
import { intake, noWords } from "../src/board/intake.js";
import { Memory } from "../src/board/memory.js";
import { targetFigures } from "../src/board/target.js";
import { nameKey } from "../src/board/words.js";
import { course, entry, handIn, HASH, storeOf } from "./board-support.js";

const board = course();

/** @param {string[]} rows */
function peopleOf(...rows) {
  const entries = rows.map((levels, n) => entry(`${n}.json`, storeOf({ d1: levels })));
  return intake(board, entries).people;
}

test("files of one person are joined by the records they share, and counted once", () => {
  const store = storeOf({ d1: "good fair top" }, "Lan");
  const early = entry("early.json", store);
  handIn(store, "d1", "low low low");
  store.saveOpinion({ page: "p", title: "P", kind: "other", text: "x" });
  const found = intake(board, [
    early,
    entry("late.json", store),
    entry("other.json", storeOf({ d1: "low low low" })),
  ]);
  assert.deepEqual(
    found.people.map(({ files }) => files),
    [["early.json", "late.json"], ["other.json"]],
  );
  const [lan] = found.people;
  assert.deepEqual(
    lan.attempts.map(({ number }) => number),
    [1, 2],
  );
  assert.equal(lan.opinions.length, 1);
  const { n, total } = figures(board, board.exercises.d1, found.people, null);
  assert.equal(n, 2);
  assert.equal(total.exact.count, 3, "the first attempt counts");
});

test("two files of one name are told, and joined only when the trainer says so", () => {
  const entries = [
    entry("a", storeOf({ d1: "good fair top" }, "Lan  Chi")),
    entry("b", storeOf({ d3: "low low low" }, "lan chi")),
  ];
  const apart = intake(board, entries);
  assert.equal(apart.people.length, 2);
  assert.deepEqual(
    apart.sameName.map(({ name, people }) => [name, people.length]),
    [["Lan  Chi", 2]],
  );
  const joined = intake(board, entries, { ...noWords(), oneName: [nameKey("LAN CHI ")] });
  assert.deepEqual(
    joined.people.map(({ attempts }) => attempts.length),
    [2],
  );
  assert.deepEqual(joined.sameName, []);
});

test("the same empty file twice is one person", () => {
  const store = storeOf({}, "An");
  const found = intake(board, [
    entry("a", store),
    entry("b", store),
    entry("c", storeOf({}, "Ba")),
  ]);
  assert.deepEqual(
    found.people.map(({ name, classId }) => [name, classId]),
    [
      ["An", NO_CLASS],
      ["Ba", NO_CLASS],
    ],
  );
});

test("every refused file is named with its reason", () => {
  const good = entry("good", storeOf({ d1: "good fair top" })).text;
  const entries = [
    { name: "picture", text: "\x89PNG" },
    { name: "other", text: "{}" },
    { name: "course", text: good.replace('"id":"course"', '"id":"else"') },
    { name: "newer", text: good.replace(/"version":\d/, '"version":9') },
    { name: "cut", text: good.replace('"attempts":[{', '"attempts":[7,{') },
    { name: "large", text: null },
    { name: "good", text: good },
  ];
  const { people, refused } = intake(board, entries);
  assert.deepEqual(
    refused.map(({ name, reason }) => `${name} ${reason}`),
    [
      "picture notJson",
      "other notOurs",
      "course otherCourse",
      "newer newer",
      "cut damaged",
      "large large",
    ],
  );
  assert.equal(people.length, 1);
});

test("another exercise, structure or key, and edited answers are listed apart", () => {
  const wrong = (/** @type {(attempt: any) => void} */ change) => {
    const file = storeOf({ d1: "good fair top" }).toFile();
    change(file.attempts[0]);
    return JSON.stringify(file);
  };
  const entries = [
    { name: "a", text: wrong((one) => (one.exercise = "constructor")) },
    { name: "b", text: wrong((one) => (one.structureHash = "c".repeat(16))) },
    { name: "c", text: wrong((one) => (one.keyHash = HASH)) },
    { name: "d", text: wrong((one) => (one.answers.c2 = { level: "top" })) },
  ];
  const { people, apart } = intake(board, entries);
  assert.deepEqual(
    apart.map(({ name, reason, attempts }) => [name, reason, attempts.length]),
    [
      ["a", "unknown", 1],
      ["b", "structure", 1],
      ["c", "key", 1],
      ["d", "changed", 1],
    ],
  );
  assert.deepEqual(
    people.map(({ attempts }) => attempts.length),
    [0, 0, 0, 0],
  );
});

test("what named a locked key before still names it; every other hash does not", () => {
  const named = course();
  const file = entry("old", storeOf({ d1: "good fair top" }));
  named.exercises.d1.formerKeyHash = named.exercises.d1.keyHash;
  named.exercises.d1.keyHash = "d".repeat(16);
  assert.deepEqual(intake(named, [file]).apart, []);
  assert.equal(intake(named, [file]).people[0].attempts.length, 1);
  delete named.exercises.d1.formerKeyHash;
  named.memory = new Memory();
  assert.deepEqual(
    intake(named, [file]).apart.map(({ reason }) => reason),
    ["key"],
  );
});

test("classes come from the exercises done", () => {
  const stores = [
    { d1: "low low low", d2: "low low low", d3: "low low low" },
    { d2: "low low low" },
    {},
  ];
  const { people } = intake(
    board,
    stores.map((done, n) => entry(String(n), storeOf(done))),
  );
  assert.deepEqual(
    people.map(({ classId }) => classId),
    ["one", "two", NO_CLASS],
  );
  assert.deepEqual(classesOf(board, people), ["one", "two", NO_CLASS]);
  assert.equal(figures(board, board.exercises.d2, people, "two").n, 1);
  assert.equal(figures(board, board.exercises.d2, people, null).n, 2);
});

test("shares, lean and spread of a criterion", () => {
  const people = peopleOf("good fair top", "top fair low", "fair fair low", "not_enough low -");
  const {
    perCriterion,
    hardest,
    small,
    people: n,
  } = figures(board, board.exercises.d1, people, null);
  const [c1, c2, c3] = perCriterion;
  assert.deepEqual(c1.counts, { low: 0, fair: 1, good: 1, top: 1, not_enough: 1, gap: 0 });
  assert.deepEqual(
    [c1.exact, c1.within1, c1.discrepant, c1.apart],
    [{ count: 1, of: 4 }, { count: 3, of: 4 }, { count: 0, of: 4 }, 1],
  );
  assert.deepEqual([c1.lean, c1.higher, c1.lower, c1.key], [0, 1, 1, "good"]);
  assert.deepEqual(c1.spread, { count: 6, of: 6 });
  assert.deepEqual(c2.spread, { count: 3, of: 6 });
  assert.deepEqual(
    [c3.n, c3.answered, c3.gap, c3.exact.count, c3.discrepant.count, c3.lean],
    [4, 3, 1, 1, 2, -2],
  );
  assert.deepEqual(hardest, ["c1", "c3", "c2"]);
  assert.deepEqual([small, n], [true, 4]);
});

test("a key of not enough evidence, and an accepted neighbour", () => {
  const rows = ["top not_enough top", "good fair top"];
  const entries = rows.map((levels, n) => entry(`${n}`, storeOf({ d2: levels })));
  const [c1, c2] = figures(
    board,
    board.exercises.d2,
    intake(board, entries).people,
    null,
  ).perCriterion;
  assert.deepEqual([c1.exact, c1.accept], [{ count: 2, of: 2 }, ["top"]]);
  assert.deepEqual([c2.exact, c2.apart, c2.lean, c2.rated], [{ count: 1, of: 2 }, 1, null, 0]);
});

test("dossiers of a standard are pooled, not averaged", () => {
  const entries = [
    storeOf({ d1: "good fair top", d3: "low low low" }),
    storeOf({ d1: "good fair top" }),
  ];
  const { people } = intake(
    board,
    entries.map((store, n) => entry(`${n}`, store)),
  );
  const both = figures(board, [board.exercises.d1, board.exercises.d3], people, "one");
  assert.deepEqual([both.people, both.n, both.total.exact], [2, 3, { count: 6, of: 9 }]);
  assert.equal(both.perCriterion[0].key, null);
  assert.deepEqual([both.overall.exact, both.overall.total], [{ count: 3, of: 3 }, 3]);
});

test("overall ratings: gaps leave them open", () => {
  const people = peopleOf("good good good", "good fair top", "good - top");
  const { overall } = figures(board, board.exercises.d1, people, null);
  assert.deepEqual(overall, {
    n: 2,
    total: 3,
    exact: { count: 1, of: 2 },
    counts: { yes: 1, no: 1, open: 1 },
    key: "no",
  });
});

test("a good class reaches its target with one slip among many, and not with many", () => {
  const target = {
    name: "T",
    minimumItems: 30,
    exactShare: { num: 3, den: 4 },
    discrepantAtMost: 0,
    sameOverallRating: true,
    leanBelow: { num: 1, den: 2 },
  };
  const shares = { discrepantShare: { num: 1, den: 20 }, sameOverallShare: { num: 3, den: 4 } };
  const rows = (/** @type {number} */ slips) =>
    Array.from({ length: 20 }, (_, n) => (n < slips ? "low fair top" : "good fair top"));
  const state = (/** @type {number} */ slips, more = {}) =>
    targetFigures({ ...target, ...more }, [
      figures(board, board.exercises.d1, peopleOf(...rows(slips)), null),
    ]);
  assert.equal(state(0).state, "met");
  assert.equal(state(1).state, "notMet");
  assert.ok(state(1).failing.includes("discrepant"));
  assert.equal(state(1, shares).state, "met");
  assert.deepEqual(state(3, shares).failing, [], "3 of 60 answers are exactly one in twenty");
  assert.ok(state(4, shares).failing.includes("discrepant"));
});

test("a target waits for enough answers, then names what fails", () => {
  const target = {
    name: "T",
    minimumItems: 9,
    exactShare: { num: 3, den: 4 },
    discrepantAtMost: 0,
    sameOverallRating: true,
    leanBelow: { num: 1, den: 2 },
  };
  const state = (/** @type {string[]} */ ...rows) =>
    targetFigures(target, [figures(board, board.exercises.d1, peopleOf(...rows), null)]);
  assert.deepEqual(state("good fair top", "good fair top"), {
    state: "few",
    n: 6,
    minimum: 9,
    failing: [],
    measures: state("good fair top", "good fair top").measures,
  });
  assert.equal(state("good fair top", "good fair top", "good fair top").state, "met");
  assert.deepEqual(state("good fair top", "low good good", "good good good").failing, [
    "exact",
    "discrepant",
    "overall",
  ]);
  assert.deepEqual(state("top good top", "top good top", "top good top").failing, [
    "exact",
    "overall",
    "lean",
  ]);
});
