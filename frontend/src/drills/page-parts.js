/**
 * What all small exercises do with their page.
 *
 * @import { ExerciseElement } from "../exercise/element.js"
 * @import { Attempt } from "../store/practice-types"
 */

import { el } from "../shared/dom.js";
import { t } from "../shared/strings.js";

/**
 * When an attempt was handed in, as people here write it.
 *
 * @param {Attempt} attempt
 */
export function clock({ handedInAt }) {
  return new Date(handedInAt).toLocaleString(document.documentElement.lang);
}

/**
 * Tells, as soon as it is so, that this browser does not keep what is done here.
 *
 * @param {ExerciseElement} exercise
 */
export function watchStorage(exercise) {
  const notice = el("p", { class: "th-notice", role: "status" });
  const show = () => {
    const { status } = exercise.store;
    notice.hidden = status === "ok";
    notice.textContent = notice.hidden ? "" : t(`practice.storage.${status}`);
  };
  exercise.store.onStatus(show);
  exercise.prepend(notice);
  // On a page of its own nothing may float over a card or a score.
  if (document.querySelector(".th-exercise-foot")) document.body.classList.add("th-at-work");
  show();
}
