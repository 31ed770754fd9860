/**
 * Under a field: what in it may tell who is meant, each with a button that puts something in its place.
 */

import { announce, button } from "../exercise/element.js";
import { el, fill } from "../shared/dom.js";
import { t } from "../shared/strings.js";
import { maskWords } from "./mask-words.js";
import { findings, masked, replaced } from "./masks.js";

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */

/**
 * A place below a field that follows what is typed. A replacement is a change like any other: the
 * field says so by its event.
 *
 * @param {Field} field
 * @returns {HTMLElement}
 */
export function maskNote(field) {
  const place = el("div", { class: "th-folio__mask" });
  const show = () => {
    const found = findings(field.value, maskWords());
    const all = () => put(masked(field.value, maskWords()), found.length);
    const each = found.map((one) =>
      button(t("portfolio.masks.instead", one), () => put(replaced(field.value, one), 1)),
    );
    fill(
      place,
      found.length ? el("span", { class: "th-small" }, t("portfolio.masks.found")) : null,
      ...each,
      found.length > 1 ? button(t("portfolio.masks.all"), all) : null,
    );
  };
  /** @param {string} text @param {number} n */
  const put = (text, n) => {
    field.value = text.slice(0, field.maxLength);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    announce(t("portfolio.masks.done", { n }));
    field.focus();
  };
  field.addEventListener("input", show);
  show();
  return place;
}
