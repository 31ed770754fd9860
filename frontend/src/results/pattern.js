/**
 * A person's own pattern over dossiers: which way and how far from the key, as a sentence, a
 * picture and a table. First tries only; nothing is said of a single dossier or of a few levels.
 *
 * @import { Attempt } from "../store/practice-types"
 * @import { Standard } from "../shared/types"
 */

import { agreement, itemsOf, pooled } from "../agreement/agreement.js";
import { leanWay } from "../agreement/lean.js";
import { el } from "../shared/dom.js";
import { t } from "../shared/strings.js";
import { tallyPicture } from "./tally-picture.js";

const LEAST_DOSSIERS = 2;

/**
 * @param {Attempt[]} attempts with the keys of this site
 * @returns {HTMLElement[]}
 */
export function patternParts(attempts) {
  const scored = attempts.filter(
    ({ kind, number, summary }) => kind === "dossier" && number === 1 && summary.tally,
  );
  const standards = Object.values(globalThis.taphuan?.standards ?? {});
  const parts = standards.flatMap((standard) => {
    const own = scored.filter((attempt) => attempt.standard === standard.id);
    return own.length ? ofStandard(standard, own) : [];
  });
  if (parts.length === 0) return [];
  return [el("h2", { id: "pattern" }, t("results.pattern.title")), ...parts];
}

/**
 * @param {Standard} standard
 * @param {Attempt[]} attempts
 * @returns {HTMLElement[]}
 */
function ofStandard(standard, attempts) {
  const levels = standard.levels.length;
  const tallies = attempts.flatMap(({ summary: { tally } }) =>
    fits(tally, levels) ? [tally] : [],
  );
  const tally = pooled(tallies, levels);
  const { n, higher, lower, lean, meanAbsolute, exact } = agreement(itemsOf(tally), levels);
  const dossiers = tallies.length;
  const head = el("h3", {}, standard.short);
  const least = standard.criteria.length;
  if (dossiers < LEAST_DOSSIERS || n < least || lean.value === null) {
    return [head, el("p", {}, t("results.pattern.too_few", { n: dossiers, levels: n, least }))];
  }
  const values = { n, dossiers, higher, lower, same: exact.count };
  return [
    head,
    el("p", { "data-keep": standard.short }, t("results.pattern.counts", values)),
    el("p", { "data-keep": "" }, leanLine(lean.value, meanAbsolute.value ?? 0, values)),
    el(
      "div",
      { class: "th-two" },
      el("div", {}, tallyPicture(standard, tally), legend(standard)),
      tallyTable(standard, tally),
    ),
    ...(standard.ratings.length ? [sameRating(attempts)] : []),
  ];
}

/**
 * @param {number[][] | undefined} tally
 * @param {number} levels
 * @returns {tally is number[][]}
 */
function fits(tally, levels) {
  return tally?.length === levels && tally.every((row) => row.length === levels);
}

/**
 * @param {number} lean
 * @param {number} apart
 * @param {{ higher: number, lower: number, n: number }} counts
 */
function leanLine(lean, apart, counts) {
  const decimal = (/** @type {number} */ value) =>
    value.toFixed(1).replace(".", t("results.pattern.point"));
  return t(`results.pattern.${leanWay(lean, counts)}`, {
    lean: decimal(Math.abs(lean)),
    apart: decimal(apart),
  });
}

/**
 * What the letters, the rows, the frames and the shades of the picture mean, where it stands.
 *
 * @param {Standard} standard
 */
function legend({ levels }) {
  const letters = levels.flatMap(({ short, name }) =>
    short === name ? [] : [t("results.pattern.letter", { short, name })],
  );
  const words = [letters.join(", "), t("results.pattern.legend")].filter(Boolean);
  return el("p", { class: "th-small th-tally-legend" }, words.join(". "));
}

/** @param {Attempt[]} attempts */
function sameRating(attempts) {
  const decided = attempts.filter(({ summary: { overall } }) => overall?.given && overall.key);
  const same = decided.filter(({ summary: { overall } }) => overall?.given === overall?.key);
  const values = { n: same.length, total: decided.length };
  return el(
    "p",
    {},
    t(decided.length ? "results.pattern.rating" : "results.pattern.no_rating", values),
  );
}

/**
 * @param {Standard} standard
 * @param {number[][]} tally
 */
function tallyTable(standard, tally) {
  const names = standard.levels.map(({ name }) => name);
  const head = [t("results.pattern.corner"), ...names].map((name) =>
    el("th", { scope: "col" }, name),
  );
  const rows = tally.map((row, key) =>
    el(
      "tr",
      {},
      el("th", { scope: "row" }, names[key]),
      ...row.map((times) => el("td", {}, String(times))),
    ),
  );
  return el(
    "table",
    { class: "th-table th-tally" },
    el("caption", {}, t("results.pattern.caption")),
    el("thead", {}, el("tr", {}, ...head)),
    el("tbody", {}, ...rows),
  );
}
