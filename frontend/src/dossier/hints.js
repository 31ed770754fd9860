/**
 * Before the key is shown: the paper to look at and the words that decide, for a second try that is
 * more than memory.
 *
 * @import { Comparison } from "../exercise/scoring.js"
 * @import { Context } from "./feedback.js"
 * @import { ScoreDossier } from "./score-dossier.js"
 */

import { el } from "../shared/dom.js";
import { recall, remember, storageKey } from "../shared/storage.js";
import { t } from "../shared/strings.js";
import { foldedPaper } from "./words.js";

/**
 * The level on whose words a difference turns: the higher one of both.
 *
 * @param {string[]} levels lowest first
 * @param {Pick<Comparison, "given" | "expected">} one
 */
export function decidingLevel(levels, { given, expected }) {
  return Math.max(1, levels.indexOf(given ?? ""), levels.indexOf(expected));
}

/**
 * What to look at again, without the key.
 *
 * @param {Context} context
 * @param {Comparison} one
 */
export function hint({ root, key }, one) {
  const level = decidingLevel(
    root.standard.levels.map(({ id }) => id),
    one,
  );
  const field = root.querySelector(`[data-criterion="${one.criterion}"]`);
  const terms = [...(field?.querySelectorAll(`[data-terms="${level}"] mark`) ?? [])];
  const [paper] = key.answers.ratings[one.criterion].decisive;
  return el(
    "div",
    { class: "th-hint" },
    el("p", {}, t(paper ? "practice.hint.paper" : "practice.hint.look")),
    paper ? foldedPaper(root, paper) : null,
    terms.length
      ? el(
          "p",
          {},
          t("practice.hint.words"),
          ...terms.flatMap((term, n) => [n ? " · " : " ", term.cloneNode(true)]),
        )
      : null,
  );
}

/**
 * Above the levels of each criterion, where the second try is made.
 *
 * @param {Context} context
 * @param {Comparison[]} criteria
 */
export function placeHints(context, criteria) {
  for (const one of criteria) {
    const picks = context.root.querySelector(`[data-criterion="${one.criterion}"] .th-picks`);
    picks?.parentElement?.querySelector(".th-hint")?.remove();
    picks?.before(hint(context, one));
  }
}

/**
 * Whether a second try goes on with the hints of an attempt, also after the page was left.
 *
 * @param {ScoreDossier} root
 * @param {string} attempt
 */
export const isHinted = (root, attempt) => recall(hintedKey(root)) === attempt;

/**
 * @param {ScoreDossier} root
 * @param {string | null} attempt null where a try begins from nothing
 */
export const rememberHinted = (root, attempt) => remember(hintedKey(root), attempt);

/** @param {ScoreDossier} root */
function hintedKey({ exercise: { id, keyHash } }) {
  return storageKey("hinted", id, keyHash);
}
