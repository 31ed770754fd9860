/**
 * Where classes and people stand on their targets, for tests/test_target.py: reads `course` and
 * `classes` (each a list of texts of result files) as JSON from standard input.
 */

import { readFileSync } from "node:fs";

import { intake } from "../src/board/intake.js";
import { Memory } from "../src/board/memory.js";
import { overEverything, personsOnTarget, targetFigures } from "../src/board/target.js";

const { course: data, classes } = JSON.parse(readFileSync(0, "utf-8"));
const answers = classes.map((/** @type {string[]} */ texts) => {
  const course = { ...data, memory: new Memory() };
  const entries = texts.map((text, n) => ({ name: `${n}.json`, text }));
  const { people } = intake(course, entries);
  const list = overEverything(course, people, null);
  const ofClass = course.target && list.length ? targetFigures(course.target, list) : null;
  return { ofClass, ofPeople: personsOnTarget(course, people, null) };
});
process.stdout.write(JSON.stringify(answers));
