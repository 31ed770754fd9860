/**
 * What this browser will do with the work that is about to begin, said before the first answer where
 * it matters, with the cure. What the storage itself shows is said by the exercises (StoreStatus).
 */

import { placeHere } from "../shared/browser.js";
import { el } from "../shared/dom.js";
import { t } from "../shared/strings.js";

/** Says it above an exercise. */
export function startWhere() {
  const exercise = document.querySelector('[data-exercise^="{"]');
  const place = exercise && placeHere();
  if (place) {
    exercise.before(
      el("p", { class: "th-notice", "data-where": place }, t(`practice.where.${place}`)),
    );
  }
}
