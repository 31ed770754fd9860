import assert from "node:assert/strict";
import { test } from "node:test";

import { LIMIT } from "../src/scorm/state.js";
import { FakeLms } from "./scorm-fake.js";
import { life } from "./scorm-lives.js";
import { boundary, dossier, drawing, handIn, visit } from "./scorm-support.js";
import { FakeStorage } from "./storage-support.js";

const EXERCISES = [dossier("d01"), dossier("d02"), boundary("b01"), boundary("b02")];
const LOCKED = dossier("d09", { locked: true, right: {} });
const STANDARDS = /** @type {const} */ (["1.2", "2004"]);

/** @param {FakeLms} lms */
const isClean = (lms) => assert.deepEqual([lms.faults, lms.falls], [[], []]);

for (const scorm of STANDARDS) {
  test(`${scorm}: opening alone writes neither score nor state and ends as begun`, () => {
    const lms = new FakeLms({ scorm });
    visit(lms, EXERCISES).finish();
    assert.equal(lms.score, "");
    assert.equal(lms.kept.get("cmi.suspend_data") ?? "", "");
    assert.equal(lms.statuses[0], "incomplete");
    isClean(lms);
  });

  test(`${scorm}: a second computer finds the same score, every exercise, the last page`, () => {
    const lms = new FakeLms({ scorm });
    const first = visit(lms, EXERCISES);
    handIn(first, EXERCISES[0], 18);
    handIn(first, EXERCISES[2], 5);
    first.store.saveDraft("d02", EXERCISES[1].keyHash, { "principal-2018-c2": { level: "tot" } });
    first.visited("results.html");
    first.finish();
    const { score } = lms;
    const state = lms.kept.get("cmi.suspend_data");
    const other = visit(lms, EXERCISES);
    assert.equal(other.page, "results.html");
    assert.equal(other.store.attempts("d01").length, 1);
    assert.equal(other.store.attempts("b01").length, 8);
    assert.deepEqual(other.store.draft("d02", EXERCISES[1].keyHash)?.answers, {
      "principal-2018-c2": { level: "tot" },
    });
    other.finish();
    assert.equal(lms.score, score);
    assert.equal(lms.kept.get("cmi.suspend_data"), state);
    isClean(lms);
  });

  test(`${scorm}: all right is 100 and completed, a worse try takes nothing, locked ones wait`, () => {
    const lms = new FakeLms({ scorm });
    const all = [...EXERCISES, LOCKED];
    const session = visit(lms, all, new FakeStorage(), { passMark: 80 });
    for (const exercise of EXERCISES) handIn(session, exercise, exercise.items.length);
    session.send();
    assert.equal(lms.score, "100");
    assert.equal(lms.statuses[0], "incomplete");
    handIn(session, LOCKED, 0);
    session.send();
    assert.equal(lms.score, "100");
    assert.equal(lms.statuses.at(-1), "passed");
    handIn(session, EXERCISES[0], 3);
    const [attempt] = session.store.attempts("d09");
    session.store.markUnlocked(attempt.id, { items: 18, answered: 18, right: 2 });
    session.changed();
    session.finish();
    assert.equal(lms.score, "100");
    isClean(lms);
  });

  test(`${scorm}: review, browse and no credit are respected`, () => {
    for (const mode of ["review", "browse"]) {
      const lms = new FakeLms({ scorm, mode });
      const session = visit(lms, EXERCISES);
      handIn(session, EXERCISES[0], 18);
      session.visited("results.html");
      session.send();
      session.finish();
      assert.equal(lms.kept.size, 0);
      isClean(lms);
    }
    const lms = new FakeLms({ scorm, credit: "no-credit" });
    const session = visit(lms, EXERCISES);
    handIn(session, EXERCISES[0], 18);
    session.finish();
    assert.equal(lms.score, "");
    assert.equal(visit(lms, EXERCISES).store.attempts().length, 1);
    isClean(lms);
  });

  test(`${scorm}: what is refused is kept, said, and sent again`, () => {
    const lms = new FakeLms({ scorm });
    const computer = new FakeStorage();
    const session = visit(lms, EXERCISES, computer);
    lms.whims.deaf = true;
    handIn(session, EXERCISES[0], 9);
    session.send();
    assert.equal(session.standing, "failing");
    lms.whims.deaf = false;
    session.send();
    assert.equal(session.standing, "kept");
    assert.equal(lms.score, "12");
    lms.whims.deaf = true;
    handIn(session, EXERCISES[1], 18);
    session.finish();
    lms.whims.deaf = false;
    const next = visit(lms, EXERCISES, computer);
    assert.equal(next.standing, "sending", "work of the last visit waits");
    next.finish();
    assert.equal(lms.score, "37");
    isClean(lms);
  });

  test(`${scorm}: reports have one line an exercise, brought up to date, without gaps`, () => {
    const lms = new FakeLms({ scorm });
    const session = visit(lms, EXERCISES);
    handIn(session, EXERCISES[2], 3);
    session.send();
    handIn(session, EXERCISES[0], 18);
    session.finish();
    const next = visit(lms, EXERCISES);
    handIn(next, EXERCISES[2], 8);
    next.finish();
    assert.equal(lms.count, 2);
    const response = scorm === "1.2" ? "student_response" : "learner_response";
    assert.equal(lms.kept.get("cmi.interactions.0.id"), "b01");
    assert.equal(
      lms.kept.get(`cmi.interactions.0.${response}`),
      "1:dat 2:dat 3:dat 4:dat 5:dat 6:dat 7:dat 8:dat",
    );
    assert.equal(lms.kept.get("cmi.interactions.0.result"), "correct");
    assert.match(lms.kept.get("cmi.interactions.0.correct_responses.0.pattern") ?? "", /^1:dat /);
    isClean(lms);
  });
}

test("another attempt and another activity begin empty; work from there only when agreed", () => {
  const computer = new FakeStorage();
  const lms = new FakeLms();
  const session = visit(lms, EXERCISES, computer);
  handIn(session, EXERCISES[0], 9);
  session.finish();
  lms.newAttempt();
  const again = visit(lms, EXERCISES, computer);
  assert.equal(again.store.attempts().length, 0);
  assert.equal(lms.score, "");
  assert.equal(again.elsewhere?.attempts.length, 1);
  again.adopt(/** @type {any} */ (again.elsewhere));
  assert.equal(again.elsewhere, null);
  again.finish();
  assert.equal(lms.score, "12");
  const second = visit(new FakeLms(), EXERCISES, computer);
  assert.equal(second.store.attempts().length, 0);
  const stranger = visit(new FakeLms({ learner: "minh" }), EXERCISES, computer);
  assert.equal(stranger.elsewhere, null, "another person's work is not offered");
});

test("a platform that forgets: the work is on the computer, and offered", () => {
  const computer = new FakeStorage();
  const lms = new FakeLms();
  lms.whims.forgets = true;
  const session = visit(lms, EXERCISES, computer);
  handIn(session, EXERCISES[0], 9);
  session.finish();
  lms.whims.forgets = false;
  const next = visit(lms, EXERCISES, computer);
  assert.equal(next.elsewhere?.attempts.length, 1);
  next.finish();
  isClean(lms);
});

test("work that a platform never took belongs to the next visit of that activity", () => {
  const computer = new FakeStorage();
  const lms = new FakeLms();
  const session = visit(lms, EXERCISES, computer);
  lms.whims.deaf = true;
  handIn(session, EXERCISES[0], 9);
  session.send();
  session.finish();
  lms.whims.deaf = false;
  const next = visit(lms, EXERCISES, computer);
  assert.equal(next.store.attempts().length, 1);
  next.finish();
  assert.equal(lms.score, "12");
});

test("clearing the browser takes nothing from the platform", () => {
  const computer = new FakeStorage();
  const lms = new FakeLms();
  const session = visit(lms, EXERCISES, computer);
  handIn(session, EXERCISES[0], 9);
  session.send();
  session.store.clear();
  session.changed();
  session.finish();
  assert.equal(lms.score, "12");
  assert.equal([...computer.values.keys()].length, 0, "and leaves no mark of ours");
  assert.equal(visit(lms, EXERCISES).store.attempts().length, 1);
});

test("a platform that takes more gets every note; one that cuts or refuses loses no result", () => {
  const note = (/** @type {number} */ n) =>
    `${n} `.repeat(20) + "Minh chứng thiếu chữ ký. ".repeat(15);
  for (const [most, cuts] of [
    [64000, null],
    [64000, LIMIT],
    [4096, null],
  ]) {
    const lms = new FakeLms({ most: Number(most) });
    lms.whims.cuts = cuts;
    const session = visit(lms, EXERCISES);
    handIn(session, EXERCISES[0], 18, { note: (n) => note(n) + drawing(n)(1e9) });
    handIn(session, EXERCISES[1], 18, { note: (n) => note(n) + drawing(n + 50)(1e9) });
    session.send();
    const told = session.left.length;
    session.finish();
    const other = visit(lms, EXERCISES);
    const kept = other.store.attempts().flatMap(({ answers }) => Object.values(answers));
    assert.equal(kept.length, 36);
    const notes = kept.filter((one) => one.note).length;
    if (most === 64000 && cuts === null) assert.deepEqual([notes, told], [36, 0]);
    if (most === 4096) assert.equal(notes + told, 36, "what does not fit is told note by note");
    assert.ok(notes > 5, String(notes));
    other.finish();
    isClean(lms);
  }
});

test("a state that cannot be read is no reason to begin anew: the browser's copy is found", () => {
  const computer = new FakeStorage();
  const lms = new FakeLms();
  const session = visit(lms, EXERCISES, computer);
  handIn(session, EXERCISES[0], 9);
  session.finish();
  lms.kept.set("cmi.suspend_data", (lms.kept.get("cmi.suspend_data") ?? "").slice(0, 60));
  const next = visit(lms, EXERCISES, computer);
  assert.equal(next.store.attempts().length, 1);
  next.finish();
  const elsewhere = visit(lms, EXERCISES);
  handIn(elsewhere, EXERCISES[1], 1);
  elsewhere.finish();
  assert.equal(lms.score, "12", "the score that the platform has is a floor");
  isClean(lms);
});

test("five hundred random lives: neither score nor status ever falls, nothing that arrived is lost", () => {
  for (let seed = 1; seed <= 500; seed += 1) life(seed, [...EXERCISES, LOCKED]);
});
