/** Opens the one dialogue for handing results over; its script comes when it is wanted. */

import { fill } from "../shared/dom.js";
import { load } from "../shared/loading.js";

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
