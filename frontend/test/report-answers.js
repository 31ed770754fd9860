/**
 * The report over result files, for tests/test_rehearsal.py: reads `course`, `entries` and
 * `hideNames` as JSON from standard input and writes the report's tables.
 */

import { readFileSync } from "node:fs";

import { intake } from "../src/board/intake.js";
import { Memory } from "../src/board/memory.js";
import { reportOf } from "../src/report/model.js";

const { course: data, entries, hideNames } = JSON.parse(readFileSync(0, "utf-8"));
const course = { ...data, memory: new Memory() };
const { people, refused, apart } = intake(course, entries);
const report = reportOf({ course, people, refused, apart, hideNames, made: new Date(2019, 1, 22) });
process.stdout.write(JSON.stringify(report));
