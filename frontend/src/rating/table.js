/**
 * The rule of a standard as plain numbers. Every condition is one or more demands of one shape:
 * the weights of the levels given must add up to at least `need`.
 *
 * @import { Clause, Condition, Demand, Levels, Standard, Table } from "../shared/types"
 */

/**
 * @param {Standard} standard
 * @returns {Table}
 */
export function ruleTable(standard) {
  return {
    criteria: standard.criteria.map((criterion) => criterion.id),
    levels: standard.levels.map((level) => level.id),
    ratings: standard.ratings.map((rating) => rating.id),
    clauses: standard.ratings.map((rating) => rating.when.map((c) => clause(standard, c))),
  };
}

/**
 * Level indices in the order of the criteria, null where a level is open.
 *
 * @param {Table} table
 * @param {Levels} levels
 * @returns {(number | null)[]}
 */
export function givenLevels(table, levels) {
  return table.criteria.map((criterion) => {
    const index = table.levels.indexOf(levels[criterion] ?? "");
    return index < 0 ? null : index;
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
 * @param {Standard} standard
 * @param {Condition} condition
 * @returns {Clause}
 */
function clause(standard, condition) {
  const { kind } = condition;
  if (kind === "totalPoints") return points(standard, condition.count ?? 0);
  const level = condition.level ?? 0;
  if (kind === "eachGroup") return eachGroup(standard, condition, level);
  const total = standard.criteria.length;
  const named = kind === "named" ? new Set(condition.criteria) : null;
  const members = standard.criteria.map((criterion) => named === null || named.has(criterion.id));
  const limit = limitOf(condition, named ? named.size : total);
  const need = kind === "noMoreThan" ? total - limit : limit;
  return { kind, level, limit, demands: [reaching(standard, members, level, need)] };
}

/**
 * The number that a condition names: how many of `total` it asks for, or allows.
 * A share to reach is rounded up (2/3 of 16 is 11), a share to keep below is rounded down.
 *
 * @param {Condition} condition
 * @param {number} total
 */
function limitOf(condition, total) {
  const { kind, num, den } = condition;
  if (kind === "every" || kind === "named") return total;
  if (num === undefined || den === undefined) return condition.count ?? 0;
  const rest = (num * total) % den;
  const down = (num * total - rest) / den;
  return kind === "noMoreThan" || rest === 0 ? down : down + 1;
}

/**
 * @param {Standard} standard
 * @param {Condition} condition
 * @param {number} level
 * @returns {Clause}
 */
function eachGroup(standard, condition, level) {
  const demands = standard.groups.map((_, group) => {
    const members = standard.criteria.map((criterion) => criterion.group === group);
    const size = members.filter(Boolean).length;
    return reaching(standard, members, level, limitOf(condition, size));
  });
  return { kind: "eachGroup", level, limit: demands.length, demands };
}

/**
 * @param {Standard} standard
 * @param {number} need
 * @returns {Clause}
 */
function points(standard, need) {
  const row = standard.levels.map((level) => level.points ?? 0);
  const weights = standard.criteria.map(() => row);
  return { kind: "totalPoints", level: null, limit: need, demands: [{ weights, need }] };
}

/**
 * @param {Standard} standard
 * @param {boolean[]} members
 * @param {number} level
 * @param {number} need
 * @returns {Demand}
 */
function reaching(standard, members, level, need) {
  const counts = standard.levels.map((_, index) => (index >= level ? 1 : 0));
  const nothing = counts.map(() => 0);
  return { weights: members.map((member) => (member ? counts : nothing)), need };
}
