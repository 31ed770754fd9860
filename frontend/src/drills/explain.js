/** What an explanation looks like: the author's text, titled reasons, the answer to each choice. */

import { el } from "../shared/dom.js";
import { t } from "../shared/strings.js";

/**
 * Text of the data as the templates show it: paragraphs, `**strong**` as the only markup.
 *
 * @param {string} text
 * @returns {HTMLElement[]}
 */
export function prose(text) {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((part) =>
      el(
        "p",
        {},
        ...part.split(/\*\*(.+?)\*\*/s).map((run, n) => (n % 2 ? el("strong", {}, run) : run)),
      ),
    );
}

/**
 * @typedef {object} Explanation
 * @property {string} [words] the few words that decide
 * @property {[title: string, text: string][]} reasons
 * @property {string} [citation]
 * @property {Record<string, string>} [options] what speaks for or against each choice
 * @property {Node[]} [more]
 */

/**
 * Deciding words, reasons and source, in this order.
 *
 * @param {Explanation} explanation
 * @returns {HTMLElement[]}
 */
export function explained({ words, reasons, citation }) {
  const parts = reasons.map(([title, text]) =>
    el("div", {}, el("dt", {}, title), el("dd", {}, ...prose(text))),
  );
  return [
    words ? el("p", { class: "th-words" }, el("span", {}, t("drills.words")), " ", words) : null,
    parts.length ? el("dl", { class: "th-facts" }, ...parts) : null,
    citation ? el("p", { class: "th-cite" }, citation) : null,
  ].filter((part) => part !== null);
}

/**
 * A small word beside a choice: "yours", "the key's".
 *
 * @param {string} key
 */
export function tag(key) {
  return el("span", { class: "th-tag", "data-tag": key }, t(`drills.${key}`));
}
