/**
 * The counts that are kept with an attempt, as bits.
 *
 * @import { Summary } from "../store/practice-types"
 * @import { BitReader, BitWriter } from "./bits.js"
 */

import { widthOf } from "./bits.js";

const COUNTS = /** @type {const} */ (["right", "accepted", "near", "far"]);

/** The bits of `maskOf`. */
export const MASK_BITS = COUNTS.length;

/**
 * Which counts a single thing that was asked and answered has, none above one; null: it has more.
 *
 * @param {Summary} summary
 */
export function maskOf(summary) {
  const { items, answered, tally, overall } = summary;
  const counts = COUNTS.map((name) => summary[name]);
  if (items !== 1 || answered !== 1 || tally || overall) return null;
  if (counts.some((count) => count !== undefined && count > 1)) return null;
  return counts.reduce(
    (/** @type {number} */ mask, count) => mask * 2 + Number(count !== undefined),
    0,
  );
}

/**
 * @param {BitWriter} bits
 * @param {Summary} summary that has a mask
 */
export function writeOnes(bits, summary) {
  for (const name of COUNTS) if (summary[name] !== undefined) bits.flag(summary[name]);
}

/**
 * @param {BitReader} bits
 * @param {number} mask
 * @returns {Summary}
 */
export function readOnes(bits, mask) {
  /** @type {Summary} */
  const summary = { items: 1, answered: 1 };
  COUNTS.forEach((name, n) => {
    if (Math.floor(mask / 2 ** (MASK_BITS - 1 - n)) % 2) summary[name] = Number(bits.flag());
  });
  return summary;
}

/**
 * @param {BitWriter} bits
 * @param {string[]} ratings
 * @param {number} size how many things are asked
 * @param {Summary} summary
 */
export function writeSummary(bits, ratings, size, summary) {
  const { items, answered, tally, overall } = summary;
  if (bits.flag(items !== size || answered !== size)) {
    bits.count(items);
    bits.count(answered);
  }
  for (const name of COUNTS) {
    const value = summary[name];
    if (bits.flag(value !== undefined)) bits.count(value ?? 0);
  }
  if (bits.flag(tally) && tally) {
    bits.count(tally.length);
    bits.count(tally[0]?.length ?? 0);
    for (const cell of tally.flat()) bits.count(cell);
  }
  if (bits.flag(overall) && overall) {
    for (const one of [overall.given, overall.key]) {
      bits.write(ratings.indexOf(one ?? "") + 1, widthOf(ratings.length + 1));
    }
  }
}

/**
 * @param {BitReader} bits
 * @param {string[]} ratings
 * @param {number} size
 * @returns {Summary}
 */
export function readSummary(bits, ratings, size) {
  const odd = bits.flag();
  const items = odd ? bits.count() : size;
  /** @type {Summary} */
  const summary = { items, answered: odd ? bits.count() : size };
  for (const name of COUNTS) if (bits.flag()) summary[name] = bits.count();
  if (bits.flag()) {
    const [rows, columns] = [bits.count(), bits.count()];
    const row = () => Array.from({ length: columns }, () => bits.count());
    summary.tally = Array.from({ length: rows }, row);
  }
  if (bits.flag()) {
    const rating = () => ratings[bits.read(widthOf(ratings.length + 1)) - 1] ?? null;
    summary.overall = { given: rating(), key: rating() };
  }
  return summary;
}
