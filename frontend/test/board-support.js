/** A small course and result files for tests of the class board, made with the store itself. */

import { Memory } from "../src/board/memory.js";
import { createStore } from "../src/store/store.js";
import { FakeStorage } from "./storage-support.js";

const LEVELS = ["low", "fair", "good", "top"];
export const HASH = "a".repeat(16);
const KEY_HASH = "b".repeat(16);

/** @type {import("../src/shared/types").Standard} */
export const standard = {
  id: "s",
  short: "S",
  structureHash: HASH,
  levels: LEVELS.map((id) => ({ id, name: id, short: id[0] })),
  groups: [{ number: "1", short: "G" }],
  criteria: ["c1", "c2", "c3"].map((id, n) => ({
    id,
    number: String(n + 1),
    short: id,
    name: id,
    group: 0,
    pivotal: false,
  })),
  ratings: [
    { id: "yes", name: "Yes", short: "Y", when: [{ kind: "every", level: 2 }] },
    { id: "no", name: "No", short: "N", when: [] },
  ],
};

/**
 * @param {string} id
 * @param {string | null} schoolLevel
 * @param {string[]} levels
 * @param {string[]} [accept] of the first criterion
 * @returns {import("../src/board/types").BoardExercise}
 */
export function dossier(id, schoolLevel, levels, accept = []) {
  const rating = (/** @type {string} */ level, /** @type {number} */ n) => [
    `c${n + 1}`,
    { level, accept: n ? [] : accept, decisive: [] },
  ];
  return {
    id,
    kind: "dossier",
    title: id,
    standard: "s",
    schoolLevel,
    structureHash: HASH,
    keyHash: KEY_HASH,
    minutes: 10,
    url: `${id}.html`,
    criteria: ["c1", "c2", "c3"],
    key: {
      answers: { ratings: Object.fromEntries(levels.map(rating)), faulty: [] },
      reasons: { ratings: {}, faults: {} },
    },
  };
}

/** @returns {import("../src/board/types").BoardCourse} */
export function course() {
  const exercises = [
    dossier("d1", "one", ["good", "fair", "top"]),
    dossier("d2", "two", ["good", "not_enough", "top"], ["top"]),
    dossier("d3", "one", ["fair", "fair", "fair"]),
  ];
  return {
    id: "course",
    version: "1",
    title: "Course",
    standards: { s: standard },
    exercises: Object.fromEntries(exercises.map((one) => [one.id, one])),
    tracks: [
      { id: "one", name: "One", schoolLevel: "one" },
      { id: "two", name: "Two", schoolLevel: "two" },
    ],
    opinionKinds: [],
    criterionPages: {},
    target: null,
    passRule: null,
    memory: new Memory(),
  };
}

/**
 * What a person hands in; `-` is a gap.
 *
 * @param {import("../src/store/practice-types").Store} store
 * @param {string} exercise
 * @param {string} levels such as "good fair -"
 */
export function handIn(store, exercise, levels) {
  const given = levels.split(" ").map((level, n) => [`c${n + 1}`, level]);
  const answers = Object.fromEntries(
    given.flatMap(([id, level]) => (level === "-" ? [] : [[id, { level }]])),
  );
  const meta = { exercise, kind: "dossier", standard: "s", structureHash: HASH, keyHash: KEY_HASH };
  return store.handIn(meta, answers, { items: 3, answered: Object.keys(answers).length });
}

/**
 * A store of one person who has done some dossiers: `{ d1: "good fair top" }`.
 *
 * @param {Record<string, string>} done
 * @param {string} [nickname]
 */
export function storeOf(done, nickname = "") {
  const store = createStore({ id: "course", version: "1" }, /** @type {any} */ (new FakeStorage()));
  store.setPerson({ nickname });
  for (const [exercise, levels] of Object.entries(done)) handIn(store, exercise, levels);
  return store;
}

/**
 * @param {string} name
 * @param {import("../src/store/practice-types").Store} store
 */
export const entry = (name, store) => ({ name, text: JSON.stringify(store.toFile()) });
