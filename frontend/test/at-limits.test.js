/**
 * Cases that faults put into the code got past (docs/dev/mutants.md): each limit exactly, and
 * beside it.
 */

import assert from "node:assert/strict";
import { test } from "node:test";

import { joined, sharedRecords, undecided } from "../src/board/joining.js";
import { compare, judge, NOT_ENOUGH, summarise } from "../src/exercise/scoring.js";
import { overallRating } from "../src/rating/rating.js";
import { byTime } from "../src/store/store-records.js";

const LEVELS = ["low", "fair", "good", "top"];
const IDS = ["a", "b", "c", "d", "e"];

/** @type {import("../src/shared/types").Standard} */
const standard = {
  id: "s",
  short: "S",
  structureHash: "0",
  levels: LEVELS.map((id) => ({ id, name: id, short: id[0] })),
  groups: [{ number: "1", short: "all" }],
  criteria: IDS.map((id) => ({ id, number: id, short: id, name: id, group: 0, pivotal: false })),
  ratings: [
    { id: "best", name: "best", short: "b", when: [{ kind: "every", level: 3 }] },
    { id: "well", name: "well", short: "w", when: [{ kind: "every", level: 1 }] },
    { id: "ill", name: "ill", short: "i", when: [] },
  ],
};

/** @param {Partial<import("../src/store/practice-types").DossierAnswerKey>} [part] */
const keyOf = (part) => ({ level: "fair", accept: [], decisive: ["p1"], ...part });

/** @param {string[]} given */
const answersOf = (given) =>
  Object.fromEntries(given.map((level, n) => [IDS[n], { level, evidence: ["p1"] }]));

const key = /** @type {import("../src/store/practice-types").DossierKey["answers"]} */ (
  /** @type {unknown} */ ({
    ratings: Object.fromEntries(IDS.map((id) => [id, keyOf()])),
    faulty: ["p9"],
  })
);

test("higher, lower and equal levels are counted apart, and the lean keeps its sign", () => {
  const { totals, criteria } = compare(
    answersOf(["good", "top", "fair", "low", "good"]),
    key,
    standard,
  );
  assert.deepEqual(
    criteria.map(({ gap, verdict }) => [gap, verdict]),
    [
      [1, "higher"],
      [2, "higher"],
      [0, "match"],
      [-1, "lower"],
      [1, "higher"],
    ],
  );
  const { higher, lower, compared, near, far, apart, exact, lean } = totals;
  assert.deepEqual([higher, lower, compared, near, far, apart, exact], [3, 1, 5, 3, 1, 0, 1]);
  assert.equal(lean, 0.6);
});

test("two levels off must be mended, one level is tried next, a faulty paper must be mended", () => {
  const types = compare(answersOf(["good", "top", "fair", "low"]), key, standard).criteria;
  assert.deepEqual(
    types.map(({ type }) => type),
    ["tryNext", "mustFix", "wellDone", "tryNext", null],
  );
  const faulty = { a: { level: "good", evidence: ["p1", "p9"] } };
  assert.equal(compare(faulty, key, standard).criteria[0].type, "mustFix");
});

test("the lowest level of a key is a level, and a missing answer is never accepted", () => {
  assert.deepEqual(judge("fair", keyOf({ level: "low" }), LEVELS), {
    accepted: false,
    gap: 1,
    verdict: "higher",
  });
  assert.equal(judge(null, keyOf({ accept: ["good"] }), LEVELS).accepted, false);
  assert.equal(judge("fair", keyOf({ accept: ["fair", "good"] }), LEVELS).accepted, false);
  assert.equal(judge("good", keyOf({ accept: ["fair", "good"] }), LEVELS).verdict, "accepted");
});

test("not enough evidence stands apart from every level", () => {
  const { totals, criteria } = compare(answersOf([NOT_ENOUGH]), key, standard);
  assert.deepEqual([criteria[0].gap, criteria[0].verdict], [null, "notEnough"]);
  assert.deepEqual([totals.apart, totals.compared, totals.lean], [1, 0, null]);
});

test("criteria that the key leaves out are no answers, and no evidence is none", () => {
  const { a, b } = key.ratings;
  const { criteria, totals } = compare(
    { a: { level: "fair" } },
    { ...key, ratings: { a, b } },
    standard,
  );
  assert.deepEqual(
    criteria.map(({ criterion, evidence }) => [criterion, evidence.chosen]),
    [
      ["a", []],
      ["b", []],
    ],
  );
  assert.deepEqual([totals.items, totals.missing, totals.otherEvidence], [2, 1, 1]);
});

test("evidence that misses counts with the right level only", () => {
  const wrong = { a: { level: "top", evidence: ["p2"] }, b: { level: "fair", evidence: ["p2"] } };
  assert.equal(compare(wrong, key, standard).totals.otherEvidence, 1);
});

test("the two overall ratings of a summary are of the answers and of the key", () => {
  const compared = compare(answersOf(["top", "top", "top", "top", "top"]), key, standard);
  assert.deepEqual(summarise(compared, standard).overall, { given: "best", key: "well" });
});

test("a rating is below only when a better one is certain, missed when it is out of reach", () => {
  /** @param {(string | null)[]} levels */
  const states = (levels) => {
    const given = Object.fromEntries(levels.map((level, n) => [IDS[n], level]));
    return overallRating(standard, given).steps.map(({ state }) => state);
  };
  assert.deepEqual(states(["top", "top", "top", "top", "top"]), ["met", "below", "below"]);
  assert.deepEqual(states(["top", "top", "top", "top", "fair"]), ["missed", "met", "below"]);
  assert.deepEqual(states(["low", "top", "top", "top", "top"]), ["missed", "missed", "met"]);
  assert.deepEqual(states(["top", "top", "top", "top", null]), ["open", "open", "open"]);
  assert.deepEqual(states(["good", "top", "top", "top", null]), ["missed", "open", "open"]);
});

test("times are put in order, equal ones are equal", () => {
  assert.deepEqual([byTime("a", "b"), byTime("b", "a"), byTime("a", "a")], [-1, 1, 0]);
});

/**
 * @param {string} name of the file
 * @param {string} nickname
 * @param {string[]} ids of attempts
 * @param {object} [more]
 */
function file(name, nickname, ids, more) {
  const attempts = ids.map((id) => ({ id }));
  const whole = { attempts, opinions: [], drafts: [], person: { nickname }, savedAt: name };
  const read = { name, file: { ...whole, ...more } };
  return /** @type {import("../src/board/joining.js").Read} */ (/** @type {unknown} */ (read));
}

const none = { oneName: [], one: [], different: [], split: [], drafts: [] };

/** @param {import("../src/board/joining.js").Group[]} groups */
const names = (groups) => groups.map(({ files }) => files.map(({ name }) => name).join("+"));

test("only a file with both the name and the record of a mark is meant by it", () => {
  const read = [file("1", "Lan", ["x"]), file("2", "Lan", ["y"]), file("3", "Minh", ["x"])];
  const marks = [
    { name: "lan", record: "x" },
    { name: "minh", record: "x" },
  ];
  assert.deepEqual(names(joined(read, { ...none, one: [marks] })), ["1+3", "2"]);
  const ofLan = [
    { name: "lan", record: "x" },
    { name: "lan", record: "y" },
  ];
  assert.deepEqual(names(joined(read, { ...none, one: [ofLan] })), ["1+2", "3"]);
  assert.deepEqual(names(joined(read, { ...none, oneName: ["Lan"] })), ["1+2", "3"]);
  const all = joined(read, none);
  assert.deepEqual(names(all), ["1", "2", "3"]);
  assert.equal(all[0].joined, null);
});

test("a file that the trainer split off is not joined again, with a name or without", () => {
  const named = [file("1", "Lan", ["x"]), file("2", "Lan", ["x", "y"])];
  assert.deepEqual(names(joined(named, none)), ["1+2"]);
  const split = [{ name: "lan", record: "x" }];
  assert.deepEqual(names(joined(named, { ...none, split })), ["1", "2"]);
  const bare = [file("1", "", ["x"]), file("2", "", ["x", "y"])];
  assert.deepEqual(names(joined(bare, none)), ["1+2"]);
  assert.deepEqual(names(joined(bare, { ...none, split: [{ name: "", record: "y" }] })), [
    "1",
    "2",
  ]);
});

test("files without a name are joined where each holds all of the smaller one, in any order", () => {
  const grown = [file("1", "", ["x", "y", "z"]), file("2", "", ["x"]), file("3", "", ["x", "y"])];
  assert.deepEqual(names(joined(grown, none)), ["1+2+3"]);
  const picked = [file("1", "", ["x", "y"]), file("2", "", ["x", "z", "w"])];
  assert.deepEqual(names(joined(picked, none)), ["1", "2"]);
});

test("files without attempts are known by their drafts, and each draft by exercise and time", () => {
  const draft = (/** @type {string} */ exercise, /** @type {string} */ startedAt) => ({
    drafts: [{ exercise, startedAt }],
  });
  const read = [
    file("1", "Lan", [], draft("d1", "1")),
    file("2", "Lan", [], draft("d1", "1")),
    file("3", "Lan", [], draft("d1", "2")),
    file("4", "Lan", [], draft("d2", "1")),
    file("5", "Lan", ["x"], draft("d1", "1")),
  ];
  assert.deepEqual(names(joined(read, none)), ["1+2", "3", "4", "5"]);
});

test("short codes of one person are one, those of two are two", () => {
  const read = ["p", "p", "q"].map((code, n) => ({ ...file(String(n), "Lan", [`${n}`]), code }));
  assert.deepEqual(names(joined(read, none)), ["0+1", "2"]);
});

test("a record belongs to who shares with the fewest, then to who saved first", () => {
  const first = { ...file("b", "Lan", ["x"]) };
  const groups = joined([file("a", "Minh", ["x", "y"]), first, file("c", "Hoa", ["y"])], none);
  const { owner, partners } = sharedRecords(groups);
  assert.deepEqual(
    [...owner].map(([record, group]) => [record, group.files[0].name]),
    [
      ["x", "b"],
      ["y", "c"],
    ],
  );
  assert.deepEqual(
    [...partners].map(([group, others]) => [names([group])[0], names([...others])]),
    [
      ["a", ["b", "c"]],
      ["b", ["a"]],
      ["c", ["a"]],
    ],
  );
  const late = joined([file("9", "Lan", ["x"]), file("1", "Minh", ["x"])], none);
  assert.equal(sharedRecords(late).owner.get("x")?.files[0].name, "1");
  const twice = [file("8", "Lan", ["x"]), file("2", "Lan", ["x", "z"]), file("5", "Minh", ["x"])];
  assert.equal(sharedRecords(joined(twice, none)).owner.get("x")?.files[0].name, "8");
  assert.deepEqual([...sharedRecords(joined([first], none)).owner], []);
});

test("people are asked about until the trainer has said of both that they are not one", () => {
  const groups = joined([file("1", "Lan", ["x", "u"]), file("2", "Minh", ["x"])], none);
  const { partners } = sharedRecords(groups);
  const asked = (/** @type {import("../src/board/types").Mark[][]} */ different) =>
    undecided(groups, partners, different).map(names);
  const [lan, minh] = [
    { name: "lan", record: "x" },
    { name: "minh", record: "x" },
  ];
  assert.deepEqual(asked([]), [["1", "2"]]);
  assert.deepEqual(asked([[lan, minh]]), []);
  const more = joined([file("1", "Lan", ["u", "x"]), file("3", "Lan", ["w", "u"])], none);
  const both = [...more, ...joined([file("2", "Minh", ["x"])], none)];
  const shared = sharedRecords(both).partners;
  assert.deepEqual(undecided(both, shared, [[{ name: "lan", record: "u" }, minh]]), []);
  assert.deepEqual(asked([[lan]]), [["1", "2"]], "said of one of them only");
  assert.deepEqual(asked([[lan, { name: "minh", record: "y" }]]), [["1", "2"]]);
  assert.deepEqual(asked([[lan, { name: "hoa", record: "x" }]]), [["1", "2"]]);
});
