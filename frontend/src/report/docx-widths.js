/**
 * How a table of the Word report lies on the paper: no word and no figure is broken in a narrow
 * column, and no row is alone on a page.
 *
 * @import { Column } from "./types"
 */

/** What a letter of a table takes, and what stands beside a text, in twentieths of a point. */
const LETTER = 108;
const BESIDE = 150;
/** Longer words are addresses and the like: they may be broken. */
const WORD = 14;
/** So short a table stays on one page. */
const SHORT = 6;

/**
 * Each column is as wide as its longest word; the rest goes to those that asked for more. A figure
 * with its sign is one word: the space between them is not one to break at.
 *
 * @param {Pick<Column, "name" | "width">[]} columns
 * @param {string[][]} texts row by row
 * @param {number} width of the whole table, in twentieths of a point
 * @returns {number[]}
 */
export function columnWidths(columns, texts, width) {
  const asked = columns.reduce((all, column) => all + column.width, 0);
  const least = columns.map(({ name }, n) => {
    const words = [name, ...texts.map((row) => row[n])].flatMap((text) => text.split(/[ \n]+/));
    return LETTER * Math.min(WORD, Math.max(...words.map((word) => word.length))) + BESIDE;
  });
  const needed = least.reduce((all, one) => all + one, 0);
  if (needed >= width) return least.map((one) => Math.floor((width * one) / needed));
  const more = columns.map((column, n) => Math.max(0, (width * column.width) / asked - least[n]));
  const wished = more.reduce((all, one) => all + one, 0);
  return least.map((one, n) => Math.floor(one + ((width - needed) * more[n]) / wished));
}

/**
 * Whether a row stays on the page of the next one.
 *
 * @param {number} at its place, from 0
 * @param {number} rows how many there are
 */
export function isKept(at, rows) {
  const last = at === rows - 1;
  return !last && (rows <= SHORT || at === 0 || at === rows - 2);
}
