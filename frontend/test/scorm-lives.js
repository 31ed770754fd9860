/** Random lives of learners: neither score nor status ever falls, nothing that arrived is lost. */

import assert from "node:assert/strict";

import { FakeLms } from "./scorm-fake.js";
import { drawing, handIn, visit } from "./scorm-support.js";
import { FakeStorage } from "./storage-support.js";

const STANDARDS = /** @type {const} */ (["1.2", "2004"]);

/**
 * Some visits on three computers, to a platform that goes deaf and comes back.
 *
 * @param {number} seed
 * @param {import("../src/scorm/types").PackageExercise[]} all
 */
export function life(seed, all) {
  const draw = drawing(seed);
  const scorm = STANDARDS[draw(2)];
  const lms = new FakeLms({ scorm, most: [4096, 64000][draw(2)] });
  const computers = [new FakeStorage(), new FakeStorage(), new FakeStorage({ blocked: true })];
  /** @type {Set<string>} exercises whose results the platform has confirmed */
  const arrived = new Set();
  for (let n = 3 + draw(4); n > 0; n -= 1) {
    lms.whims.deaf = draw(4) === 0;
    const session = visit(lms, all, computers[draw(3)], { passMark: [null, 60][draw(2)] });
    const done = new Set(session.store.attempts().map(({ exercise }) => exercise));
    for (const id of arrived) assert.ok(done.has(id), `life ${seed}: ${id} is gone`);
    for (let k = draw(4); k > 0; k -= 1) {
      const exercise = all[draw(all.length)];
      act(session, exercise, draw);
      if (draw(3) === 0) lms.whims.deaf = !lms.whims.deaf;
      if (draw(2)) session.send();
    }
    if (draw(3)) session.finish();
    else clearTimeout(session.timer);
    if (session.standing === "kept") {
      for (const { exercise } of session.store.attempts()) arrived.add(exercise);
    }
    assert.deepEqual(lms.falls, [], `life ${seed}`);
  }
  assert.deepEqual(lms.faults, [], `life ${seed}`);
}

/**
 * @param {import("../src/scorm/session.js").Session} session
 * @param {import("../src/scorm/types").PackageExercise} exercise
 * @param {(most: number) => number} draw
 */
function act(session, exercise, draw) {
  const { id, keyHash, items } = exercise;
  const open = session.store.attempts(id).find((one) => exercise.locked && !one.unlockedAt);
  if (open && draw(2)) {
    session.store.markUnlocked(open.id, { items: 18, answered: 18, right: draw(19) });
    session.changed();
  } else if (draw(5) === 0) {
    session.store.saveDraft(id, keyHash, { [items[0]]: { level: "dat", note: "dở dang" } });
    session.changed();
  } else {
    handIn(session, exercise, draw(items.length + 1), { draw });
  }
}
