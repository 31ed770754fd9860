/**
 * Keys for people who rate much: 0 to K-1 choose one of the criterion's levels, x "not enough", j and k move, e leads to
 * the evidence. Only while the form has the focus and nothing is typed; never needed.
 *
 * @import { ScoreForm } from "./form.js"
 */

import { NOT_ENOUGH } from "../exercise/scoring.js";
import { NOT_APPLICABLE } from "../rating/rating.js";
import { all, one } from "../shared/dom.js";

/**
 * @param {HTMLElement} root
 * @param {ScoreForm} form
 */
export function onKeys(root, form) {
  form.form.addEventListener("keydown", (event) => {
    const { key, target } = event;
    const typing = target instanceof HTMLElement && target.matches("textarea, [type=text]");
    if (typing || event.ctrlKey || event.altKey || event.metaKey || root.dataset.mode !== "form") {
      return;
    }
    const picks = all(form.field, "[type=radio]", HTMLInputElement);
    const levels = picks.filter(({ value }) => value !== NOT_ENOUGH && value !== NOT_APPLICABLE);
    const pick =
      key === "x"
        ? picks.find(({ value }) => value === NOT_ENOUGH)
        : levels[/^\d$/.test(key) ? Number(key) : -1];
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
