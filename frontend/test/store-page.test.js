/** The store of a page: what it hears of other tabs, what it says when somebody leaves. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { createStore } from "../src/store/store.js";
import { whenLeaving } from "../src/store/leaving.js";
import { FakeStorage } from "./storage-support.js";

const HASH = "0123456789abcdef";
const META = {
  exercise: "d01",
  kind: "dossier",
  standard: "s",
  structureHash: HASH,
  keyHash: HASH,
};
const SUMMARY = { items: 2, answered: 1 };

/** @type {Map<string, (event: any) => void>} */
const listeners = new Map();

beforeEach(() => {
  listeners.clear();
  globalThis.addEventListener = /** @type {any} */ (
    (/** @type {string} */ type, /** @type {(event: any) => void} */ listener) =>
      listeners.set(type, listener)
  );
});

const open = (storage = new FakeStorage()) => createStore({ id: "museum", version: 3 }, storage);

/** A fresh copy of the module: a page finds its store once. */
const module = (/** @type {number} */ n) =>
  import(new URL(`../src/store/store.js?page=${n}`, import.meta.url).href);

test("a page has one store, of its own course", async () => {
  const storage = new FakeStorage();
  globalThis.localStorage = /** @type {any} */ (storage);
  globalThis.taphuan = /** @type {any} */ ({ course: { id: "harbour", version: "2" } });
  const { pageStore } = await module(1);
  pageStore().saveDraft("d01", HASH, { c1: { level: "l" } });
  assert.equal(pageStore(), pageStore());
  assert.ok(storage.getItem(`taphuan/v1/harbour/draft/d01/${HASH}`));
  assert.equal(pageStore().toFile().course.id, "harbour");
  assert.ok(listeners.has("beforeunload"));
});

test("a page without a course still has a store, and a platform's store goes before", async () => {
  const storage = new FakeStorage();
  globalThis.localStorage = /** @type {any} */ (storage);
  globalThis.taphuan = /** @type {any} */ (undefined);
  const own = (await module(2)).pageStore();
  assert.equal(own.toFile().course.id, "course");
  const given = open();
  globalThis.taphuanStore = given;
  try {
    assert.equal((await module(3)).pageStore(), given);
  } finally {
    globalThis.taphuanStore = undefined;
  }
});

test("a draft that another tab saves is heard of, another exercise's is not", () => {
  const storage = new FakeStorage();
  const [here, there] = [open(storage), open(storage)];
  /** @type {unknown[]} */
  const heard = [];
  here.onDraft("d01", HASH, (draft) => heard.push(draft?.answers));
  there.saveDraft("d01", HASH, { c1: { level: "l" } });
  listeners.get("storage")?.({ key: `taphuan/v1/museum/draft/d02/${HASH}` });
  assert.deepEqual(heard, []);
  listeners.get("storage")?.({ key: `taphuan/v1/museum/draft/d01/${HASH}` });
  assert.deepEqual(heard, [{ c1: { level: "l" } }]);
  listeners.get("pageshow")?.({ persisted: false });
  assert.equal(heard.length, 1, "a page that is loaded anew reads by itself");
  listeners.get("pageshow")?.({ persisted: true });
  assert.equal(heard.length, 2, "one that comes back from the browser's cache does not");
});

test("leaving asks only while something lives in this page alone", () => {
  const store = { unsaved: false };
  whenLeaving(/** @type {any} */ (store));
  const leave = () => {
    let held = false;
    const event = { preventDefault: () => (held = true), returnValue: "unasked" };
    listeners.get("beforeunload")?.(event);
    return held && event.returnValue === "";
  };
  assert.equal(leave(), false);
  store.unsaved = true;
  assert.equal(leave(), true);
});

test("opening a key is noted once, with the new sums, and only of an attempt that is there", () => {
  const storage = new FakeStorage();
  const store = open(storage);
  const { id } = store.handIn(META, { c1: { level: "l" } }, SUMMARY);
  store.markUnlocked("ffffffffffffffff", SUMMARY);
  assert.equal(store.attempts().length, 1);
  assert.equal(store.attempts()[0].unlockedAt, undefined);
  store.markUnlocked(id);
  const [first] = store.attempts();
  assert.ok(first.unlockedAt);
  assert.deepEqual(first.summary, SUMMARY);
  store.markUnlocked(id, { ...SUMMARY, right: 1 });
  const [second] = store.attempts();
  assert.equal(second.unlockedAt, first.unlockedAt, "the first time counts");
  assert.equal(second.summary.right, 1);
});

test("attempts can be asked for by exercise; parts make an exercise done when all are there", () => {
  const store = open();
  store.handIn({ ...META, unit: "d01/1", of: 2 }, {}, SUMMARY);
  assert.equal(store.isDone("d01"), false);
  store.handIn({ ...META, unit: "d01/1", of: 2 }, {}, SUMMARY);
  assert.equal(store.isDone("d01"), false, "the same part twice is one part");
  store.handIn({ ...META, unit: "d01/2", of: 2 }, {}, SUMMARY);
  assert.equal(store.isDone("d01"), true);
  store.handIn({ ...META, exercise: "d02" }, {}, SUMMARY);
  assert.deepEqual([store.attempts("d01").length, store.attempts("d02").length], [3, 1]);
  assert.equal(store.attempts().length, 4);
  assert.deepEqual([store.isDone("d02"), store.isDone("d03")], [true, false]);
});

test("when an attempt began is when its draft began, else when it was handed in", () => {
  const store = open();
  const { startedAt } = store.saveDraft("d01", HASH, { c1: { level: "l" } });
  assert.equal(store.handIn(META, {}, SUMMARY).startedAt, startedAt);
  const bare = store.handIn(META, {}, SUMMARY);
  assert.equal(bare.startedAt, bare.handedInAt);
  const said = "2019-02-22T01:00:00.000Z";
  assert.equal(store.handIn({ ...META, startedAt: said }, {}, SUMMARY).startedAt, said);
});

test("a name is cut at sixty letters, of whatever size, and an empty one is none", () => {
  const store = open();
  store.setPerson({ nickname: `  ${"😀".repeat(61)}  ` });
  assert.equal(store.person().nickname, "😀".repeat(60));
  store.setPerson({ nickname: "   " });
  assert.deepEqual(store.person(), {});
  store.setPerson({ nickname: "Lan" });
  store.setPerson({});
  assert.deepEqual(store.person(), {});
});

test("opinions stand in the order in which they were given; the file names the version", () => {
  const store = open();
  const given = ["third", "first", "second"].map((text) =>
    store.saveOpinion({ page: "p", title: "P", kind: "other", text }),
  );
  assert.deepEqual(store.opinions(), given);
  assert.deepEqual(store.toFile().course, { id: "museum", version: "3" });
  assert.equal("removed" in store.toFile(), false);
  store.removeOpinion(given[0].id);
  assert.deepEqual(store.toFile().removed, [given[0].id]);
  assert.equal(createStore({ id: "x" }, new FakeStorage()).toFile().course.version, "");
  store.clear();
  assert.deepEqual([store.opinions(), store.toFile().removed], [[], undefined]);
});
