/** Storage that is blocked, full, or this page's alone: what it says, and what it writes later. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { settleKeeping } from "../src/shared/keeping.js";
import { Backing } from "../src/store/backing.js";
import { FakeStorage } from "./storage-support.js";

/** @param {FakeStorage | null} storage */
const behind = (storage) => new Backing("p/", /** @type {any} */ (storage));

/**
 * A storage that throws an error of this name when something is written.
 *
 * @param {unknown} error
 */
function throwing(error) {
  const storage = new FakeStorage();
  storage.setItem = () => {
    throw error;
  };
  return storage;
}

test("what it is, is known before anything is kept, and the try leaves nothing behind", () => {
  const storage = new FakeStorage();
  assert.equal(behind(storage).status, "ok");
  assert.equal(storage.length, 0);
  assert.equal(behind(null).status, "blocked");
  assert.equal(behind(new FakeStorage({ blocked: true })).status, "blocked");
});

test("no room has two names, everything else is a refusal", () => {
  const named = (/** @type {string} */ name) => Object.assign(new Error(name), { name });
  for (const [error, status] of [
    [named("QuotaExceededError"), "full"],
    [named("NS_ERROR_DOM_QUOTA_REACHED"), "full"],
    [named("SecurityError"), "blocked"],
    ["no", "blocked"],
    [undefined, "blocked"],
    [{ code: 22 }, "blocked"],
  ]) {
    assert.equal(behind(throwing(error)).status, status, String(error));
  }
});

test("the room is tried under a name of our own", () => {
  /** @type {string[]} */
  const written = [];
  const storage = new FakeStorage();
  storage.setItem = (key, value) => void written.push(`${key}=${value}`);
  behind(storage);
  assert.deepEqual(written, ["p/try=1"]);
});

test("what found no room is read from memory, and written when there is room again", () => {
  const storage = new FakeStorage();
  const backing = behind(storage);
  /** @type {string[]} */
  const told = [];
  backing.listeners.push((status) => told.push(status));
  backing.set("old", "kept");
  storage.room = 8;
  backing.set("long", "a text that is too long");
  backing.set("longer", "another that is");
  assert.deepEqual([backing.status, backing.unsaved, told], ["full", true, ["full"]]);
  assert.equal(backing.get("long"), "a text that is too long");
  assert.deepEqual(backing.keys(""), ["long", "longer", "old"]);
  assert.deepEqual(backing.keys("lo"), ["long", "longer"]);
  storage.room = Infinity;
  backing.set("new", 1);
  assert.deepEqual([backing.status, backing.unsaved, told], ["ok", false, ["full", "ok"]]);
  assert.equal(storage.getItem("p/long"), '"a text that is too long"');
  assert.equal(storage.getItem("p/longer"), '"another that is"');
});

test("what could not be removed stays removed here, and goes when it can", () => {
  const storage = new FakeStorage();
  const backing = behind(storage);
  backing.set("a", 1);
  storage.blocked = true;
  backing.remove("a");
  assert.equal(backing.get("a"), null);
  assert.equal(backing.unsaved, false, "nothing would be lost");
  assert.deepEqual(backing.keys(""), []);
  storage.blocked = false;
  assert.deepEqual(backing.keys(""), [], "it does not come back");
  backing.set("b", 2);
  assert.equal(storage.getItem("p/a"), null);
  assert.deepEqual([backing.status, storage.getItem("p/b")], ["ok", "2"]);
});

test("writing over what was in memory forgets the memory; so does removing it", () => {
  const storage = new FakeStorage();
  const backing = behind(storage);
  storage.room = 8;
  backing.set("key", "much too long");
  backing.set("key", 1);
  assert.deepEqual([backing.get("key"), backing.unsaved], [1, false]);
  backing.set("key", "much too long again");
  backing.remove("key");
  assert.deepEqual([backing.get("key"), backing.unsaved, storage.length], [null, false, 0]);
});

test("without a storage everything lives as long as the page", () => {
  const backing = behind(null);
  backing.set("b", 2);
  backing.set("a", 1);
  assert.deepEqual([backing.get("a"), backing.get("c")], [1, null]);
  assert.deepEqual([backing.keys(""), backing.unsaved], [["a", "b"], true]);
  backing.remove("a");
  assert.deepEqual([backing.keys(""), backing.get("a")], [["b"], null]);
});

test("a damaged value is none; another prefix's keys are not ours", () => {
  const storage = new FakeStorage();
  storage.setItem("p/a", "{");
  storage.setItem("q/a", "1");
  storage.setItem("x", "1");
  const backing = behind(storage);
  assert.equal(backing.get("a"), null);
  assert.deepEqual(backing.keys(""), ["a"]);
});

test("each change is told once, whether it could be written or not", () => {
  const storage = new FakeStorage();
  const backing = behind(storage);
  let changes = 0;
  backing.changed.push(() => (changes += 1));
  backing.set("a", 1);
  backing.remove("a");
  storage.room = 0;
  backing.set("a", 1);
  assert.equal(changes, 3);
});

test("a storage that refuses later says so, and its status is told", () => {
  const storage = Object.assign(new FakeStorage(), { refused: (/** @type {unknown} */ _) => {} });
  const backing = behind(storage);
  storage.refused(Object.assign(new Error(), { name: "QuotaExceededError" }));
  assert.equal(backing.status, "full");
});

test("where pages share nothing, the best that can be had is this page", () => {
  settleKeeping("apart");
  try {
    const backing = behind(new FakeStorage());
    assert.equal(backing.status, "apart");
    backing.set("a", 1);
    assert.deepEqual([backing.status, backing.get("a")], ["apart", 1]);
  } finally {
    settleKeeping("shared");
  }
});
