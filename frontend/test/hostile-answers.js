/**
 * Hostile boards and codes, for tests/test_many.py. Reads JSON from standard input: `{}` asks for a
 * whole board and whole codes to spoil; `{ kind, texts }` puts each text on a board as a trainer would,
 * and answers what fell over and how much memory it took.
 */

import { readFileSync } from "node:fs";

import { boardFile } from "../src/board/board-file.js";
import { BoardState } from "../src/board/state.js";
import { shortCodes } from "../src/short/code.js";
import { shortEntries } from "../src/short/entries.js";
import { course, entry, standard, storeOf } from "./board-support.js";

const board = course();

function whole() {
  const state = new BoardState(board);
  const store = storeOf({ d1: "good fair top", d2: "low low -", d3: "top top top" }, "Lan");
  state.take([entry("lan", store), entry("an", storeOf({ d1: "low low low" }))]);
  const marks = state.intake().people.flatMap((one) => one.marks);
  state.takeWords({ oneName: ["lan"], one: [marks], different: [marks], split: marks });
  const known = { course: "course", exercises: board.exercises, standards: { s: standard } };
  return {
    board: [JSON.stringify(boardFile(board, state.parts(), "2019-02-22T02:00:00Z"))],
    code: shortCodes(store.attempts(), "Lan", known),
  };
}

/**
 * @param {string} kind
 * @param {string} text
 */
function taken(kind, text) {
  const state = new BoardState(board);
  state.take(kind === "code" ? shortEntries(text) : [{ name: "x", text }]);
  const { people } = state.intake();
  for (const one of people) state.separate(one);
  return state.intake().people.length;
}

const { kind, texts = [] } = JSON.parse(readFileSync(0, "utf-8"));
/** @type {string[]} */
const fell = [];
texts.forEach((/** @type {string} */ text, /** @type {number} */ n) => {
  try {
    taken(kind, text);
  } catch (error) {
    fell.push(`${n}: ${error}`);
  }
});
const { maxRSS } = process.resourceUsage();
process.stdout.write(JSON.stringify(kind ? { fell, maxRSS } : whole()));
