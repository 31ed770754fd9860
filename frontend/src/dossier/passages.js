/** Passages of papers, as notes quote them. */

import { t } from "../shared/strings.js";

/**
 * The passages that a note has taken from a paper.
 *
 * @param {string} note
 * @param {number} n the paper's number
 */
export function passagesOf(note, n) {
  if (!note) return [];
  const [before, after] = t("practice.quote", { n, passage: "\n" }).split("\n");
  return note
    .split("\n")
    .filter((line) => line.startsWith(before) && line.endsWith(after))
    .map((line) => line.slice(before.length, line.length - after.length));
}
