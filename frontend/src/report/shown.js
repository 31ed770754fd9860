/**
 * A cell as people read it: the same on screen, in print and in Word; Excel is told to format the
 * same number in the same way.
 *
 * @import { Cell, ColumnKind } from "./types"
 */

import { t } from "../shared/strings.js";

/**
 * @param {ColumnKind} kind
 * @param {Cell} cell
 */
export function shown(kind, cell) {
  if (cell === null) return t("report.nothing");
  if (typeof cell === "object") return cell.of ? `${percent(cell)}\u00a0%` : t("report.nothing");
  if (kind === "lean") return signed(Number(cell));
  if (kind === "time") return minute(Number(cell));
  return String(cell);
}

/**
 * A share in percent with one place, halves upwards, by integers.
 *
 * @param {{ count: number, of: number }} share
 */
function percent({ count, of }) {
  const tenths = Math.floor((2000 * count + of) / (2 * of));
  return (tenths / 10).toFixed(1).replace(".", t("report.point"));
}

const DAY = 24 * 60 * 60 * 1000;
/** The first of January 1970 as workbooks count days. */
const FIRST = 25569;

/**
 * The minute of a time as workbooks count days, on the clock of this computer: it sorts and
 * filters as a date.
 *
 * @param {string} time
 */
export function workbookTime(time) {
  const at = new Date(time);
  const [y, m, d] = [at.getFullYear(), at.getMonth(), at.getDate()];
  return Date.UTC(y, m, d, at.getHours(), at.getMinutes()) / DAY + FIRST;
}

/** @param {number} days */
function minute(days) {
  const at = new Date(Math.round((days - FIRST) * DAY));
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  const [d, m, y] = [two(at.getUTCDate()), two(at.getUTCMonth() + 1), at.getUTCFullYear()];
  return `${t("report.day", { d, m, y })} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
}

/** @param {number} value */
function signed(value) {
  const text = Math.abs(value).toFixed(2).replace(".", t("report.point"));
  return value === 0 ? text : `${value > 0 ? "+" : "\u2212"}${text}`;
}

/**
 * A mean to two places, halves away from zero, so that every program that shows two places shows
 * the same.
 *
 * @param {number | null} value
 */
export function twoPlaces(value) {
  if (value === null) return null;
  const hundredths = Math.round(Math.abs(value) * 100 + 1e-9);
  return hundredths === 0 ? 0 : (Math.sign(value) * hundredths) / 100;
}
