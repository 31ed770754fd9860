import assert from "node:assert/strict";
import { test } from "node:test";

import { boardFile, looksLikeBoard, readBoardFile } from "../src/board/board-file.js";
import { noWords } from "../src/board/intake.js";
import { cleanDigits, isSheet, paperPeople, sheetNumber, signs } from "../src/board/paper.js";
import { BoardState } from "../src/board/state.js";
import { course, entry, standard, storeOf } from "./board-support.js";

const board = course();
const { keyHash } = board.exercises.d1;

/**
 * @param {string} sheet
 * @param {string} digits
 * @param {string} [exercise]
 */
const typed = (sheet, digits, exercise = "d1") => ({
  exercise,
  keyHash,
  sheet,
  digits,
  at: "2019-02-22T02:00:00Z",
});

test("digits stand for levels, 9 for not enough, a dot for a gap", () => {
  assert.deepEqual(
    signs(standard).map(({ sign, answer }) => `${sign} ${answer}`),
    ["0 low", "1 fair", "2 good", "3 top", "9 not_enough", ". null"],
  );
  assert.deepEqual(cleanDigits(standard, " 01 2|3,9-. "), { digits: "0123.9.", bad: [] });
  assert.deepEqual(cleanDigits(standard, "0x47"), { digits: "0", bad: ["x", "4", "7"] });
  assert.deepEqual(["007", " 12 ", "0", "no"].map(sheetNumber), ["7", "12", "0", ""]);
});

test("a sheet becomes a person of the class of its dossier", () => {
  const { people, apart } = paperPeople(board, [
    typed("7", "29."),
    typed("7", "111", "d3"),
    typed("7", "222", "d2"),
  ]);
  assert.deepEqual(
    people.map(({ sheet, classId, attempts }) => [sheet, classId, attempts.length]),
    [
      ["7", "one", 2],
      ["7", "two", 1],
    ],
  );
  const [first] = people[0].attempts;
  assert.deepEqual(first.answers, { c1: { level: "good" }, c2: { level: "not_enough" } });
  assert.deepEqual([first.summary.items, first.summary.answered], [3, 2]);
  assert.deepEqual(apart, []);
});

test("a sheet of another key or exercise is listed apart", () => {
  const sheets = [{ ...typed("1", "000"), keyHash: "c".repeat(16) }, typed("2", "000", "gone")];
  const { people, apart } = paperPeople(board, sheets);
  assert.deepEqual(people, []);
  assert.deepEqual(
    apart.map(({ attempts, reason }) => [attempts[0].exercise, reason]),
    [
      ["d1", "key"],
      ["gone", "unknown"],
    ],
  );
});

test("what is no sheet is not taken for one", () => {
  assert.ok(isSheet(typed("1", "01239.")));
  for (const wrong of [
    null,
    {},
    { ...typed("1", "0"), sheet: "<b>" },
    { ...typed("1", "0x") },
    typed("1", ""),
  ]) {
    assert.ok(!isSheet(wrong));
  }
});

test("a board saved and opened again is the same board", () => {
  const here = new BoardState(board);
  const lan = entry("lan.json", storeOf({ d1: "good fair top" }, "Lan"));
  assert.equal(here.take([lan, lan]), 1);
  here.takeSheets([typed("1", "000"), typed("2", "111")]);
  here.takeSheets([typed("1", "222")]);
  const mark = { name: "lan", record: "r" };
  here.takeWords({ oneName: ["lan"], one: [[mark]], different: [[mark]], split: [mark] });
  here.countDrafts(["d1 now"], true);
  const text = JSON.stringify(boardFile(board, here.parts(), "2019-02-22T02:00:00Z"));
  assert.ok(looksLikeBoard(text.slice(0, 99)));
  const there = new BoardState(board);
  assert.equal(there.take([{ name: "board.json", text }]), 1);
  assert.equal(there.take([{ name: "board.json", text }]), 0);
  assert.deepEqual(there.parts(), here.parts());
  assert.deepEqual(
    there.intake().people.map(({ name, sheet }) => [name, sheet]),
    [
      ["Lan", undefined],
      ["", "1"],
      ["", "2"],
    ],
  );
  there.clear();
  assert.ok(there.empty && there.saved);
});

test("a damaged board, or one of another course, is refused as a file", () => {
  const text = JSON.stringify(
    boardFile(
      board,
      { entries: [], sheets: [], words: noWords(), decisions: [], votes: [] },
      "now",
    ),
  );
  for (const wrong of [
    text.slice(0, -3),
    text.replace('"id":"course"', '"id":"else"'),
    text.replace('"sheets":[]', '"sheets":[7]'),
    text.replace('"oneName":[]', '"oneName":[7]'),
    text.replace('"one":[]', '"one":[[{}]]'),
    text.replace('"split":[]', '"split":[{"name":"x"}]'),
    text.replace('"drafts":[]', '"drafts":{}'),
  ]) {
    assert.equal(readBoardFile(wrong, "course"), null);
    const state = new BoardState(board);
    state.take([{ name: "b", text: wrong }]);
    assert.equal(state.intake().refused.length, 1);
  }
  const { words: _, ...old } = JSON.parse(text);
  assert.deepEqual(readBoardFile(JSON.stringify(old), "course")?.words, noWords());
});
