/**
 * Criteria to practise, in words, each with the situations of its own page.
 *
 * @import { Attempt } from "../store/practice-types"
 * @import { Standard } from "../shared/types"
 * @import { Severity } from "./severity.js"
 */

import { all, el } from "../shared/dom.js";
import { t } from "../shared/strings.js";
import { firstTries, LEAST, MOST, severities } from "./severity.js";

/**
 * @param {HTMLElement} page with a list of exercises for each track and standard, which names the
 *   pages of its criteria
 * @param {Attempt[]} attempts with the keys of this site
 */
export function severityParts(page, attempts) {
  const standards = Object.values(globalThis.taphuan?.standards ?? {});
  const parts = standards.flatMap((standard) => ofStandard(page, attempts, standard));
  if (parts.length === 0) return [];
  return [el("h2", { id: "criteria" }, t("results.severity.title")), ...parts];
}

/**
 * @param {HTMLElement} page
 * @param {Attempt[]} attempts
 * @param {Standard} standard
 */
function ofStandard(page, attempts, standard) {
  const tries = firstTries(attempts, standard.id);
  const n = tries.length;
  if (n === 0) return [];
  const head = el("h3", {}, standard.short);
  if (n < LEAST) return [head, el("p", {}, t("results.severity.few"))];
  const found = severities(tries);
  if (found.length === 0) return [head, el("p", {}, t("results.severity.none", { n }))];
  return [
    head,
    el("p", {}, t("results.severity.about", { n, most: MOST })),
    el("ul", { class: "th-severity" }, ...found.map((one) => item(page, standard, one))),
  ];
}

/**
 * @param {Severity} one
 * @param {Standard} standard
 */
export function severityWords({ criterion, side, n, off, far }, standard) {
  const { number, short } = standard.criteria.find(({ id }) => id === criterion) ?? {};
  const said = t(`results.severity.${side}`, { off, n });
  const name = t("results.severity.criterion", { number: number ?? "", short: short ?? criterion });
  return { name, said: far > 1 ? `${said} ${t("results.severity.far", { far })}` : said };
}

/**
 * @param {HTMLElement} page
 * @param {Standard} standard
 * @param {Severity} one
 */
function item(page, standard, one) {
  const { name, said } = severityWords(one, standard);
  const [url, drills] = pageOf(page, standard.id, one);
  const words = t(drills ? "results.severity.drill" : "results.severity.read", { n: drills });
  const link = url ? el("a", { href: url }, words) : null;
  return el("li", {}, el("strong", {}, name), el("span", {}, said), link);
}

/**
 * The page of a criterion in the track where it was off last, and how many situations it has.
 *
 * @param {HTMLElement} page
 * @param {string} standard
 * @param {Severity} one
 * @returns {[string, number]}
 */
function pageOf(page, standard, { criterion, last }) {
  const lists = all(page, `[data-standard="${standard}"]`, HTMLElement);
  const own = lists.find((list) => list.querySelector(`[data-exercise="${last}"]`)) ?? lists[0];
  return JSON.parse(own?.dataset.criteria ?? "{}")[criterion] ?? ["", 0];
}
