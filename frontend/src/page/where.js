/**
 * What this browser will do with the work that is about to begin, said before the first answer where
 * it matters, with the cure. What the storage itself shows is said by the exercises (StoreStatus).
 */

import { el } from "../shared/dom.js";
import { t } from "../shared/strings.js";

/** @typedef {"in_app" | "weeks"} Place */

/**
 * Where a page is: inside another program, which drops downloads without a word and whose storage
 * nobody finds again; or in the browser of an iPhone or iPad, which forgets after seven days.
 *
 * @param {{ userAgent: string, maxTouchPoints?: number }} browser
 * @returns {Place | null}
 */
export function placeOf({ userAgent, maxTouchPoints = 0 }) {
  if (/; wv\)|FBA[NV]\/|Instagram|Zalo|MicroMessenger|\bLine\//i.test(userAgent)) return "in_app";
  const apple = /iPhone|iPad|iPod/.test(userAgent);
  const ipad = /Macintosh/.test(userAgent) && maxTouchPoints > 1;
  return apple || ipad ? "weeks" : null;
}

/** Says it above an exercise. */
export function startWhere() {
  const exercise = document.querySelector('[data-exercise^="{"]');
  const place = exercise && placeOf(navigator);
  if (place) {
    exercise.before(
      el("p", { class: "th-notice", "data-where": place }, t(`practice.where.${place}`)),
    );
  }
}
