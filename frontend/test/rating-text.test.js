import assert from "node:assert/strict";
import { before, test } from "node:test";

import { conditionFigure, conditionLabel, criteriaNumbers } from "../src/rating/text.js";
import { overallRating } from "../src/rating/rating.js";
import { format, t } from "../src/shared/strings.js";
import { expand, readStandard } from "./rating-support.js";

const STRINGS = {
  "rating.level_top": "at {level}",
  "rating.level_or_higher": "from {level}",
  "rating.condition.every": "all {level}",
  "rating.condition.count": "{need} {level}",
  "rating.condition.named": "{numbers} {level}",
  "rating.condition.no_more_than": "at most {need} below {level}",
  "rating.condition.each_group": "{share} of each group {level}",
  "rating.condition.total_points": "{need} points",
  "rating.condition.have": "{have}",
  "rating.condition.have_of": "{have}/{need}",
};

before(() => {
  globalThis.taphuan = { course: { id: "c" }, strings: STRINGS, standards: {} };
});

/**
 * @param {string} name
 * @param {import("../src/shared/types").Levels} levels
 */
function words(name, levels) {
  const standard = readStandard(name);
  return overallRating(standard, expand(standard, levels)).steps.map((step, rating) =>
    step.conditions.map((result, number) => {
      return `${conditionLabel(standard, rating, number, result)}: ${conditionFigure(result)}`;
    }),
  );
}

test("each kind of condition has its words and its figure", () => {
  assert.deepEqual(words("craft-9", { others: "l4", "craft-9-c08": "l2" }), [
    [
      "1/2 of each group from Level 4: 3/3",
      "at most 1 below Level 3: 1",
      "36 points: 33",
      "2, 8 from Level 4: 1/2",
    ],
    ["2/3 of each group from Level 3: 2/3", "at most 1 below Level 2: 0", "16 points: 33"],
    ["5 from Level 2: 9"],
    [],
  ]);
  assert.deepEqual(words("teacher-2018", { others: "tot" })[0], [
    "all from Good: 15/15",
    "10 at Excellent: 15",
    "3–7 at Excellent: 5/5",
  ]);
});

test("numbers of criteria are joined to runs of three and more", () => {
  const standard = readStandard("teacher-2018");
  const ids = (/** @type {number[]} */ ...numbers) =>
    numbers.map((n) => `teacher-2018-c${String(n).padStart(2, "0")}`);
  assert.equal(criteriaNumbers(standard, ids(5, 4, 3, 1, 10, 11)), "1, 3–5, 10, 11");
  assert.equal(criteriaNumbers(standard, []), "");
  standard.criteria[0].number = "1a";
  assert.equal(criteriaNumbers(standard, ids(1, 2, 3, 4)), "1a, 2, 3, 4");
});

test("strings are filled in as Python does it", () => {
  assert.equal(format("{n} {{n}} {other}", { n: 3 }), "3 {n} {other}");
  assert.equal(t("rating.level_top", { level: "{x}" }), "at {x}");
  // @ts-expect-error -- no locale file has it: the type checker says so, the page shows the key
  assert.equal(t("not.there"), "not.there");
});
