/**
 * What fellows sent back: opened here, kept with the portfolio, and laid beside the claims.
 *
 * @import { OwnPortfolio } from "./portfolio-page.js"
 * @import { ResultFile } from "../store/practice-types"
 */

import { el, fill } from "../shared/dom.js";
import { t } from "../shared/strings.js";
import { readResultFile } from "../store/result-file.js";
import { tableView } from "../plan/table-view.js";
import { answersTo, isSaid } from "./lines.js";
import { backTable } from "./words.js";

/**
 * Takes in what a fellow gave back, or a copy of one's own.
 *
 * @param {OwnPortfolio} page
 * @param {File} chosen
 */
export async function openBack(page, chosen) {
  const { file, refusal } = await readResultFile(chosen, String(globalThis.taphuan?.course.id));
  if (!file) {
    const why = t(`results.refused.${refusal}`);
    return page.say(t("portfolio.back.refused", { name: chosen.name, why }));
  }
  const said = take(page, file);
  page.show();
  return page.say(said);
}

/**
 * @param {OwnPortfolio} page
 * @param {ResultFile} file
 * @returns {string} what can be said of it
 */
function take({ store, lines }, file) {
  const nothing = { attempts: [], drafts: [], opinions: [] };
  if (!file.given) {
    const { portfolio = [], removed = [] } = file;
    const { portfolio: n } = store.take({ ...nothing, portfolio, removed });
    return t("portfolio.back.copy", { n });
  }
  if (!file.portfolio?.some(isSaid)) return t("portfolio.back.for_rating");
  const portfolio = answersTo(file, lines, store.toFile().removed ?? []);
  if (portfolio.length === 0) return t("portfolio.back.none");
  store.take({ ...nothing, portfolio });
  return t("portfolio.back.done", { n: portfolio.length });
}

/**
 * @param {OwnPortfolio} page
 * @param {HTMLElement} place
 */
export function showBack({ lines, names, levels }, place) {
  const { differs, ...table } = backTable(lines, names, levels);
  if (table.rows.length === 0) return fill(place, el("p", {}, t("portfolio.back.nobody")));
  const apart = differs.filter((one) => one !== null);
  const values = { n: apart.length, differs: apart.filter(Boolean).length };
  return fill(
    place,
    el("p", {}, t("portfolio.back.sum", { ...values, same: values.n - values.differs })),
    el("p", {}, t("portfolio.back.about")),
    tableView(table, t("portfolio.back.caption")),
  );
}
