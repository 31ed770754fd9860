/**
 * Attempts that belong to another version of an exercise, or to one that this site does not have:
 * kept, listed apart, never counted.
 *
 * @import { Attempt } from "../store/practice-types"
 * @import { Version } from "./results-page.js"
 */

import { el } from "../shared/dom.js";
import { t } from "../shared/strings.js";
import { dayOf } from "./states.js";

/**
 * @param {Attempt[]} attempts
 * @param {Record<string, Version> | undefined} known
 * @returns {HTMLElement[]}
 */
export function elsewherePart(attempts, known) {
  if (attempts.length === 0) return [];
  const items = attempts.map(({ exercise, structureHash, handedInAt, number }) => {
    const version = known?.[exercise];
    const reason = !version
      ? "results.elsewhere.unknown"
      : version.structureHash === structureHash
        ? "results.elsewhere.key"
        : "results.elsewhere.structure";
    const values = { title: version?.title ?? exercise, n: number, day: dayOf(handedInAt) };
    return el("li", {}, t("results.elsewhere.item", values), " ", t(reason));
  });
  return [
    el("h2", {}, t("results.elsewhere.title")),
    el("p", {}, t("results.elsewhere.about")),
    el("ul", {}, ...items),
  ];
}
