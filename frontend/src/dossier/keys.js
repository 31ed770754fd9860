/**
 * Keys for people who rate much: 0 to K-1 choose a level, x "not enough", j and k move, e leads to
 * the evidence. Only while the form has the focus and nothing is typed; never needed.
 *
 * @import { ScoreForm } from "./form.js"
 */

import { one } from "../shared/dom.js";

/**
 * @param {HTMLElement} root
 * @param {ScoreForm} form
 * @param {number} levels
 */
export function onKeys(root, form, levels) {
  form.form.addEventListener("keydown", (event) => {
    const { key, target } = event;
    const typing = target instanceof HTMLElement && target.matches("textarea, [type=text]");
    if (typing || event.ctrlKey || event.altKey || event.metaKey || root.dataset.mode !== "form") {
      return;
    }
    const picks = form.field.querySelectorAll("[type=radio]");
    const level = /^\d$/.test(key) && Number(key) < levels ? Number(key) : -1;
    const pick = picks[key === "x" ? levels : level];
    if (pick instanceof HTMLInputElement) {
      pick.focus();
      pick.click();
    } else if (key === "j" || key === "k") {
      form.go(form.at + (key === "j" ? 1 : -1));
    } else if (key === "e") {
      one(form.field, ".th-uses input", HTMLInputElement).focus();
    } else {
      return;
    }
    event.preventDefault();
  });
}
