import assert from "node:assert/strict";
import { test } from "node:test";

import {
  answersTo,
  changedSince,
  claimId,
  forFellow,
  fromFellow,
  isClaim,
  isPaper,
  seenOf,
  stepsApart,
} from "../src/portfolio/lines.js";
import { questionsOf } from "../src/portfolio/questions.js";
import { isResultFile } from "../src/store/result-shape.js";
import { createStore } from "../src/store/store.js";
import { FakeStorage } from "./storage-support.js";

const PLACE = { standard: "guide-2030", track: "all", criterion: "g1" };
const LEVELS = [
  { id: "none", name: "None", asks: "", terms: [] },
  { id: "basic", name: "Basic", asks: "greets guests", terms: ["greets"] },
  { id: "solid", name: "Solid", asks: "guides groups", terms: ["groups", "on time"] },
];

/** @param {Partial<import("../src/store/practice-types").PortfolioPaper>} [parts] */
const paper = (parts = {}) => ({
  ...PLACE,
  id: "0000000000000001",
  at: "2030-05-01T00:00:00Z",
  what: "Log of tours",
  kind: "record",
  day: "2030-03-01",
  keeper: "the desk",
  ...parts,
});

/** @param {ReturnType<typeof questionsOf>} questions */
const keys = (questions) => questions.map(({ key }) => key);

test("a fellow asks what the papers leave open, and of the level that is claimed", () => {
  const ask = (/** @type {any[]} */ papers, level = "basic") =>
    questionsOf(papers, level, LEVELS, "2030-06-01");
  assert.deepEqual(keys(ask([])), ["none"]);
  assert.deepEqual(keys(ask([], "")), []);
  assert.deepEqual(keys(ask([paper()])), ["newest", "terms", "above"]);
  assert.deepEqual(keys(ask([paper()], "solid")), ["newest", "terms"], "nothing is above");
  assert.deepEqual(keys(ask([paper()], "")), ["newest", "unclaimed"]);
  assert.deepEqual(keys(ask([paper({ day: "" })])), ["undated", "terms", "above"]);
  assert.ok(keys(ask([paper({ day: "2030-06-02" })])).includes("future"));
  assert.ok(!keys(ask([paper({ day: "2030-06-01" })])).includes("future"), "today is not later");
  assert.ok(keys(ask([paper({ keeper: " " })])).includes("keeper"));
  assert.ok(keys(ask([paper({ kind: "plan" }), paper({ kind: "report" })])).includes("own"));
  assert.ok(!keys(ask([paper({ kind: "plan" }), paper({ kind: "minutes" })])).includes("own"));
  const [newest] = ask([paper(), paper({ what: "Later", day: "2030-04-01" })]);
  assert.equal(newest.values.paper, "Later");
  const terms = ask([paper()], "solid").find(({ key }) => key === "terms");
  assert.equal(terms?.values.terms, "\u201cgroups\u201d, \u201con time\u201d");
});

function written() {
  const store = createStore({ id: "museum", version: "1" }, new FakeStorage());
  store.setPerson({ nickname: "An" });
  store.saveOpinion({ page: "g1", title: "t", kind: "level", text: "secret" });
  store.saveLine({ ...PLACE, what: "Log", kind: "record", day: "", keeper: "" });
  store.saveLine({ ...PLACE, id: claimId(PLACE), level: "solid", ask: "Is it enough?" });
  return store;
}

test("a fellow gets papers and questions, no claim, and nothing else of the store", () => {
  const store = written();
  const given = forFellow(store.toFile(true), store.portfolio());
  assert.equal(isResultFile(given), true);
  assert.equal(given.given, true);
  assert.deepEqual([given.attempts, given.opinions, given.plan], [[], [], undefined]);
  assert.equal(given.portfolio?.filter(isPaper).length, 1);
  const [claim] = given.portfolio?.filter(isClaim) ?? [];
  assert.deepEqual([claim.level, claim.ask], ["", "Is it enough?"]);
  assert.ok(!JSON.stringify(given).includes("secret"));
  assert.equal(store.portfolio().find(isClaim)?.level, "solid", "it stays at home");
});

test("an answer finds the papers that it speaks of, and tells when they were changed", () => {
  const store = written();
  const given = forFellow(store.toFile(true), store.portfolio());
  const papers = (given.portfolio ?? []).filter(isPaper);
  const said = {
    ...PLACE,
    id: "00000000000000bb",
    at: "2030-05-02T00:00:00Z",
    who: "Bình",
    level: "basic",
    note: "",
    papers: seenOf(papers),
  };
  const answer = fromFellow(given, [said], "2030-05-02T00:00:00Z");
  assert.equal(isResultFile(answer), true);
  assert.deepEqual(answer.person, {}, "the sender's name is not the fellow's");
  assert.deepEqual(answersTo(answer, store.portfolio(), []), [said]);
  assert.deepEqual(answersTo(answer, [paper()], []), [], "another's portfolio");
  assert.deepEqual(answersTo(answer, [], [papers[0].id]), [said], "the paper was taken out since");
  assert.equal(changedSince(papers, said), false);
  assert.equal(changedSince([{ ...papers[0], day: "2030-01-01" }], said), true);
  assert.equal(changedSince([...papers, paper()], said), true);
  assert.equal(changedSince([], said), true);
});

test("two devices write one claim; of levels apart the sign says who is higher", () => {
  assert.equal(claimId(PLACE), claimId({ ...PLACE }));
  assert.notEqual(claimId(PLACE), claimId({ ...PLACE, criterion: "g2" }));
  const ids = LEVELS.map(({ id }) => id);
  assert.deepEqual([stepsApart("basic", "solid", ids), stepsApart("solid", "none", ids)], [1, -2]);
  assert.deepEqual([stepsApart("", "solid", ids), stepsApart("basic", "", ids)], [null, null]);
});
