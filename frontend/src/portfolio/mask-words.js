/** What names look like in the course's language: lists from its strings. */

import { t } from "../shared/strings.js";

/** @param {string} text @param {RegExp | string} between */
const parts = (text, between) =>
  text
    .toLowerCase()
    .split(between)
    .map((part) => part.trim())
    .filter(Boolean);

/** A word without its marks. @param {string} word */
const bare = (word) =>
  word
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/\u0111/g, "d");

/** @returns {import("./masks.js").Words} in the course's language */
export function maskWords() {
  const families = parts(t("portfolio.masks.families"), /\s+/);
  return {
    families: new Set([...families, ...families.map(bare)]),
    middles: new Set(parts(t("portfolio.masks.middles"), /\s+/)),
    titles: new Set(parts(t("portfolio.masks.titles"), ";")),
    schools: new Set(parts(t("portfolio.masks.schools"), ";")),
    places: new Set(parts(t("portfolio.masks.places"), ";")),
    everybody: new Set(parts(t("portfolio.masks.everybody"), ";")),
    instead: {
      phone: t("portfolio.masks.phone"),
      number: t("portfolio.masks.number"),
      mail: t("portfolio.masks.mail"),
    },
  };
}
