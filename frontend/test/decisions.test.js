import assert from "node:assert/strict";
import { test } from "node:test";

import { boardFile, readBoardFile } from "../src/board/board-file.js";
import {
  besides,
  current,
  decisionOf,
  isDecision,
  LONGEST,
  together,
  written,
} from "../src/board/decisions.js";
import { disputed } from "../src/board/disputed.js";
import { BoardState } from "../src/board/state.js";
import { decisionTable, proposalLines } from "../src/report/decisions.js";
import { course, standard } from "./board-support.js";

const slot = { held: "1/1/2026", classId: "one", exercise: "d1", criterion: "c1" };
const blank = { level: "", words: "", lesson: "", question: "" };

/**
 * @param {number} minute
 * @param {object} parts
 * @returns {import("../src/board/types").Decision}
 */
const decision = (minute, parts = {}) => ({
  ...slot,
  ...blank,
  at: `2026-01-01T08:${String(minute).padStart(2, "0")}:00Z`,
  ...parts,
});

test("typing changes one text, and what only grew takes the place of what it was", () => {
  let all = written([], slot, { ...blank, words: "has" }, "2026-01-01T08:00:00Z");
  all = written(
    all,
    slot,
    { ...blank, words: "has helped", level: "good" },
    "2026-01-01T08:01:00Z",
  );
  assert.equal(all.length, 1);
  assert.equal(decisionOf(all, slot)?.words, "has helped");
  const saved = decision(0, { words: "has" });
  assert.deepEqual(together([saved], all), all, "a later board over an earlier one");
  assert.deepEqual(together(all, [saved]), all, "and the other way round");
});

test("two laptops with different texts keep both, the newest shown", () => {
  const here = decision(5, { level: "good", lesson: "Ask for the paper." });
  const there = decision(9, { level: "fair", lesson: "Count people." });
  for (const all of [together([here], [there]), together([there], [here])]) {
    assert.equal(all.length, 2);
    assert.equal(decisionOf(all, slot), there);
    assert.deepEqual(besides(all, slot), [here]);
    assert.deepEqual(together(all, [here, there]), all, "nothing twice");
  }
});

test("classes, years and dossiers are talks of their own", () => {
  const talks = [
    decision(1, { lesson: "a" }),
    decision(2, { lesson: "b", held: "1/1/2027" }),
    decision(3, { lesson: "c", classId: "two" }),
    decision(4, { lesson: "d", exercise: "" }),
  ];
  assert.equal(current(together([], talks)).length, 4);
  const emptied = written(talks, slot, blank, "2026-01-01T09:00:00Z");
  assert.deepEqual(
    current(emptied).map(({ lesson }) => lesson),
    ["b", "c", "d"],
  );
});

test("a saved board gives its talks back, and one with a damaged talk is refused whole", () => {
  const board = course();
  const state = new BoardState(board);
  state.takeDecisions([decision(1, { lesson: "Xin giấy tờ trước." })]);
  assert.equal(state.saved, false);
  assert.equal(state.empty, false);
  const text = JSON.stringify(boardFile(board, state.parts(), "2026-01-01T10:00:00Z"));
  const other = new BoardState(board);
  other.take([{ name: "board.json", text }]);
  assert.deepEqual(other.decisions, state.decisions);
  assert.equal(other.intake().refused.length, 0);
  const old = JSON.stringify({ ...JSON.parse(text), decisions: undefined });
  assert.deepEqual(readBoardFile(old, board.id)?.decisions, []);
  const bad = text.replace('"criterion":"c1"', '"criterion":7');
  assert.equal(readBoardFile(bad, board.id), null);
  other.clear();
  assert.deepEqual(other.decisions, []);
});

test("what is no talk is none", () => {
  assert.ok(isDecision(decision(1)));
  const wrong = [
    null,
    [],
    decision(1, { at: "yesterday" }),
    decision(1, { words: "x".repeat(LONGEST + 1) }),
    decision(1, { criterion: "" }),
    decision(1, { classId: "<b>" }),
    decision(1, { level: 3 }),
    { ...slot, ...blank },
  ];
  for (const one of wrong) assert.equal(isDecision(one), false, JSON.stringify(one));
});

test("the two answers in dispute are those of most people, in the order of the scale", () => {
  const counts = { low: 0, fair: 5, good: 1, top: 9, not_enough: 2, gap: 7 };
  const figures = /** @type {any} */ ({ counts });
  assert.deepEqual(disputed(standard, figures), ["fair", "top"]);
  assert.deepEqual(disputed(standard, /** @type {any} */ ({ counts: { top: 3 } })), ["top"]);
});

test("the report holds the talks, and puts questions and other levels before those above", () => {
  const decisions = [
    decision(1, { level: "good", words: "=1+1", question: "Who counts?" }),
    decision(2, { criterion: "c2", level: "top" }),
    decision(3, { criterion: "gone", level: "fair", lesson: "kept" }),
  ];
  const input = { course: course(), people: [], refused: [], apart: [], hideNames: true };
  const report = { ...input, decisions, made: new Date(2026, 0, 1) };
  const rows = decisionTable(report).rows;
  assert.deepEqual(
    rows.map((row) => [row[0], row[3], row[4], row[5]]),
    [
      ["1. c1", "g", "g", "=1+1"],
      ["2. c2", "t", "f", null],
      ["gone", "fair", null, null],
    ],
  );
  const lines = proposalLines(report);
  assert.equal(lines.length, 2, "a question, and a level that is not the key's");
  assert.match(lines[0], /ask/);
  assert.match(lines[1], /review/);
});
