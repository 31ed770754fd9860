/** A table that scrolls by itself where it is wider than the screen, by finger and by keyboard. */

import { el } from "./dom.js";

/**
 * @param {string} label what the table is, for those who hear it
 * @param {string[]} heads words above the columns
 * @param {HTMLElement[]} rows
 * @param {{ look?: string, caption?: string }} [more] a class of its own, words above the table
 */
export function wideTable(label, heads, rows, { look = "", caption = "" } = {}) {
  return el(
    "div",
    { class: "th-scroll", tabindex: 0, role: "group", "aria-label": label },
    el(
      "table",
      { class: look ? `th-table ${look}` : "th-table" },
      caption ? el("caption", {}, caption) : null,
      el("thead", {}, el("tr", {}, ...heads.map((word) => el("th", { scope: "col" }, word)))),
      el("tbody", {}, ...rows),
    ),
  );
}
