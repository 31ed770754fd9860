/** A learner at a platform: visits, exercises done well or badly, and what came of it. */

import { FIELDS } from "../src/scorm/answers.js";
import { Platform } from "../src/scorm/platform.js";
import { SCORM_12, SCORM_2004 } from "../src/scorm/dialects.js";
import { FrameStorage } from "../src/scorm/copies.js";
import { Session } from "../src/scorm/session.js";
import { FakeStorage } from "./storage-support.js";

const HASH = "0123456789abcdef";
const LEVELS = ["chua_dat", "dat", "kha", "tot"];

/** @typedef {import("../src/scorm/types").PackageExercise} PackageExercise */

/**
 * @param {string} id
 * @param {Partial<PackageExercise>} [more]
 * @returns {PackageExercise}
 */
export function dossier(id, more = {}) {
  const items = Array.from({ length: 18 }, (_, n) => `principal-2018-c${n + 1}`);
  return {
    ...{ id, title: `Hồ sơ ${id}`, kind: "dossier", standard: "principal-2018" },
    ...{ structureHash: HASH, keyHash: HASH, items, options: [...LEVELS, "not_enough"] },
    papers: Array.from({ length: 14 }, (_, n) => `e${n + 1}`),
    ratings: ["tot", "kha", "dat", "chua_dat"],
    locked: false,
    counts: true,
    right: Object.fromEntries(items.map((item) => [item, ["kha"]])),
    ...more,
  };
}

/**
 * @param {string} id
 * @returns {PackageExercise}
 */
export function boundary(id, length = 8) {
  const items = Array.from({ length }, (_, n) => `b${n + 1}`);
  const right = Object.fromEntries(items.map((item) => [item, ["dat"]]));
  const open = { locked: false, papers: [], ratings: [] };
  return { ...dossier(id), ...open, kind: "boundary", items, options: LEVELS, right };
}

/** @param {number} seed @returns {(most: number) => number} the same on every run */
export function drawing(seed) {
  let state = (seed * 2654435761 + 1) % 2147483648;
  return (most) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * most);
  };
}

const realNow = Date.now;
let later = 0;

/** Nobody answers twice within one second: the clock of these tests goes on with each answer. */
export function thinkingTime(ms = 7300) {
  later += ms;
  Date.now = () => realNow() + later;
}

/**
 * A visit on a computer; null where the platform does not let anybody in.
 *
 * @param {import("./scorm-fake.js").FakeLms} lms
 * @param {PackageExercise[]} exercises
 * @param {FakeStorage} [computer]
 * @param {Partial<import("../src/scorm/types").PackageData>} [more]
 */
export function visit(lms, exercises, computer = new FakeStorage(), more = {}) {
  const dialect = lms.scorm === "1.2" ? SCORM_12 : SCORM_2004;
  const platform = new Platform(/** @type {any} */ (lms.visit()), dialect);
  if (!platform.start()) throw new Error("no session");
  const pages = ["primary/index.html", "primary/d01.html", "results.html"];
  const data = {
    ...{ scorm: lms.scorm, launch: pages[0], pages, passMark: null, exercises, words: {} },
    ...more,
  };
  const course = { id: "museum", version: "1" };
  const session = new Session({
    ...{ platform, data, course, storage: new FrameStorage(/** @type {any} */ (computer)) },
    address: "/activity/1/scorm.html",
  });
  session.firstPage;
  return session;
}

/**
 * Hands an exercise in, `right` of its items rightly.
 *
 * @param {Session} session
 * @param {PackageExercise} exercise
 * @param {number} right
 * @param {{ note?: (n: number) => string, draw?: (most: number) => number, asUnits?: boolean }} [manner]
 */
export function handIn(session, exercise, right, { note, draw, asUnits } = {}) {
  const { id, items } = exercise;
  const units = asUnits ?? (exercise.kind !== "dossier" && !exercise.locked && hasUnits(exercise));
  thinkingTime();
  const answers = items.map((item, n) =>
    answerOf(exercise, item, n < right, note?.(n) ?? "", draw),
  );
  if (!units) {
    const summary = { items: items.length, answered: items.length };
    const known = exercise.locked ? {} : { right, near: items.length - right, far: 0 };
    session.store.handIn(
      metaOf(exercise),
      Object.fromEntries(items.map((item, n) => [item, answers[n]])),
      { ...summary, ...known, ...(exercise.kind === "dossier" && !exercise.locked ? tally() : {}) },
    );
  } else {
    items.forEach((item, n) => {
      thinkingTime(20_000 + (draw?.(140_000) ?? 0));
      const startedAt = new Date(Date.now() - 15_000 - (draw?.(60_000) ?? 0)).toISOString();
      const meta = { ...metaOf(exercise), startedAt, unit: `${id}/${item}`, of: items.length };
      const share = { right: n < right ? 1 : 0, near: n < right ? 0 : 1, far: 0 };
      session.store.handIn(meta, { [item]: answers[n] }, { items: 1, answered: 1, ...share });
    });
  }
  session.changed();
}

/** @param {PackageExercise} exercise */
const hasUnits = ({ kind }) => ["boundary", "spot_fault", "choice", "rule"].includes(kind);

const tally = () => ({
  tally: LEVELS.map((_, n) => LEVELS.map((__, k) => (n === k ? 4 : n + k === 3 ? 1 : 0))),
  overall: { given: "kha", key: "tot" },
});

/** @param {PackageExercise} exercise */
export function metaOf({ id, kind, standard, structureHash, keyHash }) {
  return { exercise: id, kind, standard, structureHash, keyHash };
}

/**
 * @param {PackageExercise} exercise
 * @param {string} item
 * @param {boolean} right
 * @param {string} note
 * @param {(most: number) => number} [draw]
 */
function answerOf(exercise, item, right, note, draw = () => 0) {
  const { kind, options, papers, items } = exercise;
  const best = exercise.right[item]?.[0];
  const field = FIELDS[kind];
  const other = options[draw(options.length || 1)];
  const chosen = field
    ? { [field]: right ? (best ?? other) : other }
    : { place: right ? Number(best ?? 0) : draw(items.length + 1) };
  const used = papers.filter(() => draw(3) === 0);
  return {
    ...chosen,
    ...(used.length ? { evidence: used } : {}),
    ...(kind === "dossier" && draw(5) === 1 ? { flag: true } : {}),
    ...(note ? { note } : {}),
  };
}
