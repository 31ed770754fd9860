import assert from "node:assert/strict";
import { test } from "node:test";

import { canonical } from "../src/shared/fingerprint.js";
import { isResultFile } from "../src/store/result-shape.js";
import { mergeFile } from "../src/store/store-merge.js";
import { attemptFingerprint } from "../src/store/store-records.js";
import { createStore } from "../src/store/store.js";
import { FakeStorage } from "./storage-support.js";

const COURSE = { id: "museum", version: "1" };
const HASH = "0123456789abcdef";
const META = {
  exercise: "d01",
  kind: "dossier",
  standard: "guide-2030",
  structureHash: HASH,
  keyHash: HASH,
};
const SUMMARY = { items: 2, answered: 1 };
const ROW = {
  standard: "guide-2030",
  track: "all",
  criterion: "guide-2030-g1",
  what: "Visitor book",
  state: /** @type {const} */ ("part"),
  keeper: "",
  missing: "",
  by: "",
};

/** @param {FakeStorage} [storage] */
const open = (storage = new FakeStorage()) => createStore(COURSE, storage);

test("a draft comes back, another exercise's does not", () => {
  const storage = new FakeStorage();
  open(storage).saveDraft("d01", HASH, { g1: { level: "solid" } });
  assert.deepEqual(open(storage).draft("d01", HASH)?.answers, { g1: { level: "solid" } });
  assert.equal(open(storage).draft("d02", HASH), null);
});

test("what was begun goes on when the key gets another name, and ends with handing in", () => {
  const storage = new FakeStorage();
  const [first, second] = [HASH, "fedcba9876543210"];
  open(storage).saveDraft("d01", first, { g1: { level: "solid" } });
  const store = open(storage);
  const begun = store.draft("d01", second);
  assert.deepEqual(begun?.answers, { g1: { level: "solid" } });
  assert.deepEqual(open(storage).toFile().drafts, [begun]);
  store.saveDraft("d01", second, { g1: { level: "strong" } });
  store.handIn({ ...META, keyHash: second }, { g1: { level: "strong" } }, SUMMARY);
  assert.equal(open(storage).draft("d01", second), null);
  assert.equal(open(storage).draft("d01", first), null);
});

test("two tabs do not lose each other's work", () => {
  const storage = new FakeStorage();
  const [one, two] = [open(storage), open(storage)];
  one.saveDraft("d01", HASH, { g1: { level: "solid" }, g2: { level: "helped" } });
  assert.ok(two.draft("d01", HASH));
  one.saveDraft("d01", HASH, { g1: { level: "strong" }, g2: { level: "helped" } });
  const { answers } = two.saveDraft("d01", HASH, { g1: { level: "solid" }, g3: { note: "x" } });
  assert.deepEqual(answers, { g1: { level: "strong" }, g3: { note: "x" } });
  one.handIn(META, answers, SUMMARY);
  two.handIn({ ...META, exercise: "d02" }, answers, SUMMARY);
  assert.equal(one.attempts().length, 2);
});

test("two attempts of one moment keep their order", ({ mock }) => {
  mock.timers.enable({ apis: ["Date"], now: Date.now() });
  const store = createStore({ id: "x" }, new FakeStorage());
  const numbers = Array.from({ length: 20 }, () => store.handIn(META, {}, SUMMARY).number);
  assert.deepEqual(
    numbers,
    numbers.map((_, n) => n + 1),
  );
});

test("attempts are numbered in time, by exercise and by unit", () => {
  const store = open();
  const numbers = ["a", "b", "a"].map(
    (item) => store.handIn({ ...META, unit: `d01/${item}`, of: 2 }, {}, SUMMARY).number,
  );
  assert.deepEqual(numbers, [1, 1, 2]);
  assert.equal(store.handIn(META, {}, SUMMARY).number, 1);
});

test("an exercise of units is done when each was handed in", () => {
  const store = open();
  store.handIn({ ...META, unit: "d01/a", of: 2 }, {}, SUMMARY);
  assert.equal(store.isDone("d01"), false);
  store.handIn({ ...META, unit: "d01/b", of: 2 }, {}, SUMMARY);
  assert.equal(store.isDone("d01"), true);
});

test("handing in takes the draft away and keeps when it was begun", () => {
  const store = open();
  const { startedAt } = store.saveDraft("d01", HASH, { g1: { level: "solid" } });
  const attempt = store.handIn(META, { g1: { level: "solid" } }, SUMMARY);
  assert.equal(store.draft("d01", HASH), null);
  assert.equal(attempt.startedAt, startedAt);
});

test("the fingerprint names exercise, key and answers, whatever their order", () => {
  const answers = { g1: { level: "solid", note: "đ" }, g2: { level: "helped" } };
  const turned = { g2: { level: "helped" }, g1: { note: "đ", level: "solid" } };
  const of = (/** @type {any} */ one) =>
    attemptFingerprint({ exercise: "d01", keyHash: HASH, answers: one });
  assert.equal(of(answers), of(turned));
  assert.notEqual(of(answers), of({ ...answers, g2: { level: "solid" } }));
  assert.equal(canonical({ b: [1, null], a: undefined, c: "é" }), '{"b":[1,null],"c":"é"}');
});

for (const [status, storage] of /** @type {const} */ ([
  ["blocked", new FakeStorage({ blocked: true })],
  ["full", new FakeStorage({ room: 3 })],
  ["blocked", null],
])) {
  test(`storage ${status}${storage ? "" : " and missing"}: the page goes on working`, () => {
    const store = createStore(COURSE, storage);
    assert.equal(store.status, status);
    store.saveDraft("d01", HASH, { g1: { level: "solid" } });
    assert.deepEqual(store.draft("d01", HASH)?.answers, { g1: { level: "solid" } });
    store.handIn(META, { g1: { level: "solid" } }, SUMMARY);
    assert.equal(store.attempts("d01").length, 1);
    assert.equal(store.draft("d01", HASH), null);
    assert.ok(isResultFile(store.toFile()));
  });
}

test("a storage that fills up later says so once", () => {
  const storage = new FakeStorage();
  const store = open(storage);
  /** @type {string[]} */
  const said = [];
  store.onStatus((status) => said.push(status));
  storage.room = 10;
  store.saveDraft("d01", HASH, { g1: { level: "solid" } });
  store.saveDraft("d01", HASH, { g1: { level: "helped" } });
  assert.deepEqual(said, ["full"]);
  assert.deepEqual(store.draft("d01", HASH)?.answers, { g1: { level: "helped" } });
});

test("damaged values in the storage are passed over", () => {
  const storage = new FakeStorage();
  storage.setItem("taphuan/v1/museum/attempt/1", "{");
  storage.setItem("taphuan/v1/museum/attempt/2", '{"id":7}');
  storage.setItem(`taphuan/v1/museum/draft/d01/${HASH}`, '{"answers":{"<script>":{}}}');
  storage.setItem("taphuan/v1/museum/person", '{"nickname":["x"]}');
  const store = open(storage);
  assert.deepEqual(store.attempts(), []);
  assert.equal(store.draft("d01", HASH), null);
  assert.deepEqual(store.person(), {});
});

test("what is saved to a file is there again on another computer, and nothing is lost", () => {
  const here = open();
  here.setPerson({ nickname: "  Lan  " });
  here.handIn(META, { g1: { level: "solid" } }, SUMMARY);
  here.saveDraft("d02", HASH, { g1: { note: "half" } });
  here.saveOpinion({ page: "guide/g1", title: "G1", kind: "level", text: "<b>x</b>" });
  here.saveRow(ROW);
  const file = here.toFile();
  assert.ok(isResultFile(file));

  const there = open();
  there.handIn(META, { g1: { level: "helped" } }, SUMMARY);
  const report = mergeFile(there, file);
  assert.deepEqual(report, {
    attempts: 1,
    drafts: 1,
    opinions: 1,
    plan: 1,
    portfolio: 0,
    nickname: true,
    known: 0,
  });
  assert.deepEqual(
    there.attempts("d01").map(({ number }) => number),
    [1, 2],
  );
  assert.equal(there.person().nickname, "Lan");
  const again = mergeFile(there, file);
  assert.deepEqual(again, {
    attempts: 0,
    drafts: 0,
    opinions: 0,
    plan: 0,
    portfolio: 0,
    nickname: false,
    known: 4,
  });
});

test("a merge keeps what is here: own draft, own name; it adds that a key was opened", () => {
  const here = open();
  const attempt = here.handIn(META, { g1: { level: "solid" } }, SUMMARY);
  here.saveDraft("d02", HASH, { g1: { level: "solid" } });
  const file = here.toFile();
  file.person = { nickname: "Other" };
  file.drafts[0].answers = { g1: { level: "helped" }, g2: { level: "strong" } };
  file.attempts[0].unlockedAt = "2030-05-03T09:10:00Z";
  here.setPerson({ nickname: "Own" });
  mergeFile(here, file);
  assert.equal(here.person().nickname, "Own");
  const { answers = {} } = here.draft("d02", HASH) ?? {};
  assert.deepEqual(answers, { g1: { level: "solid" }, g2: { level: "strong" } });
  assert.equal(
    here.attempts("d01").find(({ id }) => id === attempt.id)?.unlockedAt,
    "2030-05-03T09:10:00Z",
  );
});

test("a draft that was handed in since does not come back", () => {
  const here = open();
  here.saveDraft("d01", HASH, { g1: { level: "solid" } });
  const file = here.toFile();
  here.handIn(META, { g1: { level: "solid" } }, SUMMARY);
  mergeFile(here, file);
  assert.equal(here.draft("d01", HASH), null);
});

test("deleting leaves other courses alone", () => {
  const storage = new FakeStorage();
  const other = createStore({ id: "other" }, storage);
  other.saveDraft("d01", HASH, { g1: { level: "solid" } });
  const store = open(storage);
  store.handIn(META, {}, SUMMARY);
  store.clear();
  assert.deepEqual(store.attempts(), []);
  assert.ok(other.draft("d01", HASH));
});

test("what one tab takes back does not come again from a tab that still shows it", () => {
  const storage = new FakeStorage();
  const [one, two] = [open(storage), open(storage)];
  one.saveDraft("d01", HASH, { g1: { level: "solid", evidence: ["e1", "e2"] }, g2: { note: "x" } });
  two.draft("d01", HASH);
  one.saveDraft("d01", HASH, { g1: { level: "solid", evidence: ["e2"] } });
  const stale = { g1: { level: "strong", evidence: ["e1", "e2", "e3"] }, g2: { note: "x" } };
  const wanted = { g1: { level: "strong", evidence: ["e2", "e3"] } };
  assert.deepEqual(two.saveDraft("d01", HASH, stale).answers, wanted);
  assert.deepEqual(two.saveDraft("d01", HASH, wanted).answers, wanted);
});

test("a tab that still shows a draft does not bring it back after handing in elsewhere", () => {
  const storage = new FakeStorage();
  const [one, two] = [open(storage), open(storage)];
  const answers = { g1: { level: "solid" }, g2: { level: "helped" } };
  one.saveDraft("d01", HASH, answers);
  two.draft("d01", HASH);
  one.handIn(META, answers, SUMMARY);
  const left = two.saveDraft("d01", HASH, { ...answers, g2: { level: "solid" } }).answers;
  assert.deepEqual(left, { g2: { level: "solid" } });
});

test("an older file brings nothing back that was taken back since; a newer one takes it along", () => {
  const [here, there] = [open(), open()];
  here.saveDraft("d01", HASH, { g1: { level: "solid" }, g2: { level: "helped" } });
  const { id } = here.saveOpinion({ page: "p", title: "P", kind: "other", text: "x" });
  const older = JSON.parse(JSON.stringify(here.toFile()));
  mergeFile(there, older);
  here.saveDraft("d01", HASH, { g1: { level: "solid" } });
  here.removeOpinion(id);
  mergeFile(here, older);
  assert.deepEqual(here.draft("d01", HASH)?.answers, { g1: { level: "solid" } });
  assert.deepEqual(here.opinions(), []);
  const newer = here.toFile();
  assert.equal(isResultFile(newer), true);
  mergeFile(there, newer);
  assert.deepEqual(there.draft("d01", HASH)?.answers, { g1: { level: "solid" } });
  assert.deepEqual(there.opinions(), []);
});

test("a file that only takes something back makes it stay away from older files", () => {
  const [here, there] = [open(), open()];
  here.saveDraft("d01", HASH, { g1: { level: "solid" } });
  const older = JSON.parse(JSON.stringify(here.toFile()));
  here.saveDraft("d01", HASH, {});
  there.saveDraft("d01", HASH, { g2: { level: "helped" } });
  mergeFile(there, here.toFile());
  mergeFile(there, older);
  assert.deepEqual(there.draft("d01", HASH)?.answers, { g2: { level: "helped" } });
});

test("what a page that missed the clearing takes back stays away from older files", () => {
  const storage = new FakeStorage();
  const [one, two] = [open(storage), open(storage)];
  one.saveDraft("d01", HASH, { g1: { level: "solid" } });
  two.draft("d01", HASH);
  const older = JSON.parse(JSON.stringify(one.toFile()));
  one.clear();
  two.saveDraft("d01", HASH, {});
  mergeFile(one, older);
  assert.deepEqual(one.draft("d01", HASH)?.answers, {});
});

test("what was written while there was no room is written when there is room again", () => {
  const storage = new FakeStorage({ room: 3 });
  const store = open(storage);
  store.saveDraft("d01", HASH, { g1: { level: "solid" } });
  assert.deepEqual([store.status, store.unsaved], ["full", true]);
  storage.room = Infinity;
  store.saveDraft("d02", HASH, { g1: { level: "helped" } });
  assert.deepEqual([store.status, store.unsaved], ["ok", false]);
  assert.deepEqual(open(storage).draft("d01", HASH)?.answers, { g1: { level: "solid" } });
});

test("rows of the plan are kept, changed, taken back, and travel in the file", () => {
  const storage = new FakeStorage();
  const { id } = open(storage).saveRow(ROW);
  const [row] = open(storage).plan();
  assert.equal(row.what, "Visitor book");
  open(storage).saveRow({ ...row, keeper: "the desk" });
  const file = open(storage).toFile();
  assert.ok(isResultFile(file));
  assert.deepEqual(
    file.plan?.map(({ keeper }) => keeper),
    ["the desk"],
  );
  open(storage).removeRow(id);
  assert.deepEqual(open(storage).plan(), []);
  assert.deepEqual(open(storage).toFile().removed, [id]);
  assert.equal(open(storage).toFile().plan, undefined);
});

test("of a row that came twice the later one stays, and one that was taken back stays away", () => {
  const store = open();
  const row = { ...store.saveRow(ROW), at: "2030-05-03T09:00:00Z" };
  const other = open();
  other.take({ attempts: [], drafts: [], opinions: [], plan: [row] });
  const later = { ...row, keeper: "the desk", at: "2030-05-04T09:00:00Z" };
  const nothing = { attempts: [], drafts: [], opinions: [] };
  assert.equal(other.take({ ...nothing, plan: [later] }).plan, 1);
  assert.equal(other.take({ ...nothing, plan: [row] }).known, 1);
  assert.equal(other.plan()[0].keeper, "the desk");
  other.removeRow(row.id);
  assert.equal(other.take({ ...nothing, plan: [later] }).plan, 0);
  assert.deepEqual(other.plan(), []);
});

test("a damaged row or line that claims to be newer keeps no sound one out", () => {
  const here = open();
  here.saveRow(ROW);
  const { standard, track, criterion } = ROW;
  const empty = { kind: "", day: "", keeper: "" };
  here.saveLine({ standard, track, criterion, what: "Log of spring", ...empty });
  const file = here.toFile(true);
  const storage = new FakeStorage();
  const later = '{"at":"2999-01-01T00:00:00.000Z"}';
  storage.setItem(`taphuan/v1/museum/plan/${file.plan?.[0].id}`, later);
  storage.setItem(`taphuan/v1/museum/portfolio/${file.portfolio?.[0].id}`, later);
  const there = open(storage);
  const report = mergeFile(there, file);
  assert.deepEqual([report.plan, report.portfolio], [1, 1]);
  assert.deepEqual([there.plan(), there.portfolio()], [here.plan(), here.portfolio()]);
});

test("a portfolio travels only where the person asks for it, and comes back whole", () => {
  const storage = new FakeStorage();
  const store = open(storage);
  const place = { standard: "guide-2030", track: "all", criterion: "guide-2030-g1" };
  const paper = store.saveLine({ ...place, what: "Log", kind: "record", day: "", keeper: "" });
  const gone = store.saveLine({ ...place, what: "Old", kind: "", day: "", keeper: "" });
  store.saveLine({ ...place, id: "00000000000000aa", level: "solid", ask: "" });
  store.removeRow(gone.id);
  const without = store.toFile();
  assert.deepEqual([without.version, without.portfolio], [3, undefined]);
  const file = store.toFile(true);
  assert.equal(file.version, 4);
  assert.equal(isResultFile(file), true);
  const elsewhere = open();
  assert.equal(elsewhere.take(file).portfolio, 2);
  assert.deepEqual(elsewhere.portfolio(), store.portfolio());
  const nothing = { attempts: [], drafts: [], opinions: [] };
  assert.equal(elsewhere.take({ ...nothing, portfolio: [gone] }).portfolio, 0, "taken back");
  store.saveLine({ .../** @type {any} */ (paper), what: "Log of spring" });
  assert.equal(elsewhere.take(store.toFile(true)).portfolio, 1);
  assert.ok(elsewhere.portfolio().some((line) => "what" in line && line.what === "Log of spring"));
});
