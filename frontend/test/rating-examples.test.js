import assert from "node:assert/strict";
import { test } from "node:test";

import { ratingExamples } from "../src/rating/examples.js";
import { overallRating } from "../src/rating/rating.js";
import { readStandard } from "./rating-support.js";

const RATINGS = {
  "teacher-2018": ["kha", "chua_dat", "tot"],
  "principal-2018": ["kha", "dat", "tot"],
  "craft-9": ["journeyman", "apprentice", "master"],
};

for (const [name, ratings] of Object.entries(RATINGS)) {
  test(`${name}: the examples are complete and end at telling ratings`, () => {
    const standard = readStandard(name);
    const outcomes = ratingExamples(standard).map((levels) => overallRating(standard, levels));
    assert.deepEqual(
      outcomes.map((outcome) => outcome.rating),
      ratings,
    );
  });
}

test("a rule that one criterion cannot sway still has an example", () => {
  const standard = readStandard("craft-9");
  standard.ratings = [
    { id: "yes", name: "Yes", short: "Y", when: [{ kind: "count", level: 1, count: 1 }] },
    { id: "no", name: "No", short: "N", when: [] },
  ];
  const examples = ratingExamples(standard);
  assert.equal(examples.length, 1);
  assert.equal(overallRating(standard, examples[0]).rating, "yes");
});
