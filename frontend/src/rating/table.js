/**
 * The rule of a standard as plain numbers. Every condition is one or more demands of one shape:
 * the weights of the levels given must add up to at least `need`. Where a criterion may not apply,
 * what a share or a mean asks depends on how many do: then each answer weighs by how far it lifts
 * or lowers the whole, and one that does not apply by nothing.
 *
 * @import { Clause, Condition, Criterion, Demand, Levels, Standard, Table } from "../shared/types"
 */

/** The answer "does not apply here". */
export const NOT_APPLICABLE = "not_applicable";

/** Points and weights are counted in hundredths, so that both languages count alike. */
export const HUNDRED = 100;

/**
 * @param {Standard} standard
 * @returns {Table}
 */
export function ruleTable(standard) {
  const { criteria, levels, ratings } = standard;
  const factors = criteria.map(({ weight = 1 }) => hundredths(weight));
  /** @type {Table} */
  const table = {
    criteria: criteria.map(({ id }) => id),
    levels: levels.map(({ id }) => id),
    choices: criteria.map((criterion) => choicesOf(standard, criterion)),
    points: criteria.map(({ points }, n) =>
      levels.map((level, k) => factors[n] * hundredths(points ? points[k] : (level.points ?? 0))),
    ),
    factors,
    ratings: ratings.map(({ id }) => id),
    clauses: [],
  };
  table.clauses = ratings.map(({ when }) => when.map((one) => clause(table, standard, one)));
  return table;
}

/** @param {number} value */
const hundredths = (value) => Math.round(value * HUNDRED);

/**
 * Ids of the levels that a criterion uses, lowest first.
 *
 * @param {Standard} standard
 * @param {Criterion | undefined} criterion
 * @returns {string[]}
 */
export function scaleOf({ levels }, criterion) {
  const own = criterion?.scale;
  return (own ? own.map((n) => levels[n]) : levels).map(({ id }) => id);
}

/**
 * @param {Standard} standard
 * @param {Criterion} criterion
 */
function choicesOf({ levels }, { scale, mayNotApply }) {
  const own = scale ?? levels.map((_, n) => n);
  return mayNotApply ? [...own, levels.length] : own;
}

/**
 * Level indices in the order of the criteria, null where a level is open.
 *
 * @param {Table} table
 * @param {Levels} levels
 * @returns {(number | null)[]}
 */
export function givenLevels(table, levels) {
  return table.criteria.map((criterion, n) => {
    const answer = levels[criterion] ?? "";
    const absent = answer === NOT_APPLICABLE;
    const index = absent ? table.levels.length : table.levels.indexOf(answer);
    return table.choices[n].includes(index) ? index : null;
  });
}

/**
 * The same when no level is open, else null.
 *
 * @param {Table} table
 * @param {Levels} levels
 * @returns {number[] | null}
 */
export function completeLevels(table, levels) {
  const known = givenLevels(table, levels).filter((level) => level !== null);
  return known.length === table.criteria.length ? known : null;
}

/**
 * Everything that one rating asks for.
 *
 * @param {Table} table
 * @param {number} rating
 * @returns {Demand[]}
 */
export function demandsOf(table, rating) {
  return table.clauses[rating].flatMap((clause) => clause.demands);
}

/**
 * What the levels given add up to; an open one adds nothing.
 *
 * @param {Demand} demand
 * @param {(number | null)[]} given
 * @returns {number}
 */
export function sumOf(demand, given) {
  return given.reduce((/** @type {number} */ total, level, number) => {
    return level === null ? total : total + demand.weights[number][level];
  }, 0);
}

/**
 * The most points that a criterion can bring.
 *
 * @param {Table} table
 * @param {number} n
 */
export function mostPoints({ choices, points, levels }, n) {
  return Math.max(...choices[n].filter((c) => c < levels.length).map((c) => points[n][c]));
}

/**
 * @param {Table} table
 * @param {Standard} standard
 * @param {Condition} condition
 * @returns {Clause}
 */
function clause(table, standard, condition) {
  const { kind, level = null } = condition;
  return { kind, level, condition, demands: demandsFor(table, standard, condition) };
}

/**
 * @param {Table} table
 * @param {Standard} standard
 * @param {Condition} condition
 * @returns {Demand[]}
 */
function demandsFor(table, standard, condition) {
  const { kind, criteria = [] } = condition;
  const { weigh, need = 0 } = weighing(table, condition);
  if (kind === "eachGroup" || kind === "eachGroupMean") {
    return standard.groups.map((_, group) => {
      const members = standard.criteria.map((one) => one.group === group);
      return demand(table, members, weigh, need);
    });
  }
  const named = kind === "named" ? criteria : table.criteria;
  const members = table.criteria.map((id) => named.includes(id));
  return [demand(table, members, weigh, need)];
}

/**
 * What an answer weighs (position of the criterion, index of the level), and the sum to reach.
 *
 * @typedef {{ weigh: (n: number, at: number) => number, need?: number }} Weighing
 */

/**
 * @param {Table} table
 * @param {Condition} condition
 * @returns {Weighing}
 */
function weighing(table, { kind, level = 0, num, den = 1, count = 0 }) {
  const share = num ?? 0;
  const { points, factors } = table;
  switch (kind) {
    case "every":
    case "named":
      return { weigh: (_, at) => (at >= level ? 0 : -1) };
    case "share":
    case "eachGroup":
      return { weigh: (_, at) => (at >= level ? den - share : -share) };
    case "count":
      return { weigh: (_, at) => Number(at >= level), need: count };
    case "noMoreThan":
      if (num === undefined) return { weigh: (_, at) => (at >= level ? 0 : -1), need: -count };
      return { weigh: (_, at) => (at >= level ? share : share - den) };
    case "totalPoints":
      return { weigh: (n, at) => points[n][at], need: hundredths(count) * HUNDRED };
    case "pointsShare":
      return { weigh: (n, at) => den * points[n][at] - share * mostPoints(table, n) };
    case "meanPoints":
    case "eachGroupMean":
      return { weigh: (n, at) => points[n][at] - hundredths(count) * factors[n] };
  }
}

/**
 * Weights lifted so that none is below 0, and divided by what they share.
 *
 * @param {Table} table
 * @param {boolean[]} members
 * @param {Weighing["weigh"]} weigh
 * @param {number} need
 * @returns {Demand}
 */
function demand({ choices, levels }, members, weigh, need) {
  let left = need;
  const weights = choices.map((own, n) => {
    const row = [...levels.map(() => 0), 0];
    if (!members[n]) return row;
    for (const at of own) row[at] = at === levels.length ? 0 : weigh(n, at);
    const least = Math.min(...own.map((at) => row[at]));
    left -= least;
    return row.map((weight, at) => (own.includes(at) ? weight - least : 0));
  });
  const shared = weights.flat().reduce(gcd, 0) || 1;
  return {
    members,
    weights: weights.map((row) => row.map((weight) => weight / shared)),
    need: -wholes(-left, shared),
  };
}

/**
 * @param {number} a
 * @param {number} b
 * @returns {number}
 */
function gcd(a, b) {
  return b === 0 ? a : gcd(b, a % b);
}

/**
 * How often one whole number goes into another, rounded down.
 *
 * @param {number} dividend
 * @param {number} divisor
 */
export function wholes(dividend, divisor) {
  const rest = ((dividend % divisor) + divisor) % divisor;
  return (dividend - rest) / divisor;
}
