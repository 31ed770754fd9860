/**
 * Pieces that feedback is made of: levels in words, what a level asks, papers opened in place.
 *
 * @import { ExerciseElement } from "../exercise/element.js"
 * @import { Standard } from "../shared/types"
 */

import { el, levelMark } from "../shared/dom.js";
import { NOT_ENOUGH } from "../exercise/scoring.js";
import { NOT_APPLICABLE } from "../rating/rating.js";
import { t } from "../shared/strings.js";

/**
 * The name of an answer: a level, "not enough evidence", or a dash for none.
 *
 * @param {Standard} standard
 * @param {string | null} id
 */
export function answerName(standard, id) {
  if (id === null) return "–";
  if (id === NOT_ENOUGH) return t("practice.not_enough");
  if (id === NOT_APPLICABLE) return t("rating.not_applicable");
  return standard.levels.find((level) => level.id === id)?.name ?? id;
}

/**
 * An answer with its mark.
 *
 * @param {Standard} standard
 * @param {string | null} id
 * @param {ParentNode} root where the marks are drawn
 */
export function answerMark(standard, id, root) {
  const index = standard.levels.findIndex((level) => level.id === id);
  const name = el("span", { class: "th-level__name" }, answerName(standard, id));
  return el("span", { class: "th-level" }, index < 0 ? null : levelMark(root, index), name);
}

/**
 * What some levels of a criterion ask, copied from the form, with its source.
 *
 * @param {Element} field
 * @param {number[]} indices
 */
export function levelWords(field, indices) {
  const rows = [...new Set(indices)].sort().map((index) => {
    const asks = copies(field.querySelector(`[data-words="${index}"]`));
    const name = field.querySelector(`[data-words="${index}"]`)?.previousElementSibling;
    const terms = copies(field.querySelector(`[data-terms="${index}"] dd`));
    const dd = el("dd", {}, ...asks, " ", ...terms);
    return el("div", { "data-words": index }, el("dt", {}, ...copies(name)), dd);
  });
  return el("dl", { class: "th-lines" }, ...rows);
}

/** @param {Element | null | undefined} element */
function copies(element) {
  return [...(element?.childNodes ?? [])].map((node) => node.cloneNode(true));
}

/**
 * A text of the key with papers by their number, as the page names them: `e4` is [4].
 *
 * @param {ExerciseElement} root
 * @param {string} text
 */
export function numbered(root, text) {
  const ids = (root.exercise.papers ?? []).map(({ id }) => id);
  return text.replace(/[\w-]+/g, (word) =>
    ids.includes(word) ? `[${ids.indexOf(word) + 1}]` : word,
  );
}

/**
 * A paper, folded; unfolded it is read in place.
 *
 * @param {ExerciseElement} root
 * @param {string} paper
 * @param {string} [remark]
 */
export function foldedPaper(root, paper, remark) {
  const papers = root.exercise.papers ?? [];
  const n = papers.findIndex(({ id }) => id === paper);
  const name = t("practice.paper", { n: n + 1, title: papers[n]?.title ?? paper });
  const sheet = root.querySelector(`[data-paper="${paper}"]`);
  const summary = el("summary", {}, name, remark ? ` (${remark})` : null);
  const details = el("details", { class: "th-folded" }, summary);
  details.addEventListener("toggle", () => {
    const body = sheet?.querySelector(".th-paper");
    if (details.open && details.childElementCount === 1 && body) {
      details.append(body.cloneNode(true));
    }
  });
  return details;
}

/**
 * The scale with both answers on it; mine slides to the key's when it is first seen. The sentence
 * beside it says the same.
 *
 * @param {Standard} standard
 * @param {number} given
 * @param {number} expected
 */
export function slide(standard, given, expected) {
  const stops = standard.levels.map(({ short }, n) =>
    el("span", { "data-stop": n === expected ? "key" : n === given ? "mine" : "" }, short),
  );
  const line = el("div", { class: "th-slide", "aria-hidden": true }, ...stops, el("i"));
  const at = (/** @type {number} */ n) => String((n + 0.5) / standard.levels.length);
  line.style.setProperty("--from", at(given));
  line.style.setProperty("--to", at(expected));
  if ("IntersectionObserver" in globalThis) {
    const seen = new IntersectionObserver(([entry]) => {
      if (entry.isIntersecting) line.dataset.seen = "";
    });
    seen.observe(line);
  } else {
    line.dataset.seen = "";
  }
  return line;
}
