/**
 * What people wrote, by page and kind. Their words are text and nothing else, whatever is in them.
 *
 * @import { BoardCourse, Person } from "./types"
 * @import { Opinion } from "../store/practice-types"
 */

import { el } from "../shared/dom.js";
import { t } from "../shared/strings.js";
import { wideTable } from "../shared/wide-table.js";
import { personWord } from "./words.js";

/** @typedef {Opinion & { by: string, kindName: string }} Said */

/**
 * All opinions in the order of pages and kinds.
 *
 * @param {BoardCourse} course
 * @param {Person[]} people
 * @param {boolean} hidden names
 * @returns {Said[]}
 */
export function opinionsOf({ opinionKinds }, people, hidden) {
  const kinds = opinionKinds.map(({ id }) => id);
  const said = people.flatMap((person, n) =>
    person.opinions.map((one) => ({
      ...one,
      by: personWord(person, n + 1, hidden),
      kindName: opinionKinds.find(({ id }) => id === one.kind)?.name ?? one.kind,
    })),
  );
  const order = (/** @type {Said} */ { kind }) =>
    kinds.includes(kind) ? kinds.indexOf(kind) : kinds.length;
  return said.sort(
    (a, b) => a.page.localeCompare(b.page) || order(a) - order(b) || a.at.localeCompare(b.at),
  );
}

/** @param {Said[]} said */
export function opinionsTable(said) {
  if (said.length === 0) return el("p", {}, t("board.opinions.none"));
  const rows = said.map(({ title, page, kindName, text, by }) =>
    el(
      "tr",
      {},
      el("th", { scope: "row" }, el("bdi", {}, title || page)),
      el("td", {}, kindName),
      el("td", { class: "th-said" }, el("bdi", {}, text)),
      el("td", {}, el("bdi", {}, by)),
    ),
  );
  const head = ["page", "kind", "text", "by"].map((part) => t(`board.opinions.${part}`));
  const label = t("board.opinions.title", { n: said.length });
  return wideTable(label, head, rows, { look: "th-opinions" });
}
