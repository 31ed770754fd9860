/** What becomes of each file that comes onto the board: who it is, what counts, what stands apart. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { findingOf } from "../src/board/finding.js";
import { intake, isForAside, lookAhead, noWords, takeFinding } from "../src/board/intake.js";
import { course, entry, handIn, storeOf } from "./board-support.js";

/** @typedef {import("../src/board/types").Entry} Entry */

test("a trainer who has said nothing has said nothing", () => {
  assert.deepEqual(noWords(), { oneName: [], one: [], different: [], split: [], drafts: [] });
  assert.notEqual(noWords().one, noWords().one);
});

test("a thread beside the page takes result files and nothing else", () => {
  const aside = (/** @type {string | null} */ text) => isForAside({ name: "x", text });
  assert.equal(aside(entry("x", storeOf({})).text), true);
  assert.equal(aside("anything"), true);
  assert.equal(aside(null), false);
  assert.equal(aside(`{"format":"taphuan-board"${" ".repeat(200)}}`), false);
  assert.equal(aside(`${" ".repeat(99)}{"format":"taphuan-board"}`), true, "not at the beginning");
  assert.equal(aside("TH1:ABC"), false);
  assert.equal(aside("PK\u0003\u0004"), false);
});

test("what was found beside the page is not looked for again", () => {
  const board = course();
  const good = entry("good", storeOf({ d1: "good fair top" }, "Lan"));
  const finding = findingOf(good.text, board.id);
  takeFinding(board, good, finding);
  assert.equal(board.memory.parsed.get(good)?.file?.person.nickname, "Lan");
  const bad = { name: "bad", text: "{" };
  takeFinding(board, bad, findingOf(bad.text, board.id));
  assert.deepEqual(board.memory.parsed.get(bad), { refusal: "notJson" });
  const empty = /** @type {Entry} */ ({ name: "none", text: null });
  takeFinding(board, empty, finding);
  assert.equal(board.memory.parsed.has(empty), false);
  const { people, refused } = intake(board, [good, bad]);
  assert.deepEqual([people.length, refused], [1, [{ name: "bad", reason: "notJson" }]]);
});

test("an attempt that the thread found changed stands apart", () => {
  const board = course();
  const one = entry("one", storeOf({ d1: "good fair top" }, "Lan"));
  takeFinding(board, one, { unchanged: [false] });
  const { people, apart } = intake(board, [one]);
  assert.deepEqual(people[0].attempts, []);
  assert.deepEqual(
    apart.map(({ reason }) => reason),
    ["changed"],
  );
});

test("looking ahead does the work of one entry, and leaves boards alone", () => {
  const board = course();
  const one = entry("one", storeOf({ d1: "good fair top" }));
  lookAhead(board, one);
  const file = board.memory.parsed.get(one)?.file;
  assert.equal(file?.attempts.length, 1);
  assert.ok(file && board.memory.unchanged.get(file.attempts[0]));
  const saved = { name: "board", text: '{"format":"taphuan-board"}' };
  lookAhead(board, saved);
  assert.equal(board.memory.parsed.has(saved), false);
  const large = /** @type {Entry} */ ({ name: "large", text: null });
  lookAhead(board, large);
  assert.deepEqual(board.memory.parsed.get(large), { refusal: "large" });
});

test("what cannot be read is refused by name and reason", () => {
  const texts = /** @type {[string | null, string][]} */ ([
    [null, "large"],
    ["PK\u0003\u0004", "zip"],
    ["TH1:QQQ:1.2.3", "mistyped"],
    ["{", "notJson"],
    [entry("x", storeOf({})).text.replace('"id":"course"', '"id":"harbour"'), "otherCourse"],
  ]);
  for (const [text, reason] of texts) {
    const found = intake(course(), [{ name: "x", text }]);
    assert.deepEqual(found.refused, [{ name: "x", reason }]);
    assert.deepEqual(found.people, []);
  }
});

test("a person's name is that of the newest file that has one, without spaces around it", () => {
  const store = storeOf({ d1: "good fair top" }, "LAN CHI");
  const early = entry("early", store);
  handIn(store, "d1", "low low low");
  const late = JSON.parse(JSON.stringify(store.toFile()));
  late.person.nickname = "  Lan Chi  ";
  const named = { name: "late", text: JSON.stringify(late) };
  assert.equal(intake(course(), [early, named]).people[0].name, "Lan Chi");
  assert.equal(intake(course(), [named, early]).people[0].name, "Lan Chi");
  late.person = {};
  const unnamed = { name: "late", text: JSON.stringify(late) };
  assert.equal(intake(course(), [early, unnamed]).people[0].name, "LAN CHI");
  assert.equal(intake(course(), [entry("x", storeOf({ d1: "low low low" }))]).people[0].name, "");
});

test("who handed in nothing is still a person, by the place of the file", () => {
  const [first, second] = intake(course(), [
    entry("a", storeOf({ d1: "good fair top" }, "Lan")),
    entry("b", storeOf({}, "An")),
  ]).people;
  assert.equal(second.id, "file 1");
  assert.equal(first.id, first.attempts[0].id);
  assert.deepEqual([first.source, second.source], ["file", "file"]);
});

test("attempts that do not count stand apart, one line for each file and reason", () => {
  const store = storeOf({ d1: "good fair top" }, "Lan");
  handIn(store, "gone", "good fair top");
  handIn(store, "gone", "low fair top");
  const lan = entry("lan", store);
  const other = storeOf({}, "An");
  handIn(other, "gone", "good fair top");
  const { apart, people } = intake(course(), [lan, entry("an", other)]);
  assert.deepEqual(
    apart.map(({ name, reason, attempts }) => [name, reason, attempts.length]),
    [
      ["lan", "unknown", 2],
      ["an", "unknown", 1],
    ],
  );
  assert.deepEqual(
    people.map(({ attempts }) => attempts.length),
    [1, 0],
  );
  assert.equal(people[1].id, other.attempts()[0].id, "its record still tells who it is");
});

test("a record in two files of one person is read once, and stands apart once", () => {
  const store = storeOf({ d1: "good fair top" }, "Lan");
  handIn(store, "gone", "good fair top");
  const early = entry("early", store);
  handIn(store, "d1", "low low low");
  const { people, apart } = intake(course(), [early, entry("late", store)]);
  assert.equal(people.length, 1);
  assert.deepEqual(
    people[0].attempts.map(({ number }) => number),
    [1, 2],
  );
  assert.deepEqual(
    apart.map(({ name, attempts }) => [name, attempts.length]),
    [["early", 1]],
  );
});

test("an opinion counts once, and not when a later file took it back", () => {
  const store = storeOf({ d1: "good fair top" }, "Lan");
  const opinion = { page: "p", title: "P", kind: "other", text: "x" };
  const { id } = store.saveOpinion(opinion);
  const kept = store.saveOpinion({ ...opinion, text: "y" });
  const early = entry("early", store);
  assert.equal(intake(course(), [early]).people[0].opinions.length, 2);
  store.removeOpinion(id);
  const [lan] = intake(course(), [early, entry("late", store)]).people;
  assert.deepEqual(lan.opinions, [kept]);
});

test("one name in two places is told with both, three nameless people are not one", () => {
  const some = ["Lan Chi", "lan  chi", "An", "", ""].map((name, n) =>
    entry(`${n}`, storeOf({ d1: "good fair top" }, name)),
  );
  const { people, sameName } = intake(course(), some);
  assert.equal(sameName.length, 1);
  assert.equal(sameName[0].name, "Lan Chi");
  assert.deepEqual(sameName[0].people, [people[0].id, people[1].id]);
});

test("what was begun counts only when the trainer says so", () => {
  const board = course();
  const store = storeOf({}, "Lan");
  store.saveDraft("d1", board.exercises.d1.keyHash, { c1: { level: "good" } });
  const lan = entry("lan", store);
  const [before] = intake(board, [lan]).people;
  assert.deepEqual([before.attempts.length, before.begun.length], [0, 1]);
  assert.ok(!before.begun[0].counts);
  const words = { ...noWords(), drafts: [before.begun[0].mark] };
  const [after] = intake(board, [lan], words).people;
  assert.deepEqual([after.attempts.length, after.begun[0].counts], [1, true]);
  assert.equal(after.attempts[0].number, 1);
  assert.equal(after.classId, "one");
});
