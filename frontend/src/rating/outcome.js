/**
 * Levels of all criteria make one overall rating, with the reason for every step.
 *
 * @import { Clause, ConditionResult, Demand, Levels, Outcome, Standard, StepState, Table, Verdict } from "../shared/types"
 */

import { have, need } from "./figures.js";
import { boundsOf, possibleOf } from "./reach.js";
import { givenLevels, ruleTable, sumOf } from "./table.js";

/**
 * What the rule makes of these levels. `rating` is given for a complete set only, even when the
 * open levels could not change it; then `possible` names the one that is left.
 *
 * @param {Standard} standard
 * @param {Levels} levels
 * @returns {Outcome}
 */
export function overallRating(standard, levels) {
  const table = ruleTable(standard);
  const given = givenLevels(table, levels);
  const missing = table.criteria.filter((_, number) => given[number] === null);
  const possible = possibleOf(table, given);
  return {
    rating: missing.length === 0 && possible.length > 0 ? possible[0] : null,
    possible,
    missing,
    steps: table.ratings.map((rating, number) => {
      const conditions = table.clauses[number].map((clause) => check(table, clause, given));
      const met = allMet(conditions.map((condition) => condition.met));
      return { rating, met, state: state(table, number, met, possible), conditions };
    }),
  };
}

/**
 * What may be said of a rating as the outcome. Of one between possible ones nothing is certain but
 * that its conditions failed.
 *
 * @param {Table} table
 * @param {number} number of the rating
 * @param {Verdict} met by its conditions alone: one without conditions always meets them
 * @param {string[]} possible
 * @returns {StepState}
 */
function state({ ratings }, number, met, possible) {
  if (possible.includes(ratings[number])) return possible.length === 1 ? "met" : "open";
  const places = possible.map((rating) => ratings.indexOf(rating));
  if (places.length === 0 || number < places[0]) return "missed";
  if (number > places[places.length - 1]) return "below";
  return met === false ? "missed" : "open";
}

/**
 * The rating of a complete set of levels alone: the same as `overallRating` gives, many times
 * faster, for whole classes at once. Null where a level is open.
 *
 * @param {Table} table of the standard's rule
 * @param {Levels} levels
 * @returns {string | null}
 */
export function completeRating(table, levels) {
  const given = givenLevels(table, levels);
  if (given.includes(null)) return null;
  const met = table.clauses.findIndex((clauses) =>
    clauses.every(({ demands }) => demands.every((demand) => sumOf(demand, given) >= demand.need)),
  );
  return table.ratings[met] ?? null;
}

/**
 * @param {Table} table
 * @param {Clause} clause
 * @param {(number | null)[]} given
 * @returns {ConditionResult}
 */
function check(table, clause, given) {
  const verdicts = clause.demands.map((demand) => verdict(table, demand, given));
  const met = allMet(verdicts);
  const open = clause.demands.filter((_, number) => verdicts[number] !== true);
  return {
    kind: clause.kind,
    level: clause.level === null ? null : table.levels[clause.level],
    have: have(table, clause, given, verdicts),
    need: need(table, clause, given),
    met,
    failing: met ? [] : failing(table, clause, open, given),
  };
}

/**
 * @param {Table} table
 * @param {Clause} clause
 * @param {Demand[]} demands
 * @param {(number | null)[]} given
 */
function failing(table, clause, demands, given) {
  const { level } = clause;
  if (level === null) return [];
  return table.criteria.filter((_, number) => {
    const index = given[number];
    if (index === null || index >= level) return false;
    return demands.some((demand) => demand.members[number]);
  });
}

/**
 * @param {Table} table
 * @param {Demand} demand
 * @param {(number | null)[]} given
 * @returns {Verdict}
 */
function verdict(table, demand, given) {
  const { least, most } = boundsOf(table, demand, given);
  if (least >= demand.need) return true;
  return most < demand.need ? false : null;
}

/**
 * @param {Verdict[]} verdicts
 * @returns {Verdict}
 */
function allMet(verdicts) {
  if (verdicts.includes(false)) return false;
  return verdicts.includes(null) ? null : true;
}
