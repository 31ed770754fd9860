/**
 * Feedback on a dossier: one sentence, then the overall rating, then what differs, worst first;
 * what agrees is folded. The sentence answers the tap at once, the rest follows a moment later.
 *
 * @import { Attempt, DossierKey } from "../store/practice-types"
 * @import { Comparison, Totals } from "../exercise/scoring.js"
 * @import { ScoreDossier } from "./score-dossier.js"
 */

import { el, fill } from "../shared/dom.js";
import { button } from "../exercise/element.js";
import { handingParts } from "../results/open-handing.js";
import { compare } from "../exercise/scoring.js";
import { t } from "../shared/strings.js";
import { criterionCard, matchItem } from "./feedback-criterion.js";
import { overallPart } from "./feedback-rule.js";

/** From what lean on it is worth a word (agreement.md). */
const LEAN = 0.5;

/** The share of criteria with a level from which on their lean is spoken of. */
const ENOUGH = 2 / 3;

/**
 * @param {ScoreDossier} root
 * @param {HTMLElement} place
 * @param {DossierKey} key
 */
export function showFeedback(root, place, key) {
  const { standard, attempts } = root;
  const attempt = attempts[attempts.length - 1];
  const { criteria, totals } = compare(attempt.answers, key.answers, standard);
  const context = { root, key, attempt, before: attempts[attempts.length - 2] };
  fill(
    place,
    el("h2", {}, t("practice.result.title", { n: attempt.number })),
    el("p", { class: "th-lead" }, el("strong", {}, summaryLine(totals))),
    leanLine(totals),
    beforeLine(context, totals),
  );
  setTimeout(() =>
    place.append(
      ...(standard.ratings.length ? [overallPart(root, criteria)] : []),
      ...differing(context, criteria),
      ...folded(context, criteria),
      actions(context, criteria),
    ),
  );
}

/**
 * @typedef {object} Context
 * @property {ScoreDossier} root
 * @property {DossierKey} key
 * @property {Attempt} attempt
 * @property {Attempt | undefined} before the try before this one
 */

/** @param {Totals} totals */
function summaryLine({ exact, items, near, far, apart, missing }) {
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
function leanLine({ lean, items, compared }) {
  if (lean === null || compared < items * ENOUGH) return null;
  const way = Math.abs(lean) < LEAN ? "no_lean" : lean > 0 ? "lean_high" : "lean_low";
  return el("p", {}, t(`practice.result.${way}`));
}

/**
 * @param {Context} context
 * @param {Totals} totals
 */
function beforeLine({ root, key, before }, { exact, items }) {
  if (!before) return null;
  const first = compare(before.answers, key.answers, root.standard).totals;
  const values = { n: before.number, before: first.exact, now: exact, items };
  return el("p", {}, t("practice.result.before", values));
}

/** Worst first: what must be looked at, then one level, then what was left open. */
const ORDER = ["mustFix", "tryNext", null, "goodToKnow"];

/**
 * @param {Context} context
 * @param {Comparison[]} criteria
 */
function differing(context, criteria) {
  const found = criteria
    .filter(({ type }) => type !== "wellDone")
    .sort(
      (a, b) =>
        ORDER.indexOf(a.type) - ORDER.indexOf(b.type) ||
        Math.abs(b.gap ?? 0) - Math.abs(a.gap ?? 0),
    );
  if (found.length === 0) return [el("p", {}, t("practice.result.all_match"))];
  return [
    el("h2", {}, t("practice.result.differs", { n: found.length })),
    ...found.map((one) => criterionCard(context, one)),
  ];
}

/**
 * @param {Context} context
 * @param {Comparison[]} criteria
 */
function folded(context, criteria) {
  const found = criteria.filter(({ type }) => type === "wellDone");
  if (found.length === 0) return [];
  return [
    el("h2", {}, t("practice.result.matches", { n: found.length })),
    ...found.map((one) => matchItem(context, one)),
  ];
}

/**
 * @param {Context} context
 * @param {Comparison[]} criteria
 */
function actions({ root, attempt }, criteria) {
  const same = criteria.filter(({ verdict }) => verdict === "match" || verdict === "accepted");
  const kept = Object.fromEntries(same.map(({ criterion: c }) => [c, attempt.answers[c]]));
  const some = same.length > 0 && same.length < criteria.length;
  const handing = handingParts(root.store);
  const row = el(
    "p",
    { class: "th-actions" },
    some ? button(t("practice.again_some"), () => root.again(kept), "th-button") : null,
    button(t("practice.again"), () => root.again({})),
    handing.start,
    button(t("practice.print"), () => window.print()),
  );
  return el("div", {}, row, handing.place);
}
