/**
 * The overall rating, mine beside the key's, step by step, and what single criterion would change
 * mine.
 *
 * @import { Comparison } from "../exercise/scoring.js"
 * @import { Levels, SingleChange, Standard } from "../shared/types"
 */

import { el } from "../shared/dom.js";
import { overallRating, singleChanges, stepsOf } from "../rating/rating.js";
import { ratingMark, ratingSteps } from "../rating/steps.js";
import { conditionFigure, conditionLabel } from "../rating/text.js";
import { t } from "../shared/strings.js";

/** How many changes are named: more would be a table, not an answer. */
const UP = 1;
const DOWN = 1;

/**
 * @param {HTMLElement & { standard: Standard }} root
 * @param {Comparison[]} criteria
 */
export function overallPart(root, criteria) {
  const { standard } = root;
  const levels = (/** @type {"given" | "expected"} */ side) =>
    Object.fromEntries(criteria.map((one) => [one.criterion, one[side]]));
  return el(
    "div",
    {},
    el("h2", {}, t("practice.overall.title")),
    el(
      "div",
      { class: "th-two" },
      column(root, t("practice.overall.mine"), levels("given")),
      column(root, t("practice.overall.key"), levels("expected")),
    ),
    ...changes(standard, levels("given")),
  );
}

/**
 * @param {HTMLElement & { standard: Standard }} root
 * @param {string} title
 * @param {Levels} levels
 */
function column(root, title, levels) {
  const { standard } = root;
  const outcome = overallRating(standard, levels);
  const at = standard.ratings.findIndex(({ id }) => id === outcome.rating);
  return el(
    "section",
    { class: "th-card" },
    el("h3", {}, title),
    el(
      "p",
      {},
      at < 0 ? null : ratingMark(standard, at, root),
      " ",
      el("strong", {}, ratingName(standard, outcome)),
    ),
    ...missed(standard, outcome).map((line) => el("p", { class: "th-small" }, line)),
    el(
      "details",
      {},
      el("summary", {}, t("practice.overall.steps")),
      ratingSteps(standard, outcome, root),
    ),
  );
}

/**
 * Why no better rating is reached: of each the first condition that fails, best rating first.
 *
 * @param {Standard} standard
 * @param {ReturnType<typeof overallRating>} outcome
 */
function missed(standard, { steps }) {
  const reached = steps.findIndex(({ met }) => met === true);
  return steps.slice(0, reached < 0 ? steps.length : reached).flatMap(({ conditions }, n) => {
    const k = conditions.findIndex(({ met }) => met === false);
    if (k < 0) return [];
    const values = {
      rating: standard.ratings[n].short,
      condition: conditionLabel(standard, n, k, conditions[k]),
      figure: conditionFigure(conditions[k]),
    };
    return [t("practice.overall.missed", values)];
  });
}

/**
 * The name of a rating, or what is still possible.
 *
 * @param {Standard} standard
 * @param {ReturnType<typeof overallRating>} outcome
 */
export function ratingName({ ratings }, { rating, possible }) {
  const named = possible.map((id) => ratings.find((one) => one.id === id)?.short);
  const found = ratings.find(({ id }) => id === rating);
  const left = named.length === 1 ? "certain" : "open";
  return found ? found.name : t(`practice.overall.${left}`, { ratings: named.join(", ") });
}

/**
 * @param {Standard} standard
 * @param {Levels} levels
 */
function changes(standard, levels) {
  if (overallRating(standard, levels).rating === null) return [];
  const steps = (/** @type {SingleChange} */ change) => stepsOf(standard, change);
  const found = nearest(singleChanges(standard, levels), steps);
  const up = found.filter((change) => steps(change) > 0).slice(0, UP);
  const down = found.filter((change) => steps(change) < 0).slice(0, DOWN);
  if (found.length === 0) return [el("p", {}, t("practice.overall.no_change"))];
  return [...up, ...down].map((change) => el("p", {}, changeLine(standard, change)));
}

/**
 * The smallest change of each criterion and direction, smaller changes first.
 *
 * @param {SingleChange[]} found
 * @param {(change: SingleChange) => number} steps
 */
function nearest(found, steps) {
  const seen = new Set();
  return [...found]
    .sort((a, b) => Math.abs(steps(a)) - Math.abs(steps(b)))
    .filter((change) => {
      const which = `${change.criterion} ${Math.sign(steps(change))}`;
      return !seen.has(which) && seen.add(which);
    });
}

/**
 * @param {Standard} standard
 * @param {SingleChange} change
 */
function changeLine(standard, { criterion, toLevel, rating }) {
  const { number = "", short = "" } = standard.criteria.find(({ id }) => id === criterion) ?? {};
  return t("practice.overall.change", {
    number,
    short,
    level: standard.levels.find(({ id }) => id === toLevel)?.name ?? toLevel,
    rating: standard.ratings.find(({ id }) => id === rating)?.name ?? "–",
  });
}
