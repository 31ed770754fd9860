/**
 * The rating rule in words: conditions, criteria numbers, level names.
 *
 * @import { ConditionResult, Standard } from "../shared/types"
 */

import { t } from "../shared/strings.js";

/**
 * What a condition asks for: "At least 10 criteria at tốt".
 *
 * @param {Standard} standard
 * @param {number} rating index of the rating
 * @param {number} number which of its conditions
 * @param {ConditionResult} result
 * @returns {string}
 */
export function conditionLabel(standard, rating, number, result) {
  const condition = standard.ratings[rating].when[number];
  const need = decimal(result.need);
  const level = levelPhrase(standard, condition.level);
  const share = `${condition.num}/${condition.den}`;
  const name = condition.level === undefined ? "" : standard.levels[condition.level].name;
  switch (result.kind) {
    case "every":
      return t("rating.condition.every", { level });
    case "share":
    case "count":
      return t("rating.condition.count", { need, level });
    case "named":
      return t("rating.condition.named", {
        numbers: criteriaNumbers(standard, condition.criteria ?? []),
        level,
      });
    case "noMoreThan":
      return t("rating.condition.no_more_than", { need, level: name });
    case "eachGroup":
      return t("rating.condition.each_group", { share, level });
    case "totalPoints":
      return t("rating.condition.total_points", { need });
    case "pointsShare":
      return t("rating.condition.points_share", { share, need });
    case "meanPoints":
      return t("rating.condition.mean_points", { need });
    case "eachGroupMean":
      return t("rating.condition.each_group_mean", { points: decimal(condition.count ?? 0) });
  }
}

/**
 * How far a condition is met: "9/15" where all are asked for, else "9".
 *
 * @param {ConditionResult} result
 */
export function conditionFigure({ kind, have, need }) {
  const whole = ["every", "named", "eachGroup", "eachGroupMean"].includes(kind);
  const values = { have: decimal(have), need: decimal(need) };
  return t(whole ? "rating.condition.have_of" : "rating.condition.have", values);
}

/**
 * A number as the language writes decimals: "2,5".
 *
 * @param {number} value
 */
export function decimal(value) {
  return String(value).replace(".", t("rating.point"));
}

/**
 * "from khá up" or, for the highest level, "at tốt".
 *
 * @param {Standard} standard
 * @param {number | undefined} index
 */
function levelPhrase(standard, index) {
  if (index === undefined) return "";
  const level = standard.levels[index].name;
  const top = index === standard.levels.length - 1;
  return t(top ? "rating.level_top" : "rating.level_or_higher", { level });
}

/**
 * The name of a level.
 *
 * @param {Standard} standard
 * @param {string} id
 */
export function levelName(standard, id) {
  return standard.levels.find((level) => level.id === id)?.name ?? id;
}

/**
 * The numbers of criteria in the order of the standard, runs of three or more joined: "1, 2, 4–6".
 *
 * @param {Standard} standard
 * @param {string[]} ids
 * @returns {string}
 */
export function criteriaNumbers(standard, ids) {
  const numbers = standard.criteria.filter(({ id }) => ids.includes(id)).map((c) => c.number);
  if (!numbers.every((number) => /^\d+$/.test(number))) return numbers.join(", ");
  /** @type {number[][]} */
  const runs = [];
  for (const number of numbers.map(Number)) {
    const run = runs[runs.length - 1];
    if (run && number === run[run.length - 1] + 1) run.push(number);
    else runs.push([number]);
  }
  return runs
    .map((run) => (run.length > 2 ? `${run[0]}–${run[run.length - 1]}` : run.join(", ")))
    .join(", ");
}
