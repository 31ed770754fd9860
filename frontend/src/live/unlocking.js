/** Keys that the trainer has opened for everybody: fetched once, and opened where answers wait. */

import { all, el } from "../shared/dom.js";
import { remember, storageKey } from "../shared/storage.js";
import { ask } from "./asking.js";
import { w } from "./words.js";

/** @typedef {HTMLElement & { exercise: { id: string, keyHash: string } }} Locked */

function lockedHere() {
  return /** @type {Locked[]} */ (all(document, "[data-locked][data-exercise]", HTMLElement));
}

/** Here a phrase opens nothing: the key comes when the trainer opens it. */
export function sayWhoOpens() {
  for (const element of lockedHere()) {
    const form = element.querySelector("unlock-key form");
    if (!form || form.querySelector("[data-part=class]")) continue;
    form.prepend(el("p", { class: "th-notice", "data-part": "class" }, w("live.keys.wait")));
    for (const part of all(form, "label, button", HTMLElement)) part.hidden = true;
  }
}

/** @param {string[]} unlocked */
export async function openKeys(unlocked) {
  for (const element of lockedHere()) {
    const { id, keyHash } = JSON.parse(element.dataset.exercise ?? "{}");
    if (!unlocked.includes(id) || element.dataset.locked !== "{}") continue;
    const { status, value } = await ask(`keys?exercise=${encodeURIComponent(id)}`);
    if (status !== 200 || value.keyHash !== keyHash) continue;
    element.dataset.locked = JSON.stringify(value.locked);
    remember(storageKey("unlock", id, keyHash), value.opener);
    openNow(element, value.opener);
  }
}

/**
 * @param {HTMLElement} element
 * @param {string} opener opens this key alone; the phrase, which opens more, never leaves the laptop
 */
function openNow(element, opener) {
  const asking = element.querySelector("unlock-key");
  const form = asking?.querySelector("form");
  const field = form?.querySelector("input");
  if (!form || !field) return;
  for (const part of all(form, "label, button", HTMLElement)) part.hidden = false;
  form.querySelector("[data-part=class]")?.remove();
  field.value = opener;
  if (asking instanceof HTMLElement && !asking.hidden) {
    form.dispatchEvent(new Event("submit", { cancelable: true, bubbles: true }));
  }
}
