/** Votes on the board: read with suspicion, merged by what was seen last, shown without open rounds. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { boardFile, readBoardFile } from "../src/board/board-file.js";
import { BoardState } from "../src/board/state.js";
import { isVote, questionsOf, votesTogether } from "../src/board/votes.js";
import { boardVotes } from "../src/live/board-feed.js";
import { voteSheet, voteTables } from "../src/report/votes.js";
import { workbookTables } from "../src/report/xlsx.js";
import { reportOf } from "../src/report/model.js";
import { course } from "./board-support.js";

/**
 * @param {number} round
 * @param {number[]} phones
 * @param {object} more
 */
const round = (round, phones, more = {}) => ({
  round,
  open: false,
  phones,
  hands: phones.map(() => 0),
  ...more,
});

/**
 * @param {object} more
 * @returns {import("../src/board/types").BoardVote}
 */
const vote = (more = {}) => ({
  id: "a1",
  code: "ABCDE",
  className: "Class A",
  source: "d1",
  title: "Which level?",
  text: "",
  options: ["Good", "Fair"],
  rounds: [round(1, [4, 2])],
  asked: "2026-01-01T08:00:00Z",
  seen: "2026-01-01T08:10:00.000Z",
  ...more,
});

test("a vote from a file is taken only when every part of it fits", () => {
  assert.ok(isVote(vote()));
  const bad = [
    null,
    vote({ id: "" }),
    vote({ title: 7 }),
    vote({ title: "x".repeat(301) }),
    vote({ options: ["a", 1] }),
    vote({ options: Array(13).fill("a") }),
    vote({ rounds: [round(1, [1])] }),
    vote({ rounds: [round(1, [1, -1])] }),
    vote({ rounds: [round(1, [1, 1.5])] }),
    vote({ rounds: [round(1, [1, 2], { hands: [1] })] }),
    vote({ rounds: [round(1, [1, 2], { open: "no" })] }),
    vote({ rounds: "1" }),
    vote({ seen: "yesterday" }),
    vote({ asked: undefined }),
  ];
  for (const one of bad) assert.equal(isVote(one), false, JSON.stringify(one));
});

test("the board's file keeps votes, reads them back, and opens without any", () => {
  const state = new BoardState(course());
  assert.equal(state.takeVotes([vote()]), true);
  assert.equal(state.empty, false);
  assert.equal(state.saved, false);
  const text = JSON.stringify(boardFile(state.course, state.parts(), "2026-01-01T09:00:00Z"));
  const other = new BoardState(course());
  other.take([{ name: "board.json", text }]);
  assert.deepEqual(other.votes, [vote()]);
  const file = JSON.parse(text);
  assert.deepEqual(
    readBoardFile(JSON.stringify({ ...file, votes: undefined }), "course")?.votes,
    [],
  );
  const damaged = JSON.stringify({ ...file, votes: [{ ...vote(), rounds: [{}] }] });
  assert.equal(readBoardFile(damaged, "course"), null);
  other.clear();
  assert.deepEqual([other.votes, other.empty], [[], true]);
});

test("of one vote what was seen last counts, whichever laptop's file comes first", () => {
  const early = vote();
  const late = vote({
    rounds: [round(1, [4, 2]), round(2, [1, 5], { hands: [0, 2] })],
    seen: "2026-01-01T08:20:00.000Z",
  });
  const other = vote({ id: "b2", code: "XYZUV", asked: "2026-01-01T07:00:00Z" });
  const expected = [other, late];
  assert.deepEqual(votesTogether([early], [late, other]), expected);
  assert.deepEqual(votesTogether([late, other], [early]), expected);
  const again = { ...late, seen: "2026-01-01T09:00:00.000Z" };
  assert.deepEqual(votesTogether(expected, [again]), expected, "nothing new but the hour");
});

test("an open round is kept and not shown; closing it asks for a new picture", () => {
  const state = new BoardState(course());
  const open = vote({ rounds: [round(1, [1, 0], { open: true })] });
  assert.equal(state.takeVotes([open]), false);
  assert.deepEqual(questionsOf(state.votes), []);
  assert.equal(state.votes.length, 1);
  const closed = vote({ rounds: [round(1, [1, 3])], seen: "2026-01-01T08:11:00.000Z" });
  assert.equal(state.takeVotes([closed]), true);
  assert.equal(state.takeVotes([closed]), false);
});

test("what several classes were asked stands together, and its sums add up", () => {
  const b = { id: "b2", code: "XYZUV", className: "Class B", asked: "2026-01-01T08:05:00Z" };
  const rounds = [round(1, [1, 4]), round(2, [0, 3], { hands: [2, 1] })];
  const again = vote({ id: "c3", asked: "2026-01-01T08:30:00Z", rounds: [round(1, [6, 0])] });
  const found = questionsOf(votesTogether([], [vote(), vote({ ...b, rounds }), again]));
  assert.equal(found.length, 2, "the same class asked anew is another question");
  const [all, first, second] = found[0].of;
  assert.equal(all.name, null);
  assert.deepEqual(all.rounds, [
    { round: 1, counts: [5, 6], hands: 0 },
    { round: 2, counts: [2, 4], hands: 3 },
  ]);
  assert.equal(first.name, "Class A (ABCDE)");
  assert.equal(second.rounds[1].hands, 3);
  assert.equal(found[1].of.length, 1);
});

test("the class gives its votes to the board without what the server alone needs", () => {
  const view = /** @type {any} */ ({
    code: "ABCDE",
    title: "Class A",
    people: [{ name: "An" }],
    votes: [{ ...vote(), rounds: [{ ...round(1, [4, 2]), total: 6 }] }],
  });
  const given = boardVotes(view, "2026-01-01T08:10:00.000Z");
  assert.deepEqual(given, [vote()]);
  assert.ok(given.every(isVote));
});

/** @param {import("../src/board/types").BoardVote[]} votes */
const input = (votes) => ({
  course: course(),
  people: [],
  refused: [],
  apart: [],
  hideNames: true,
  votes,
  made: new Date(2026, 0, 1),
});

test("the report has a table for each question, Excel has all in one, and few voices no share", () => {
  const few = vote({ id: "b2", source: "d2", rounds: [round(1, [2, 1])] });
  const twice = vote({ rounds: [round(1, [4, 2]), round(2, [1, 3], { hands: [0, 4] })] });
  const tables = voteTables(input([twice, few]));
  assert.deepEqual(tables[0].rows, [
    ["Good", 4, { count: 4, of: 6 }, 1, { count: 1, of: 8 }],
    ["Fair", 2, { count: 2, of: 6 }, 7, { count: 7, of: 8 }],
  ]);
  assert.deepEqual(tables[1].rows, [
    ["Good", 2, null],
    ["Fair", 1, null],
  ]);
  const [sheet] = voteSheet(input([twice, few]));
  assert.equal(sheet.rows.length, 4);
  assert.deepEqual(sheet.rows[3].slice(1), ["Fair", "Class A (ABCDE)", 1, null, null, null]);
  assert.ok(sheet.rows.every((row) => row.length === sheet.columns.length));
  const report = reportOf(input([twice]));
  assert.deepEqual(
    report.sections.find(({ id }) => id === "votes")?.tables.map(({ id }) => id),
    ["votes-1"],
  );
  assert.ok(workbookTables(report).some(({ id }) => id === "votes"));
  const without = reportOf(input([]));
  assert.ok(!without.sections.some(({ id }) => id === "votes"));
  assert.ok(!workbookTables(without).some(({ id }) => id === "votes"));
});
