/**
 * Figures of agreement for tests/test_agreement_reference.py: reads a JSON list of {levels, items}
 * from standard input and writes what JavaScript makes of each.
 */

import { readFileSync } from "node:fs";

import { agreement } from "../src/agreement/agreement.js";

/** @type {{ levels: number, items: [number, number][] }[]} */
const questions = JSON.parse(readFileSync(0, "utf-8"));

const answers = questions.map(({ levels, items }) =>
  agreement(
    items.map(([given, key]) => ({ given, key })),
    levels,
    1,
  ),
);

process.stdout.write(JSON.stringify(answers));
