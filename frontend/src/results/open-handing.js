/**
 * Opens the one dialogue for handing results over; its script comes when it is wanted.
 *
 * @import { Store } from "../store/practice-types"
 */

import { el, fill } from "../shared/dom.js";
import { button } from "../exercise/element.js";
import { load } from "../shared/loading.js";
import { t } from "../shared/strings.js";
import { saveFile } from "./save-file.js";

/**
 * The button after handing in, and the place for the dialogue.
 *
 * @param {Store} store
 */
export function handingParts(store) {
  const place = el("div", {});
  const start = button(t("practice.hand_over"), () => openHanding(place, () => saveFile(store)));
  return { start, place };
}

/**
 * @param {HTMLElement} place
 * @param {() => void} otherwise what to do where the script cannot be had
 */
export function openHanding(place, otherwise) {
  if (place.firstElementChild) return fill(place);
  fill(place, document.createElement("hand-over"));
  load("taphuan-handing.js").catch(() => {
    fill(place);
    otherwise();
  });
}
