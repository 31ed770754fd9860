/**
 * Answers to a dossier beside its key: how far, in which direction, and on what evidence.
 *
 * @import { Answer, Answers, DossierAnswerKey, DossierKey, Summary } from "../store/practice-types"
 * @import { Standard } from "../shared/types"
 */

import { overallRating, scaleOf } from "../rating/rating.js";

/** The answer "not enough evidence": its own answer, never the lowest level. */
export const NOT_ENOUGH = "not_enough";

/**
 * match: the key's answer; accepted: one the key accepts too; higher, lower: than the key;
 * notEnough: the key finds enough evidence; enough: the key does not; missing: no answer.
 *
 * @typedef {"match" | "accepted" | "higher" | "lower" | "notEnough" | "enough" | "missing"} Verdict
 */

/** @typedef {"mustFix" | "tryNext" | "goodToKnow" | "wellDone"} FeedbackType */

/**
 * @typedef {{ chosen: string[], decisive: string[], hit: string[], faulty: string[] }} EvidenceUse
 */

/**
 * @typedef {object} Comparison
 * @property {string} criterion
 * @property {string | null} given
 * @property {string} expected
 * @property {boolean} accepted
 * @property {number | null} gap levels above the key; null where one side is no level
 * @property {Verdict} verdict
 * @property {EvidenceUse} evidence
 * @property {FeedbackType | null} type null where nothing was answered
 */

/**
 * @typedef {object} Totals
 * @property {number} items
 * @property {number} answered
 * @property {number} exact the key's answer or an accepted one
 * @property {number} accepted of these, those that are accepted only
 * @property {number} near one level apart
 * @property {number} far two levels apart or more
 * @property {number} apart one side says "not enough evidence", the other a level
 * @property {number} missing
 * @property {number} compared where both sides give a level
 * @property {number} higher of the compared ones, than the key
 * @property {number} lower
 * @property {number | null} lean mean gap; null where nothing can be compared
 * @property {number} otherEvidence right level, none of the decisive evidence
 */

/**
 * Every criterion of the key, in the order of the standard, and what they sum up to.
 *
 * @param {Answers} answers
 * @param {DossierKey["answers"]} key
 * @param {Standard} standard
 * @returns {{ criteria: Comparison[], totals: Totals }}
 */
export function compare(answers, key, standard) {
  const criteria = standard.criteria
    .filter(({ id }) => id in key.ratings)
    .map((criterion) => {
      const { id } = criterion;
      const levels = scaleOf(standard, criterion);
      return compareOne(id, answers[id] ?? {}, key.ratings[id], key.faulty, levels);
    });
  return { criteria, totals: sumUp(criteria) };
}

/**
 * @param {string} criterion
 * @param {Answer} answer
 * @param {DossierAnswerKey} key
 * @param {string[]} faultyPapers
 * @param {string[]} levels
 * @returns {Comparison}
 */
function compareOne(criterion, answer, key, faultyPapers, levels) {
  const given = answer.level ?? null;
  const { accepted, gap, verdict } = judge(given, key, levels);
  const evidence = evidenceUse(answer.evidence ?? [], key.decisive, faultyPapers);
  const type = typeOf(verdict, gap, evidence);
  return { criterion, given, expected: key.level, accepted, gap, verdict, evidence, type };
}

/**
 * A level beside its key, whatever it was chosen on.
 *
 * @param {string | null} given
 * @param {Pick<DossierAnswerKey, "level" | "accept">} key
 * @param {string[]} levels
 */
export function judge(given, key, levels) {
  const gap = gapOf(given, key.level, levels);
  const accepted = given !== null && given !== key.level && key.accept.includes(given);
  return { accepted, gap, verdict: findingOf(given, key.level, accepted, gap) };
}

/**
 * @param {string | null} given
 * @param {string} expected
 * @param {string[]} levels
 */
function gapOf(given, expected, levels) {
  const [mine, keys] = [levels.indexOf(given ?? ""), levels.indexOf(expected)];
  return mine < 0 || keys < 0 ? null : mine - keys;
}

/**
 * @param {string | null} given
 * @param {string} expected
 * @param {boolean} accepted
 * @param {number | null} gap
 * @returns {Verdict}
 */
function findingOf(given, expected, accepted, gap) {
  if (given === null) return "missing";
  if (given === expected) return "match";
  if (accepted) return "accepted";
  if (gap === null) return given === NOT_ENOUGH ? "notEnough" : "enough";
  return gap > 0 ? "higher" : "lower";
}

/**
 * A paper with a fault that the key itself relies on was used with care: it is not held against
 * anybody.
 *
 * @param {string[]} chosen
 * @param {string[]} decisive
 * @param {string[]} faultyPapers
 * @returns {EvidenceUse}
 */
function evidenceUse(chosen, decisive, faultyPapers) {
  return {
    chosen,
    decisive,
    hit: decisive.filter((paper) => chosen.includes(paper)),
    faulty: chosen.filter((paper) => faultyPapers.includes(paper) && !decisive.includes(paper)),
  };
}

/**
 * @param {Verdict} verdict
 * @param {number | null} gap
 * @param {EvidenceUse} evidence
 * @returns {FeedbackType | null}
 */
function typeOf(verdict, gap, evidence) {
  if (verdict === "missing") return null;
  if (verdict === "match") return missesEvidence(evidence) ? "goodToKnow" : "wellDone";
  if (verdict === "accepted") return "goodToKnow";
  return Math.abs(gap ?? 1) >= 2 || evidence.faulty.length > 0 ? "mustFix" : "tryNext";
}

/** @param {EvidenceUse} evidence */
function missesEvidence({ decisive, hit }) {
  return decisive.length > 0 && hit.length === 0;
}

/**
 * @param {Comparison[]} criteria
 * @returns {Totals}
 */
function sumUp(criteria) {
  const count = (/** @type {(one: Comparison) => boolean} */ test) => criteria.filter(test).length;
  const gaps = criteria.flatMap(({ gap }) => (gap === null ? [] : [gap]));
  const off = (/** @type {Comparison} */ one) =>
    one.verdict === "higher" || one.verdict === "lower" ? Math.abs(one.gap ?? 0) : 0;
  return {
    items: criteria.length,
    answered: count(({ verdict }) => verdict !== "missing"),
    exact: count(({ verdict }) => verdict === "match" || verdict === "accepted"),
    accepted: count(({ verdict }) => verdict === "accepted"),
    near: count((one) => off(one) === 1),
    far: count((one) => off(one) >= 2),
    apart: count(({ verdict }) => verdict === "notEnough" || verdict === "enough"),
    missing: count(({ verdict }) => verdict === "missing"),
    compared: gaps.length,
    higher: gaps.filter((gap) => gap > 0).length,
    lower: gaps.filter((gap) => gap < 0).length,
    lean: gaps.length ? gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length : null,
    otherEvidence: count(
      ({ verdict, evidence }) => verdict === "match" && missesEvidence(evidence),
    ),
  };
}

/**
 * The counts that are kept with an attempt once its key is known.
 *
 * @param {{ criteria: Comparison[], totals: Totals }} compared
 * @param {Standard} standard
 * @returns {Summary}
 */
export function summarise({ criteria, totals }, standard) {
  const { items, answered, exact, accepted, near, far } = totals;
  const levels = standard.levels.map(({ id }) => id);
  const tally = levels.map((key) =>
    levels.map((own) => criteria.filter((c) => c.expected === key && c.given === own).length),
  );
  const overall = (/** @type {"given" | "expected"} */ side) =>
    overallRating(standard, Object.fromEntries(criteria.map((c) => [c.criterion, c[side]]))).rating;
  const decisions = { given: overall("given"), key: overall("expected") };
  const counts = { items, answered, right: exact, accepted, near, far, tally };
  return { ...counts, gaps: gapsOf(criteria), overall: decisions };
}

/**
 * How far each criterion lay from the key; an answer that the key accepts too is not off.
 *
 * @param {Comparison[]} criteria
 */
function gapsOf(criteria) {
  const known = criteria.flatMap(({ criterion, gap, accepted }) =>
    gap === null ? [] : [[criterion, accepted ? 0 : gap]],
  );
  return Object.fromEntries(known);
}
