/**
 * What can be said of an evidence plan, and one plan of several people: who wrote what, and where
 * they differ. Plain values only.
 *
 * @import { PlanRow, ResultFile } from "../store/practice-types"
 */

/** @typedef {"state" | "keeper" | "missing" | "by"} Field what people say of a piece of evidence */
/** @typedef {{ value: string, who: string[] }} Said */
/** @typedef {{ name: string, rows: PlanRow[] }} Plan */

/**
 * @typedef {object} Joined
 * @property {string} criterion
 * @property {string} what as it was written last
 * @property {Record<Field, Said[]>} said each value once; empty: nobody said anything
 * @property {string[]} who
 * @property {Field[]} differs
 */

export const FIELDS = /** @type {Field[]} */ (["state", "keeper", "missing", "by"]);

/**
 * How many rows there are of each state; `late`: past their day and not complete.
 *
 * @param {PlanRow[]} rows
 * @param {string} today as `2026-11-30`
 */
export function counts(rows, today) {
  const of = (/** @type {string} */ state) => rows.filter((row) => row.state === state).length;
  return {
    n: rows.length,
    have: of("have"),
    part: of("part"),
    missing: of("missing"),
    open: of(""),
    late: rows.filter(({ by, state }) => by && by < today && state !== "have").length,
  };
}

/** Whether nothing was written into a row beside what it began with. @param {PlanRow} row */
export const isBare = ({ state, keeper, missing, by }) => !(state || keeper || missing || by);

/**
 * The plans in some result files, each under its person's name. A row that came in two files of one
 * person stands once, as it was changed last; what anybody took back is left out.
 *
 * @param {{ name: string, file: ResultFile }[]} files named by the file where a person gave no name
 * @returns {Plan[]}
 */
export function plansOf(files) {
  const removed = new Set(files.flatMap(({ file }) => file.removed ?? []));
  /** @type {Map<string, { row: PlanRow, name: string }>} */
  const newest = new Map();
  for (const { name, file } of files) {
    for (const row of file.plan ?? []) {
      const other = newest.get(row.id);
      if (!removed.has(row.id) && (!other || other.row.at < row.at))
        newest.set(row.id, { row, name });
    }
  }
  const names = [...new Set(files.map(({ name }) => name))];
  return names.map((name) => ({
    name,
    rows: [...newest.values()].filter((one) => one.name === name).map(({ row }) => row),
  }));
}

/**
 * One plan of several: rows that began from the same suggestion, or name the same thing in the same
 * words, are one.
 *
 * @param {Plan[]} plans
 * @param {string[]} criteria in their order
 * @returns {Joined[]}
 */
export function joined(plans, criteria) {
  /** @type {Map<string, { name: string, row: PlanRow }[]>} */
  const groups = new Map();
  for (const { name, rows } of plans) {
    for (const row of rows) {
      const key = sameThing(row);
      groups.set(key, [...(groups.get(key) ?? []), { name, row }]);
    }
  }
  const place = (/** @type {Joined} */ one) => criteria.indexOf(one.criterion);
  return [...groups.values()].map(joinedRow).sort((a, b) => place(a) - place(b));
}

/** @param {PlanRow} row */
function sameThing({ criterion, entry, what }) {
  const words = what.normalize("NFC").toLowerCase().trim().replace(/\s+/g, " ");
  return `${criterion}/${entry ? `entry/${entry}` : `words/${words}`}`;
}

/**
 * @param {{ name: string, row: PlanRow }[]} group
 * @returns {Joined}
 */
function joinedRow(group) {
  const last = group.reduce((a, b) => (b.row.at > a.row.at ? b : a));
  const said = /** @type {Record<Field, Said[]>} */ (
    Object.fromEntries(FIELDS.map((field) => [field, saidOf(group, field)]))
  );
  return {
    criterion: last.row.criterion,
    what: last.row.what,
    said,
    who: [...new Set(group.map(({ name }) => name))],
    differs: FIELDS.filter((field) => said[field].length > 1),
  };
}

/**
 * Who wrote nothing contradicts nobody.
 *
 * @param {{ name: string, row: PlanRow }[]} group
 * @param {Field} field
 */
function saidOf(group, field) {
  /** @type {Map<string, Set<string>>} */
  const values = new Map();
  for (const { name, row } of group) {
    const value = row[field].trim();
    if (value) values.set(value, (values.get(value) ?? new Set()).add(name));
  }
  return [...values].map(([value, who]) => ({ value, who: [...who] }));
}
