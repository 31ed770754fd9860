/** Orders lists of names and tells which are one, as pages do: JSON in, JSON out. */

import { readFileSync } from "node:fs";

import { compareNames, sameName } from "../src/shared/people-names.js";

const lists = JSON.parse(readFileSync(0, "utf8"));
const answers = lists.map((/** @type {string[]} */ names) => ({
  sorted: [...names].sort(compareNames),
  same: names.map(sameName),
}));
process.stdout.write(JSON.stringify(answers));
