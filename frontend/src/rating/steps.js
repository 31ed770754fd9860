/**
 * The steps of the rating rule as a list: each rating, its conditions, met or missed, with counts.
 *
 * @import { ConditionResult, Outcome, RatingStep, Standard, StepState } from "../shared/types"
 */

import { el, levelMark } from "../shared/dom.js";
import { conditionFigure, conditionLabel, criteriaNumbers, levelName } from "./text.js";
import { t } from "../shared/strings.js";

/**
 * An ordered list of all ratings, best first. Level marks are copied from below `root`.
 *
 * @param {Standard} standard
 * @param {Outcome} outcome
 * @param {ParentNode} root
 */
export function ratingSteps(standard, outcome, root) {
  const steps = outcome.steps.map((step, number) => ratingStep(standard, number, step, root));
  return el("ol", { class: "th-calc-steps" }, ...steps);
}

/**
 * @param {Standard} standard
 * @param {number} number
 * @param {RatingStep} step
 * @param {ParentNode} root
 */
function ratingStep(standard, number, step, root) {
  const { state } = step;
  return el(
    "li",
    { class: "th-calc-step", "data-state": state },
    el(
      "p",
      { class: "th-calc-step__name" },
      ratingMark(standard, number, root),
      el("strong", {}, standard.ratings[number].short),
      el("span", { class: "th-calc-step__state" }, stepState(state)),
    ),
    state === "below" ? null : conditions(standard, number, step),
  );
}

/**
 * The mark of the level that stands for a rating, if one does.
 *
 * @param {Standard} standard
 * @param {number} number
 * @param {ParentNode} root
 */
export function ratingMark(standard, number, root) {
  const { level } = standard.ratings[number];
  return level === undefined ? null : levelMark(root, level);
}

/**
 * @param {Standard} standard
 * @param {number} number
 * @param {RatingStep} step
 */
function conditions(standard, number, step) {
  if (step.conditions.length === 0) {
    return el("p", { class: "th-calc-step__rest" }, t("rating.condition.otherwise"));
  }
  const items = step.conditions.map((result, k) => {
    const label = conditionLabel(standard, number, k, result);
    return el(
      "li",
      { "data-state": stateOf(result.met) },
      el("span", { class: "th-hidden" }, conditionState(result.met)),
      el("span", {}, label),
      el("strong", {}, conditionFigure(result)),
      failing(standard, result),
    );
  });
  return el("ul", {}, ...items);
}

/**
 * Which criteria keep a condition from being met.
 *
 * @param {Standard} standard
 * @param {ConditionResult} result
 */
function failing(standard, result) {
  if (result.met !== false || result.level === null || result.failing.length === 0) return null;
  const numbers = criteriaNumbers(standard, result.failing);
  const level = levelName(standard, result.level);
  return el("small", {}, t("rating.condition.failing", { level, numbers }));
}

/** @param {boolean | null} met */
function stateOf(met) {
  if (met === null) return "open";
  return met ? "met" : "missed";
}

/** @param {StepState} state */
function stepState(state) {
  switch (state) {
    case "met":
      return t("rating.step.met");
    case "missed":
      return t("rating.step.missed");
    case "open":
      return t("rating.step.open");
    case "below":
      return t("rating.step.below");
  }
}

/** @param {boolean | null} met */
function conditionState(met) {
  if (met === null) return t("rating.condition.open");
  return t(met ? "rating.condition.met" : "rating.condition.missed");
}
