/**
 * Answers questions about the rating rule for tests/test_rating_agreement.py: reads a JSON list of
 * {standard, levels, target} from standard input and writes what JavaScript makes of each.
 */

import { readFileSync } from "node:fs";

import { fewestChanges, hinges, overallRating, singleChanges } from "../src/rating/rating.js";
import { readStandard } from "./rating-support.js";

/** @type {{ standard: string, levels: import("../src/shared/types").Levels, target: string }[]} */
const questions = JSON.parse(readFileSync(0, "utf-8"));

const answers = questions.map(({ standard: name, levels, target }) => {
  const standard = readStandard(name);
  return {
    outcome: overallRating(standard, levels),
    changes: fewestChanges(standard, levels, target),
    single: singleChanges(standard, levels),
    hinges: hinges(standard, levels),
  };
});

process.stdout.write(JSON.stringify(answers));
