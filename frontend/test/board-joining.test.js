/** Whose files are of one person: nobody is joined silently, every joining can be undone. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { inListOrder } from "../src/board/listing.js";
import { BoardState } from "../src/board/state.js";
import { shortCodes } from "../src/short/code.js";
import { shortEntries } from "../src/short/entries.js";
import { createStore } from "../src/store/store.js";
import { course, entry, handIn, standard, storeOf } from "./board-support.js";
import { FakeStorage } from "./storage-support.js";

const board = course();
const KEY = board.exercises.d1.keyHash;

/** @param {...{ name: string, text: string }} entries */
function stateOf(...entries) {
  const state = new BoardState(board);
  state.take(entries);
  return state;
}

/** @param {BoardState} state */
const shown = (state) =>
  state
    .intake()
    .people.map(({ name, files, attempts, joined }) => [
      name,
      files.join("+"),
      attempts.map(({ exercise }) => exercise).join("+"),
      joined,
    ]);

/** Lan works, saves; Minh goes on at the same computer under his own name. */
function lanAndMinh() {
  const store = storeOf({ d1: "good fair top" }, "Lan");
  const lan = entry("lan", store);
  store.setPerson({ nickname: "Minh" });
  handIn(store, "d3", "low low low");
  return [lan, entry("minh", store)];
}

test("files of different names that share work are two people, the work counts once, and it is asked", () => {
  const state = stateOf(...lanAndMinh());
  assert.deepEqual(shown(state), [
    ["Lan", "lan", "d1", null],
    ["Minh", "minh", "d3", null],
  ]);
  const { people, sharing, sameName } = state.intake();
  assert.deepEqual(sharing, [people.map(({ id }) => id)]);
  assert.deepEqual(sameName, []);
});

test("whose work it is does not depend on which file came first", () => {
  const [lan, minh] = lanAndMinh();
  const state = stateOf(minh, lan);
  assert.deepEqual(shown(state), [
    ["Minh", "minh", "d3", null],
    ["Lan", "lan", "d1", null],
  ]);
});

test("the trainer's word joins, is shown, can be taken back, and is asked again", () => {
  const state = stateOf(...lanAndMinh());
  const marks = state.intake().people.flatMap((one) => one.marks);
  state.takeWords({ one: [marks] });
  assert.deepEqual(shown(state), [["Minh", "lan+minh", "d1+d3", "word"]]);
  assert.deepEqual(state.intake().sharing, []);
  state.separate(state.intake().people[0]);
  assert.equal(shown(state).length, 2);
  assert.equal(state.intake().sharing.length, 1);
});

test("told to be different people, they are asked about no more, also when files grow", () => {
  const [lan, minh] = lanAndMinh();
  const state = stateOf(lan, minh);
  state.takeWords({ different: [state.intake().people.flatMap((one) => one.marks)] });
  assert.deepEqual(state.intake().sharing, []);
  const file = JSON.parse(minh.text);
  state.take([
    { name: "minh-2", text: JSON.stringify({ ...file, savedAt: "2030-01-01T00:00:00Z" }) },
  ]);
  assert.deepEqual(state.intake().sharing, []);
  assert.deepEqual(shown(state)[1], ["Minh", "minh+minh-2", "d3", "records"]);
});

test("nine teachers at one computer are nine people, each with their own work", () => {
  const store = storeOf({}, "");
  const files = Array.from({ length: 9 }, (_, n) => {
    store.setPerson({ nickname: `Thầy ${n}` });
    handIn(store, "d1", "good fair top");
    return entry(`${n}`, store);
  });
  const { people, sharing } = stateOf(...files).intake();
  assert.deepEqual(
    people.map(({ name, attempts }) => [name, attempts.length]),
    files.map((_, n) => [`Thầy ${n}`, 1]),
  );
  assert.equal(new Set(people.map(({ id }) => id)).size, 9);
  assert.deepEqual(
    sharing.map((ids) => ids.length),
    [9],
  );
});

for (const name of ["", "Kẻ gian", "Cô 3"]) {
  test(`a file with records of 31 people joins none and takes nothing away: “${name}”`, () => {
    const stores = Array.from({ length: 31 }, (_, n) =>
      storeOf({ d1: "good fair top" }, n % 2 ? `Cô ${n}` : ""),
    );
    const files = stores.map((store, n) => entry(`${n}`, store));
    const before = shown(stateOf(...files));
    const hostile = JSON.parse(files[0].text);
    hostile.person = name ? { nickname: name } : {};
    hostile.savedAt = "2001-01-01T00:00:00Z";
    hostile.attempts = stores.flatMap((store) => store.attempts());
    const state = stateOf(...files, { name: "hostile", text: JSON.stringify(hostile) });
    const after = shown(state);
    const own = name === "Cô 3" ? after : after.slice(0, 31);
    assert.deepEqual(
      own.map(([one, , attempts]) => [one, attempts]),
      before.map(([one, , attempts]) => [one, attempts]),
    );
    assert.equal(after.length, name === "Cô 3" ? 31 : 32);
    if (name !== "Cô 3") assert.equal(after[31][2], "");
  });
}

test("what somebody without a name saves again and again is one person, shown, and comes apart", () => {
  const store = storeOf({ d1: "good fair top" });
  const early = entry("early", store);
  handIn(store, "d3", "low low low");
  const state = stateOf(early, entry("late", store), entry("again", store));
  assert.deepEqual(shown(state), [["", "early+late+again", "d1+d3", "records"]]);
  state.separate(state.intake().people[0]);
  assert.equal(state.intake().people.length, 3);
  assert.equal(state.intake().people.flatMap(({ attempts }) => attempts).length, 2);
});

test("a file without a name and one with it are asked about", () => {
  const store = storeOf({ d1: "good fair top" });
  const early = entry("early", store);
  store.setPerson({ nickname: "Lan" });
  const state = stateOf(early, entry("late", store));
  assert.equal(state.intake().sharing.length, 1);
  assert.equal(state.intake().people.flatMap(({ attempts }) => attempts).length, 1);
});

test("names that differ in the place of the tone mark only are one name", () => {
  const store = storeOf({ d1: "good fair top" }, "Nguyễn Thuý");
  const early = entry("early", store);
  store.setPerson({ nickname: "nguyễn  THÚY" });
  assert.deepEqual(shown(stateOf(early, entry("late", store)))[0].slice(1), [
    "early+late",
    "d1",
    "records",
  ]);
  const other = entry("other", storeOf({ d3: "low low low" }, "Nguyễn Thúy"));
  const state = stateOf(early, other);
  assert.deepEqual(
    state.intake().sameName.map(({ people }) => people.length),
    [2],
  );
  state.takeWords({ oneName: ["nguyễn thuý"] });
  assert.equal(state.intake().people.length, 1);
});

test("codes that one result was split over are one person's, and join the file of that name", () => {
  const store = storeOf({ d1: "good fair top", d2: "low low low", d3: "low low low" }, "Lan");
  handIn(store, "d2", "low low low");
  const exercises = Object.fromEntries(Object.values(board.exercises).map((one) => [one.id, one]));
  const [code] = shortCodes(store.attempts(), "Lan", {
    course: "course",
    exercises,
    standards: { s: standard },
  });
  const state = stateOf(.../** @type {any[]} */ (shortEntries(code)), entry("lan", store));
  assert.equal(state.intake().people.length, 1);
  assert.equal(state.intake().people[0].attempts.length, 4);
});

test("an opinion that was taken back does not come again from an older file", () => {
  const store = storeOf({ d1: "good fair top" }, "Lan");
  const { id } = store.saveOpinion({ page: "p", title: "P", kind: "other", text: "x" });
  const early = entry("early", store);
  store.removeOpinion(id);
  const late = entry("late", store);
  for (const files of [
    [early, late],
    [late, early],
  ]) {
    assert.deepEqual(stateOf(...files).intake().people[0].opinions, []);
  }
  assert.equal(stateOf(early).intake().people[0].opinions.length, 1);
});

/**
 * @param {Record<string, string>} levels
 * @param {string} [nickname]
 */
function beginner(levels, nickname = "Lan") {
  const store = createStore({ id: "course", version: "1" }, /** @type {any} */ (new FakeStorage()));
  store.setPerson({ nickname });
  const answers = Object.entries(levels).map(([id, level]) => [id, { level }]);
  store.saveDraft("d1", KEY, Object.fromEntries(answers));
  return store;
}

test("what was begun is listed apart and counts when the trainer says so", () => {
  const store = beginner({ c1: "good", c2: "fair" });
  const state = stateOf(entry("lan", store));
  const [lan] = state.intake().people;
  assert.deepEqual([lan.attempts, lan.classId], [[], "none"]);
  assert.deepEqual(
    lan.begun.map(({ attempt, counts }) => [attempt.summary, counts]),
    [[{ items: 3, answered: 2 }, undefined]],
  );
  state.countDrafts([lan.begun[0].mark], true);
  const [counted] = state.intake().people;
  assert.deepEqual(counted.attempts[0].answers, { c1: { level: "good" }, c2: { level: "fair" } });
  assert.equal(counted.classId, "one");
  assert.equal(counted.begun[0].counts, true);
  store.saveDraft("d1", KEY, { c1: { level: "top" } });
  state.take([entry("lan-2", store)]);
  assert.equal(state.intake().people[0].attempts[0].answers.c1.level, "top", "the newest draft");
  state.countDrafts([lan.begun[0].mark], false);
  assert.deepEqual(state.intake().people[0].attempts, []);
});

test("what was handed in since is not begun any more", () => {
  const store = beginner({ c1: "good" });
  const early = entry("early", store);
  handIn(store, "d1", "good fair top");
  const state = stateOf(early, entry("late", store));
  const begun = state.intake().people.flatMap((one) => one.begun);
  assert.equal(begun.length, 1, "the early file has no record in common: it is another person's");
  state.takeWords({ oneName: ["lan"] });
  assert.deepEqual(
    state.intake().people.map((one) => one.begun),
    [[]],
  );
});

test("people stand in Vietnamese order, those without a name after them; hidden, as they came", () => {
  const names = ["Trần Bình", "", "Lê Ánh", "Nguyễn Đào", "Phạm Dung", "Vũ An"];
  const state = stateOf(
    ...names.map((name, n) => entry(`${n}`, storeOf({ d1: "low low low" }, name))),
  );
  state.takeSheets(
    ["10", "9"].map((sheet) => ({
      ...{ exercise: "d1", keyHash: KEY, digits: "000" },
      ...{ sheet, at: "2019-02-22T02:00:00Z" },
    })),
  );
  const { people } = state.intake();
  const listed = (/** @type {boolean} */ hidden) =>
    inListOrder(people, hidden).map(({ person, n }) => person.name || person.sheet || `#${n}`);
  assert.deepEqual(listed(false), [
    ...["Vũ An", "Lê Ánh", "Trần Bình", "Phạm Dung", "Nguyễn Đào"],
    ...["#2", "9", "10"],
  ]);
  assert.deepEqual(listed(true), [...names.map((name) => name || "#2"), "10", "9"]);
});
