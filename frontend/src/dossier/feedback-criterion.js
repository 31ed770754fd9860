/**
 * Feedback on one criterion: direction and distance, the deciding words of the standard, why, and
 * the decisive evidence, which opens in place. Why stands folded below what.
 *
 * @import { Comparison } from "../exercise/scoring.js"
 * @import { Context } from "./feedback.js"
 */

import { NOT_APPLICABLE } from "../rating/rating.js";
import { el } from "../shared/dom.js";
import { prose } from "../drills/explain.js";
import { t } from "../shared/strings.js";
import { answerMark, answerName, foldedPaper, levelWords, numbered, slide } from "./words.js";

/**
 * @param {Context} context
 * @param {Comparison} one
 */
export function criterionCard(context, one) {
  const type = one.type ?? "open";
  return el(
    "section",
    { class: "th-card th-differs", "data-type": type, id: `at-${one.criterion}` },
    el("h3", {}, criterionTitle(context, one)),
    el(
      "p",
      {},
      el("span", { class: "th-tag" }, t(`practice.type.${type}`)),
      " ",
      sentence(context, one),
    ),
    scale(context, one),
    beforeSentence(context, one),
    el("details", { class: "th-why" }, el("summary", {}, t("practice.why")), whyPart(context, one)),
  );
}

/**
 * The deciding words beside the reasons and the papers.
 *
 * @param {Context} context
 * @param {Comparison} one
 */
function whyPart(context, one) {
  const asked = levelsAsked(context.root.standard, one);
  return el(
    "div",
    { class: "th-two" },
    el("div", {}, heading("deciding"), levelWords(fieldOf(context, one), asked)),
    el("div", {}, ...reasons(context, one), ...evidence(context, one), ownNote(context, one)),
  );
}

/**
 * @param {string} key
 * @param {Record<string, string>} [values]
 */
function heading(key, values) {
  return el("p", { class: "th-differs__head" }, t(`practice.${key}`, values));
}

/**
 * A criterion that agrees: folded to one line.
 *
 * @param {Context} context
 * @param {Comparison} one
 */
export function matchItem(context, one) {
  return el(
    "details",
    { class: "th-matches", id: `at-${one.criterion}` },
    el(
      "summary",
      {},
      criterionTitle(context, one),
      " ",
      answerMark(context.root.standard, one.given, context.root),
    ),
    ...reasons(context, one),
    ...evidence(context, one),
  );
}

/**
 * @param {Context} context
 * @param {Comparison} one
 */
export function criterionTitle({ root }, { criterion }) {
  const { number, short } = root.standard.criteria.find(({ id }) => id === criterion) ?? {};
  return `${number}. ${short}`;
}

/**
 * @param {Context} context
 * @param {Comparison} one
 */
function fieldOf({ root }, { criterion }) {
  const field = root.querySelector(`[data-criterion="${criterion}"]`);
  if (!field) throw new Error(`no form for ${criterion}`);
  return field;
}

/**
 * What was chosen, what the key says, which way and how far.
 *
 * @param {Context} context
 * @param {Comparison} one
 */
function sentence({ root }, { given, expected, verdict, gap, evidence }) {
  const { standard } = root;
  const n = Math.abs(gap ?? 0);
  const values = {
    given: answerName(standard, given),
    expected: answerName(standard, expected),
    n,
  };
  if (verdict === "match") {
    return t(
      evidence.chosen.length ? "practice.gap.other_evidence" : "practice.gap.no_evidence",
      values,
    );
  }
  if (given !== expected && given === NOT_APPLICABLE) return t("practice.gap.absent", values);
  if (given && given !== expected && expected === NOT_APPLICABLE) {
    return t("practice.gap.applies", values);
  }
  const one = (verdict === "higher" || verdict === "lower") && n === 1 ? "_1" : "";
  return t(`practice.gap.${verdict}${one}`, values);
}

/**
 * @param {Context} context
 * @param {Comparison} one
 */
function scale({ root }, { given, expected, gap }) {
  if (!gap) return null;
  const order = root.standard.levels.map(({ id }) => id);
  return slide(root.standard, order.indexOf(given ?? ""), order.indexOf(expected));
}

/**
 * @param {Context} context
 * @param {Comparison} one
 */
function beforeSentence({ root, before }, { criterion, given }) {
  const then = before?.answers[criterion]?.level ?? null;
  if (!before || then === given) return null;
  const level = answerName(root.standard, then);
  return el("p", { class: "th-small" }, t("practice.before", { n: before.number, level }));
}

/**
 * The levels whose words decide: the key's and mine; where one of them is no level, the key's
 * highest words alone.
 *
 * @param {import("../shared/types").Standard} standard
 * @param {Comparison} one
 */
function levelsAsked({ levels }, { given, expected }) {
  const order = levels.map(({ id }) => id);
  const found = [given, expected].map((id) => order.indexOf(id ?? "")).filter((n) => n >= 0);
  return found.length ? found : [1];
}

/**
 * The answer to the level that was chosen, then the reason of the key.
 *
 * @param {Context} context
 * @param {Comparison} one
 */
function reasons({ root, key }, { criterion, given, gap }) {
  const { rationale, notHigher, notLower } = key.reasons.ratings[criterion];
  const answer = gap ? (gap > 0 ? notHigher : notLower) : undefined;
  const level = answerName(root.standard, given);
  const why = Number(gap) > 0 ? "why_not_higher" : "why_not_lower";
  return [
    ...(answer ? [heading(why, { level }), ...prose(numbered(root, answer))] : []),
    heading("rationale"),
    ...prose(numbered(root, rationale)),
  ];
}

/**
 * @param {Context} context
 * @param {Comparison} one
 */
function evidence({ root, key }, { evidence: { chosen, decisive, faulty } }) {
  const remark = (/** @type {string} */ paper) =>
    t(chosen.includes(paper) ? "practice.evidence.used" : "practice.evidence.unused");
  const others = chosen.filter((paper) => !decisive.includes(paper) && !faulty.includes(paper));
  return [
    ...faulty.flatMap((paper) => [
      el(
        "p",
        { class: "th-notice" },
        t("practice.evidence.faulty"),
        " ",
        numbered(root, key.reasons.faults[paper]),
      ),
      foldedPaper(root, paper),
    ]),
    decisive.length ? heading("evidence.decisive") : null,
    ...decisive.map((paper) => foldedPaper(root, paper, remark(paper))),
    others.length ? heading("evidence.yours") : null,
    ...others.map((paper) => foldedPaper(root, paper)),
  ];
}

/**
 * @param {Context} context
 * @param {Comparison} one
 */
function ownNote({ attempt }, { criterion }) {
  const note = attempt.answers[criterion]?.note;
  return note ? el("p", { class: "th-small th-own" }, t("practice.your_note"), " ", note) : null;
}
