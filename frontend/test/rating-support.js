/** Standards and cases of the rating rule: the files that the Python tests read too. */

import { readFileSync, readdirSync } from "node:fs";

const FOLDER = new URL("../../tests/cases/rating/", import.meta.url);

/** @param {URL} url */
function readJson(url) {
  return JSON.parse(readFileSync(url, "utf-8"));
}

/**
 * @param {string} name
 * @returns {import("../src/shared/types").Standard}
 */
export function readStandard(name) {
  return readJson(new URL(`standards/${name}.json`, FOLDER));
}

/** @returns {{ standard: string, cases: any[] }[]} */
export function caseFiles() {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith(".json"));
  return names.sort().map((name) => readJson(new URL(name, FOLDER)));
}

/**
 * Levels of a case; `others` stands for every criterion that is not named.
 *
 * @param {import("../src/shared/types").Standard} standard
 * @param {import("../src/shared/types").Levels} levels
 * @returns {import("../src/shared/types").Levels}
 */
export function expand(standard, levels) {
  const named = ({ id = "" }) => [id, id in levels ? levels[id] : levels.others];
  return Object.fromEntries(standard.criteria.map(named));
}
