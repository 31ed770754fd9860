/**
 * The sign for each answer of a standard in the entry of scoring sheets, for tests/test_board.py:
 * reads the standard as the page has it from standard input.
 */

import { readFileSync } from "node:fs";

import { signs } from "../src/board/paper.js";

const found = signs(JSON.parse(readFileSync(0, "utf-8")));
process.stdout.write(JSON.stringify(found.map(({ sign, answer }) => [answer, sign])));
