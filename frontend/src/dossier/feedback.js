/**
 * Feedback on a dossier: one sentence, all criteria at a glance, the overall rating, then the three
 * that matter most; the rest is folded. After a first try hints come before the key. The sentence
 * answers the tap at once, the rest follows a moment later.
 *
 * @import { Attempt, DossierKey } from "../store/practice-types"
 * @import { Comparison } from "../exercise/scoring.js"
 * @import { ScoreDossier } from "./score-dossier.js"
 */

import { all, el, fill } from "../shared/dom.js";
import { button } from "../exercise/element.js";
import { handingParts } from "../results/open-handing.js";
import { compare } from "../exercise/scoring.js";
import { t } from "../shared/strings.js";
import { recall, remember, storageKey } from "../shared/storage.js";
import { criterionCard, criterionTitle, matchItem } from "./feedback-criterion.js";
import { overallPart } from "./feedback-rule.js";
import { strip, wayOf } from "./feedback-strip.js";
import { beforeLine, hidingLine, leanLine, summaryLine } from "./feedback-summary.js";
import { hint, isHinted, placeHints, rememberHinted } from "./hints.js";

/** How many criteria are laid open at once: more is not read. */
const MOST = 3;

/**
 * @param {ScoreDossier} root
 * @param {HTMLElement} place
 * @param {DossierKey} key
 */
export function showFeedback(root, place, key) {
  const context = contextOf(root, key);
  const { attempt } = context;
  const { criteria, totals } = compare(attempt.answers, key.answers, root.standard);
  const hiding = isHiding(context, criteria);
  fill(
    place,
    el("h2", {}, t("practice.result.title", { n: attempt.number })),
    el(
      "p",
      { class: "th-lead" },
      el("strong", {}, hiding ? hidingLine(totals) : summaryLine(totals)),
    ),
    hiding ? null : leanLine(totals),
    hiding ? null : beforeLine(context, totals),
  );
  setTimeout(() =>
    place.append(...(hiding ? hints(context, criteria, place) : whole(context, criteria))),
  );
}

/**
 * @param {ScoreDossier} root
 * @param {DossierKey} key
 * @returns {Context}
 */
function contextOf(root, key) {
  const { attempts } = root;
  const attempt = attempts[attempts.length - 1];
  return { root, key, attempt, before: attempts[attempts.length - 2] };
}

/**
 * A second try that was left in the middle has its hints again.
 *
 * @param {ScoreDossier} root
 */
export function hintsAgain(root) {
  const { attempts } = root;
  if (!isHinted(root, attempts[attempts.length - 1].id)) return;
  root.withKey((/** @type {DossierKey} */ key) => {
    const context = contextOf(root, key);
    const { criteria } = compare(context.attempt.answers, key.answers, root.standard);
    placeHints(context, criteria.filter(differs));
  });
}

/** @param {Comparison} one */
const differs = (one) => wayOf(one).way !== "same";

/**
 * Whether the key is still held back: after a first try on one's own that differs somewhere, until
 * somebody asks for it. What came out of a phrase was asked for.
 *
 * @param {Context} context
 * @param {Comparison[]} criteria
 */
function isHiding({ root, attempt }, criteria) {
  const answered = criteria.some(({ verdict }) => verdict !== "missing");
  const alone = root.openKey && root.exercise.kind === "dossier";
  if (!alone || attempt.number > 1 || !answered || !criteria.some(differs)) return false;
  return root.asked !== attempt.id && recall(shownKey(root)) !== attempt.id;
}

/** @param {ScoreDossier} root */
function shownKey({ exercise: { id, keyHash } }) {
  return storageKey("shown", id, keyHash);
}

/**
 * Where the answers agree, and what to look at again where they do not.
 *
 * @param {Context} context
 * @param {Comparison[]} criteria
 * @param {HTMLElement} place
 */
function hints(context, criteria, place) {
  const { root, key, attempt } = context;
  const show = button(t("practice.hint.show_key"), () => {
    root.asked = attempt.id; // for this visit, where the browser stores nothing
    remember(shownKey(root), attempt.id);
    showFeedback(root, place, key);
    place.focus({ preventScroll: true });
    root.scrollIntoView({ block: "start" });
  });
  show.dataset.do = "show-key";
  const found = worstFirst(context, criteria).filter(differs);
  const cards = found.map((one) => {
    const title = el("h3", {}, criterionTitle(context, one));
    return el(
      "section",
      { class: "th-card th-differs", id: `at-${one.criterion}` },
      title,
      hint(context, one),
    );
  });
  return [
    el("p", {}, t("practice.hint.about")),
    el("p", { class: "th-actions" }, againSome(context, criteria), show),
    strip(root, criteria, follow, true),
    el("h2", {}, t("practice.hint.title")),
    ...cards.slice(0, MOST),
    rest(cards.slice(MOST)),
  ];
}

/**
 * Everything, the key with its reasons.
 *
 * @param {Context} context
 * @param {Comparison[]} criteria
 */
function whole(context, criteria) {
  const { root } = context;
  return [
    el("p", { class: "th-actions" }, againSome(context, criteria), papersAgain(root)),
    strip(root, criteria, follow),
    root.standard.ratings.length ? overallPart(root, criteria) : "",
    ...differing(context, criteria),
    ...folded(context, criteria),
    actions(context),
  ];
}

/**
 * Opens what is said of a criterion and leads there.
 *
 * @param {string} criterion
 */
function follow(criterion) {
  const target = document.getElementById(`at-${criterion}`);
  for (let up = target; up; up = up.parentElement) {
    if (up instanceof HTMLDetailsElement) up.open = true;
  }
  target?.querySelector("details")?.toggleAttribute("open", true);
  target?.scrollIntoView({ block: "start" });
}

/** @param {HTMLElement[]} cards */
function rest(cards) {
  if (cards.length === 0) return "";
  const summary = el("summary", {}, t("practice.result.rest", { n: cards.length }));
  return el("details", { class: "th-rest" }, summary, ...cards);
}

/** @param {ScoreDossier} root */
function papersAgain(root) {
  return button(t("practice.papers_again"), () => root.papers.layer.open());
}

/**
 * @typedef {object} Context
 * @property {ScoreDossier} root
 * @property {DossierKey} key
 * @property {Attempt} attempt
 * @property {Attempt | undefined} before the try before this one
 */

/** Worst first: what must be looked at, then one level, then what was left open. */
const ORDER = ["mustFix", "tryNext", null, "goodToKnow"];

/**
 * What differs; of two that differ alike, the one that the rule asks more of comes first.
 *
 * @param {Context} context
 * @param {Comparison[]} criteria
 */
function worstFirst({ root }, criteria) {
  const pivotal = new Set(root.standard.criteria.filter((c) => c.pivotal).map(({ id }) => id));
  const weight = (/** @type {Comparison} */ one) => Number(pivotal.has(one.criterion));
  return criteria
    .filter(({ type }) => type !== "wellDone")
    .sort(
      (a, b) =>
        ORDER.indexOf(a.type) - ORDER.indexOf(b.type) ||
        Math.abs(b.gap ?? 0) - Math.abs(a.gap ?? 0) ||
        weight(b) - weight(a),
    );
}

/**
 * @param {Context} context
 * @param {Comparison[]} criteria
 */
function differing(context, criteria) {
  const found = worstFirst(context, criteria);
  if (found.length === 0) return [el("p", {}, t("practice.result.all_match"))];
  const cards = found.map((one) => criterionCard(context, one));
  const most = Math.min(MOST, found.length);
  return [
    el("h2", {}, t("practice.result.differs", { n: most, total: found.length })),
    ...cards.slice(0, MOST),
    rest(cards.slice(MOST)),
  ];
}

/**
 * @param {Context} context
 * @param {Comparison[]} criteria
 */
function folded(context, criteria) {
  const found = criteria.filter(({ type }) => type === "wellDone");
  if (found.length === 0) return [];
  const summary = el("summary", {}, t("practice.result.matches", { n: found.length }));
  const items = found.map((one) => matchItem(context, one));
  return [el("details", { class: "th-rest" }, summary, ...items)];
}

/**
 * The way to a second try with what agreed in place; elsewhere a hint stands above the levels.
 *
 * @param {Context} context
 * @param {Comparison[]} criteria
 */
function againSome(context, criteria) {
  const { root, attempt } = context;
  const differing = criteria.filter(differs);
  if (differing.length === 0) return null;
  const same = criteria.filter((one) => !differs(one));
  const kept = Object.fromEntries(same.map(({ criterion: c }) => [c, attempt.answers[c]]));
  const again = () => {
    rememberHinted(root, attempt.id);
    root.again(kept);
    placeHints(context, differing);
  };
  return button(t("practice.again_some"), again, "th-button");
}

/** @param {Context} context */
function actions({ root }) {
  const handing = handingParts(root.store);
  const row = el(
    "p",
    { class: "th-actions" },
    button(t("practice.again"), () => {
      rememberHinted(root, null);
      root.again({});
    }),
    handing.start,
    button(t("practice.print"), () => {
      for (const fold of all(root, ".th-rest, .th-why", HTMLDetailsElement)) fold.open = true;
      window.print();
    }),
  );
  return el("div", {}, row, handing.place);
}
