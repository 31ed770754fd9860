/**
 * A plan as a table of plain texts, for screen, print, Word and Excel alike.
 *
 * @import { PlanRow } from "../store/practice-types"
 * @import { Cell, Column, Table } from "../report/types"
 * @import { Field, Joined, Said } from "./rows.js"
 */

import { t } from "../shared/strings.js";

/**
 * A day as the course's language writes it; empty stays empty.
 *
 * @param {string} day as `2026-11-30`
 */
export function dayWords(day) {
  const [y, m, d] = day.split("-");
  return day ? t("plan.day", { d, m, y }) : "";
}

/** @param {PlanRow["state"]} state */
export const stateWords = (state) => t(`plan.states.${state || "open"}`);

/** A day of this computer as `2026-11-30`. @param {Date} at */
export function dayOf(at) {
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** @param {string} name @param {number} width @returns {Column} */
export const column = (name, width) => ({ name, kind: "text", width });

const columns = () => [
  column(t("plan.criterion"), 24),
  column(t("plan.what"), 40),
  column(t("plan.state"), 14),
  column(t("plan.keeper"), 24),
  column(t("plan.missing"), 34),
  column(t("plan.by"), 16),
];

/**
 * @param {Record<string, string>} names of criteria by id, in their order
 * @param {PlanRow[]} rows
 * @returns {Table}
 */
export function planTable(names, rows) {
  const lines = Object.entries(names).flatMap(([criterion, name]) =>
    rows
      .filter((row) => row.criterion === criterion)
      .map((row) => [
        name,
        row.what || t("plan.unnamed"),
        stateWords(row.state),
        row.keeper,
        row.missing,
        dayWords(row.by),
      ]),
  );
  return {
    id: "plan",
    title: t("plan.sheet"),
    notes: without(names, rows),
    columns: columns(),
    rows: lines,
  };
}

/**
 * @param {Record<string, string>} names
 * @param {Joined[]} rows
 * @returns {Table}
 */
export function joinedTable(names, rows) {
  return {
    id: "joined",
    title: t("plan.sheet"),
    notes: without(names, rows),
    columns: [...columns(), column(t("plan.who"), 18)],
    rows: rows.map((row) => [
      names[row.criterion],
      row.what || t("plan.unnamed"),
      .../** @type {Field[]} */ (["state", "keeper", "missing", "by"]).map((field) =>
        saidWords(field, row.said[field]),
      ),
      row.who.join(", "),
    ]),
  };
}

/**
 * One value alone; several with who said each, one below the other.
 *
 * @param {Field} field
 * @param {Said[]} said
 * @returns {Cell}
 */
function saidWords(field, said) {
  const words = (/** @type {string} */ value) => {
    if (field === "state") return stateWords(/** @type {PlanRow["state"]} */ (value));
    return field === "by" ? dayWords(value) : value;
  };
  if (said.length < 2) return said.map(({ value }) => words(value)).join("");
  return said
    .map(({ value, who }) => t("plan.join.said", { value: words(value), who: who.join(", ") }))
    .join("\n");
}

/**
 * Criteria that no row speaks of.
 *
 * @param {Record<string, string>} names
 * @param {{ criterion: string }[]} rows
 */
function without(names, rows) {
  const left = Object.keys(names).filter((id) => !rows.some(({ criterion }) => criterion === id));
  if (left.length === 0) return [];
  return [t("plan.without_rows", { criteria: left.map((id) => names[id]).join("; ") })];
}
