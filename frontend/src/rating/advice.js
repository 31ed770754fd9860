/**
 * What would change the overall rating, in words: the fewest criteria up to the next rating, and
 * the criteria of which one level decides.
 *
 * @import { Change, Levels, Standard } from "../shared/types"
 */

import { el, levelMark } from "../shared/dom.js";
import { fewestChanges, hinges, overallRating, stepsOf } from "./rating.js";
import { criteriaNumbers } from "./text.js";
import { t } from "../shared/strings.js";

/**
 * Nothing while levels are open. Level marks are copied from below `root`.
 *
 * @param {Standard} standard
 * @param {Levels} levels
 * @param {ParentNode} root
 * @returns {HTMLElement[]}
 */
export function ratingAdvice(standard, levels, root) {
  const { rating } = overallRating(standard, levels);
  if (rating === null) return [];
  return [...nextRating(standard, levels, rating, root), hingeLine(standard, levels)];
}

/**
 * @param {Standard} standard
 * @param {Levels} levels
 * @param {string} rating
 * @param {ParentNode} root
 * @returns {HTMLElement[]}
 */
function nextRating(standard, levels, rating, root) {
  const number = standard.ratings.findIndex(({ id }) => id === rating);
  if (number === 0) return [el("p", {}, t("rating.advice.top"))];
  const next = standard.ratings[number - 1];
  const changes = fewestChanges(standard, levels, next.id);
  if (changes === null) return [];
  const total = changes.reduce((sum, change) => sum + stepsOf(standard, change), 0);
  const values = { rating: next.short, n: changes.length, steps: total };
  return [
    el("p", { class: "th-calc-advice__title" }, t("rating.advice.next", values)),
    el("ul", {}, ...changes.map((change) => changeItem(standard, change, root))),
    el("p", { class: "th-small" }, t("rating.advice.other_ways")),
  ];
}

/**
 * @param {Standard} standard
 * @param {Change} change
 * @param {ParentNode} root
 */
function changeItem(standard, change, root) {
  const criterion = standard.criteria.find(({ id }) => id === change.criterion);
  const title = criterion ? `${criterion.number}. ${criterion.short}` : change.criterion;
  return el(
    "li",
    {},
    el("span", {}, title),
    el(
      "span",
      { class: "th-calc-change" },
      level(standard, change.fromLevel, root),
      el("span", { class: "th-arrow", "aria-hidden": "true" }),
      el("span", { class: "th-hidden" }, t("rating.advice.up_to")),
      level(standard, change.toLevel, root),
    ),
  );
}

/**
 * A level: mark and word.
 *
 * @param {Standard} standard
 * @param {string} id
 * @param {ParentNode} root
 */
function level(standard, id, root) {
  const index = standard.levels.findIndex((one) => one.id === id);
  const name = el("span", { class: "th-level__name" }, standard.levels[index].name);
  return el("span", { class: "th-level", "data-level": index }, levelMark(root, index), name);
}

/**
 * @param {Standard} standard
 * @param {Levels} levels
 */
function hingeLine(standard, levels) {
  const found = hinges(standard, levels);
  if (found.length === 0) return el("p", {}, t("rating.advice.no_hinge"));
  const numbers = criteriaNumbers(standard, found);
  return el("p", {}, t("rating.advice.hinges", { numbers }));
}
