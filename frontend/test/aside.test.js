/** Work laid aside under a name: everything of one person goes and comes back, nothing of another. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { laidAside, layAside, takeBack } from "../src/store/aside.js";
import { FakeStorage } from "./storage-support.js";

const PARTS = [
  "calculator",
  "fellows",
  "fresh",
  "handed",
  "hinted",
  "pages",
  "shown",
  "typed",
  "unlock",
];

/** @type {FakeStorage} */
let storage;

beforeEach(() => {
  storage = new FakeStorage();
  globalThis.localStorage = /** @type {any} */ (storage);
  globalThis.taphuan = /** @type {any} */ ({ course: { id: "museum" } });
});

/** All that lies here and belongs to whoever works here. */
function work() {
  for (const part of PARTS) storage.setItem(`taphuan/museum/${part}/x`, part);
  storage.setItem("taphuan/v1/museum/draft/d01", "work");
}

/** What is stored, but for the sign that pages listen for. */
const kept = () => [...storage.values].filter(([key]) => key !== "taphuan/museum/person").sort();

test("everything of a person goes aside and comes back as it was", () => {
  work();
  const before = kept();
  assert.ok(layAside("Lan"));
  const [about, ...moved] = kept();
  assert.equal(moved.length, before.length);
  assert.ok([about, ...moved].every(([key]) => key.startsWith("taphuan/aside/museum/")));
  const ends = moved.map(([key]) => key.split("/").slice(4).join("/"));
  assert.deepEqual(ends.sort(), [...PARTS.map((part) => `${part}/x`), "work/draft/d01"].sort());
  const [lan, ...others] = laidAside();
  assert.deepEqual([lan.name, others], ["Lan", []]);
  assert.match(lan.id, /^[0-9a-f]{8}$/);
  assert.ok(!Number.isNaN(Date.parse(lan.at)));
  assert.ok(takeBack(lan.id));
  assert.deepEqual(kept(), before);
  assert.deepEqual(laidAside(), []);
});

test("another course's work stays where it is, and so does what is nobody's", () => {
  work();
  const others = ["taphuan/v1/harbour/draft/d01", "taphuan/museum/theme/x", "elsewhere"];
  others.forEach((key) => storage.setItem(key, "theirs"));
  layAside("Lan");
  assert.deepEqual(
    others.map((key) => storage.getItem(key)),
    ["theirs", "theirs", "theirs"],
  );
});

test("who was laid aside first stands first, and a spoilt note of one hides nobody", ({ mock }) => {
  mock.timers.enable({ apis: ["Date"], now: 1_000_000 });
  for (const name of ["Lan", "An", "Bình", "Yến", "Chi"]) {
    layAside(name);
    mock.timers.tick(1000);
  }
  assert.deepEqual(
    laidAside().map(({ name }) => name),
    ["Lan", "An", "Bình", "Yến", "Chi"],
  );
  storage.setItem("taphuan/aside/museum/00000000/about", "{}");
  assert.deepEqual(laidAside().map(({ id, name, at }) => [id === "00000000", name, at === ""])[0], [
    true,
    "",
    true,
  ]);
});

/**
 * The browser's storage turns full at one write and lets others through.
 *
 * @param {number} nth
 */
function fullAt(nth) {
  let written = 0;
  storage.setItem = (key, value) => {
    written += 1;
    if (written === nth) throw Object.assign(new Error("full"), { name: "QuotaExceededError" });
    storage.values.set(key, value);
  };
}

test("whenever room ends while work goes aside, everything is as it was, and the answer is no", () => {
  work();
  const before = kept();
  const writes = 1 + before.length; // the note of whose it is, then each piece
  for (let nth = 1; nth <= writes; nth += 1) {
    fullAt(nth);
    assert.equal(layAside("Lan"), false, `full at write ${nth}`);
    assert.deepEqual(kept(), before, `full at write ${nth}`);
    assert.deepEqual(laidAside(), []);
  }
  fullAt(writes + 1);
  assert.ok(layAside("Lan"), "only the sign for other pages found no room");
  assert.equal(laidAside().length, 1);
});

test("whenever room ends while work comes back, it lies aside as it did", () => {
  work();
  const pieces = kept().length;
  layAside("Lan");
  const [{ id }] = laidAside();
  const before = kept();
  for (let nth = 1; nth <= pieces; nth += 1) {
    fullAt(nth);
    assert.equal(takeBack(id), false, `full at write ${nth}`);
    assert.deepEqual(kept(), before, `full at write ${nth}`);
    assert.equal(laidAside().length, 1);
  }
  fullAt(pieces + 1);
  assert.ok(takeBack(id));
  assert.deepEqual(laidAside(), []);
});

test("a page without a course lays aside for none, and brings back", () => {
  globalThis.taphuan = /** @type {any} */ (undefined);
  storage.setItem("taphuan/v1//draft/d01", "work");
  assert.ok(layAside("Lan"));
  const [{ id }] = laidAside();
  assert.equal(storage.getItem(`taphuan/aside//${id}/work/draft/d01`), "work");
  assert.ok(takeBack(id));
  assert.equal(storage.getItem("taphuan/v1//draft/d01"), "work");
});

test("pages that still show the work hear of it", () => {
  layAside("Lan");
  assert.ok(Number(storage.getItem("taphuan/museum/person")) > 0);
});

test("where nothing may be kept, nobody lies aside and nothing is laid", () => {
  storage.blocked = true;
  assert.deepEqual([laidAside(), layAside("Lan"), takeBack("00000000")], [[], false, false]);
  globalThis.localStorage = /** @type {any} */ (null);
  assert.deepEqual([laidAside(), layAside("Lan"), takeBack("00000000")], [[], false, false]);
});
