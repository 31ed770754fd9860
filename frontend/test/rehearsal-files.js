/**
 * Result files of simulated participants, written by the store that the pages use. Reads JSON from
 * standard input: `course` (id and version) and `people`, each with a `nickname`, `tries` (what an
 * element says of an attempt, with its `answers`) and `opinions`. Writes a list of file texts.
 */

import { readFileSync } from "node:fs";
import { mock } from "node:test";

import { createStore } from "../src/store/store.js";
import { FakeStorage } from "./storage-support.js";

/** The morning of the workshop; each thing handed in takes ten minutes. */
mock.timers.enable({ apis: ["Date"], now: Date.UTC(2019, 1, 22, 1) });

const { course, people } = JSON.parse(readFileSync(0, "utf-8"));
const files = people.map((/** @type {any} */ { nickname, tries, opinions }) => {
  const store = createStore(course, /** @type {any} */ (new FakeStorage()));
  store.setPerson({ nickname });
  for (const { answers, ...meta } of tries) {
    const items = Object.keys(answers).length;
    mock.timers.tick(600_000);
    store.handIn(meta, answers, { items, answered: items });
  }
  for (const opinion of opinions) store.saveOpinion(opinion);
  return JSON.stringify(store.toFile());
});
process.stdout.write(JSON.stringify(files));
