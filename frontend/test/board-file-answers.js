/**
 * What the board finds in a board's file, for tests/live/test_department.py: reads the file's text
 * and the course's id as JSON from standard input; null when the board refuses the file.
 */

import { readFileSync } from "node:fs";

import { looksLikeBoard, readBoardFile } from "../src/board/board-file.js";
import { questionsOf } from "../src/board/votes.js";
import { parseResultFile } from "../src/store/result-file.js";

const { text, course } = JSON.parse(readFileSync(0, "utf-8"));
const found = looksLikeBoard(text.slice(0, 99)) ? readBoardFile(text, course) : null;
const people = found?.entries.map(({ text: own }) => {
  const { file } = /** @type {any} */ (parseResultFile(own ?? "", course));
  return file && { name: file.person.nickname, attempts: file.attempts.length };
});
const answer = found && { people, questions: questionsOf(found.votes) };
process.stdout.write(JSON.stringify(answer));
