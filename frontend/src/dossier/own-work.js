/**
 * A locked dossier after handing in: what happens now, then one's own levels, notes and papers for
 * the talk in the group; the seal comes last, with what it is for.
 *
 * @import { Attempt } from "../store/practice-types"
 * @import { ScoreDossier } from "./score-dossier.js"
 */

import { el, fill } from "../shared/dom.js";
import { button } from "../exercise/element.js";
import { overallRating } from "../rating/rating.js";
import { handingParts } from "../results/open-handing.js";
import { t } from "../shared/strings.js";
import { ratingName } from "./feedback-rule.js";
import { answerMark, foldedPaper, levelWords } from "./words.js";

/**
 * The rating that follows; nothing where only some of the criteria were asked for.
 *
 * @param {ScoreDossier} root
 * @param {Record<string, string | undefined>} levels
 */
function wholeRating({ form, standard }, levels) {
  const whole = standard.ratings.length > 0 && form.fields.length >= standard.criteria.length;
  if (!whole) return null;
  const name = ratingName(standard, overallRating(standard, levels));
  return el("p", {}, `${t("practice.overall.mine")}: `, el("strong", {}, name));
}

/**
 * @param {ScoreDossier} root
 * @param {HTMLElement} first where it is said what happens now
 * @param {HTMLElement} place
 * @param {Attempt} attempt
 */
export function showOwn(root, first, place, attempt) {
  const seal = attempt.fingerprint.slice(0, 12).replace(/.{4}(?=.)/g, "$& ");
  const levels = Object.fromEntries(
    Object.entries(attempt.answers).map(([id, { level }]) => [id, level]),
  );
  const handing = handingParts(root.store);
  fill(
    first,
    el("h2", {}, t("practice.locked.title")),
    el("p", { class: "th-lead" }, t(root.mayOpen ? "practice.locked.now" : "practice.locked.both")),
  );
  fill(
    place,
    el("h2", {}, t("practice.locked.own")),
    wholeRating(root, levels),
    el(
      "p",
      { class: "th-actions" },
      button(t("practice.papers_again"), () => root.papers.layer.open(), "th-button"),
      handing.start,
      button(t("practice.print"), () => window.print()),
    ),
    handing.place,
    ...root.form.fields.map((field) => answerPart(root, attempt, field)),
    el(
      "details",
      { class: "th-seal" },
      el("summary", {}, t("practice.locked.seal")),
      el("p", {}, t("practice.locked.kept", { fingerprint: seal })),
    ),
  );
}

/**
 * @param {ScoreDossier} root
 * @param {Attempt} attempt
 * @param {HTMLElement} field
 */
function answerPart(root, attempt, field) {
  const { standard } = root;
  const id = field.dataset.criterion ?? "";
  const { level = null, evidence = [], note, flag } = attempt.answers[id] ?? {};
  const { number, short } = standard.criteria.find((one) => one.id === id) ?? {};
  const index = standard.levels.findIndex((one) => one.id === level);
  return el(
    "details",
    { class: "th-matches" },
    el(
      "summary",
      {},
      `${number}. ${short} `,
      answerMark(standard, level, root),
      flag ? ` ⚑ ${t("practice.step.flagged")}` : null,
    ),
    index < 0 ? null : levelWords(field, [index]),
    note ? el("p", { class: "th-own" }, `${t("practice.your_note")} ${note}`) : null,
    ...evidence.map((paper) => foldedPaper(root, paper)),
  );
}
