/**
 * The first lines of the feedback: how many agree, how far the others are, which way they lean.
 *
 * @import { Totals } from "../exercise/scoring.js"
 * @import { Context } from "./feedback.js"
 */

import { el } from "../shared/dom.js";
import { leanWay } from "../agreement/lean.js";
import { compare } from "../exercise/scoring.js";
import { t } from "../shared/strings.js";

/** The share of criteria with a level from which on their lean is spoken of. */
const ENOUGH = 2 / 3;

const WAYS = /** @type {const} */ ({ even: "no_lean", high: "lean_high", low: "lean_low" });

/** @param {Totals} totals */
export function hidingLine({ exact, items, missing }) {
  const agree = t("practice.result.exact", { n: exact, items });
  return missing ? `${agree} · ${t("practice.result.missing", { n: missing })}` : agree;
}

/** @param {Totals} totals */
export function summaryLine({ exact, items, near, far, apart, missing }) {
  return [
    t("practice.result.exact", { n: exact, items }),
    near ? t("practice.result.near", { n: near }) : "",
    far ? t("practice.result.far", { n: far }) : "",
    apart ? t("practice.result.apart", { n: apart }) : "",
    missing ? t("practice.result.missing", { n: missing }) : "",
  ]
    .filter(Boolean)
    .join(" · ");
}

/**
 * Which way the levels lean; a few of them say nothing about that.
 *
 * @param {Totals} totals
 */
export function leanLine({ lean, items, compared, higher, lower }) {
  if (lean === null || compared < items * ENOUGH) return null;
  const way = leanWay(lean, { higher, lower, n: compared });
  if (way === "unclear") return null; // for one dossier the counts above suffice
  return el("p", {}, t(`practice.result.${WAYS[way]}`));
}

/**
 * @param {Context} context
 * @param {Totals} totals
 */
export function beforeLine({ root, key, before }, { exact, items }) {
  if (!before) return null;
  const first = compare(before.answers, key.answers, root.standard).totals;
  const values = { n: before.number, before: first.exact, now: exact, items };
  return el("p", {}, t("practice.result.before", values));
}
