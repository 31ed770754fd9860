/**
 * Plays the exercises of real packages at a platform of 4,096 letters: reads `{ track: { exercises,
 * notes } }`, writes what came of it.
 */

import { readFileSync } from "node:fs";

import { canonical } from "../src/shared/fingerprint.js";
import { FakeLms } from "./scorm-fake.js";
import { life } from "./scorm-lives.js";
import { drawing, handIn, visit } from "./scorm-support.js";
import { FakeStorage } from "./storage-support.js";

/** @typedef {import("../src/scorm/types").PackageExercise} PackageExercise */

const LIVES = 6;

/** Open exercises that count first. @param {PackageExercise} exercise */
const rank = ({ counts, locked }) => Number(!counts) * 2 + Number(locked);

/** @param {FakeLms} lms */
const stateOf = (lms) => lms.kept.get("cmi.suspend_data") ?? "";

/**
 * Some exercises done as people do them, then a second computer that touches nothing.
 *
 * @param {PackageExercise[]} all
 * @param {number} count
 * @param {string[]} notes
 */
function played(all, count, notes) {
  const exercises = [...all].sort((a, b) => rank(a) - rank(b));
  const draw = drawing(count);
  const lms = new FakeLms();
  const session = visit(lms, exercises);
  const written = [...notes];
  for (const exercise of exercises.slice(0, count)) {
    const right = draw(exercise.items.length + 1);
    const note = () => (exercise.kind === "dossier" && draw(4) === 0 ? (written.pop() ?? "") : "");
    handIn(session, exercise, right, { draw, note });
  }
  session.visited("results.html");
  session.send();
  const left = session.left.length;
  const told = session.reported;
  session.finish();
  const [score, state] = [lms.score, stateOf(lms)];
  const other = visit(lms, exercises);
  const back = other.store.attempts();
  const same = canonicalAnswers(session.store) === canonicalAnswers(other.store);
  const { page } = other;
  other.finish();
  return {
    letters: state.length,
    left,
    notes: notes.length - written.length,
    resumed: new Set(back.map(({ exercise }) => exercise).values()).size,
    page,
    same,
    floor: [score, lms.score],
    done: told?.done,
    counted: exercises.slice(0, count).filter(({ counts }) => counts).length,
    faults: [...lms.faults, ...lms.falls],
    unchanged: stateOf(lms) === state,
  };
}

/** @param {import("../src/store/practice-types").Store} store */
function canonicalAnswers(store) {
  const rows = store
    .attempts()
    .map(({ exercise, unit, answers, summary }) => canonical({ exercise, unit, answers, summary }));
  return rows.sort().join("\n");
}

/** @param {PackageExercise[]} exercises @param {"1.2" | "2004"} scorm */
function perfect(exercises, scorm) {
  const lms = new FakeLms({ scorm });
  const session = visit(lms, exercises, new FakeStorage(), { passMark: 100 });
  for (const exercise of exercises) handIn(session, exercise, exercise.items.length);
  session.finish();
  const again = visit(lms, exercises);
  again.finish();
  return [lms.score, ...lms.statuses, ...lms.faults, ...lms.falls];
}

const tracks = JSON.parse(readFileSync(0, "utf-8"));
const results = Object.entries(tracks).map(([id, { exercises, notes }]) => {
  const counts = [1, 10, exercises.length];
  const runs = counts.map((count) => [count, played(exercises, count, notes)]);
  const full = ["1.2", "2004"].map((scorm) => perfect(exercises, /** @type {"1.2"} */ (scorm)));
  for (let seed = 1; seed <= LIVES; seed += 1) life(seed, exercises);
  return [id, { runs: Object.fromEntries(runs), perfect: full, lives: LIVES }];
});
process.stdout.write(JSON.stringify(Object.fromEntries(results)));
