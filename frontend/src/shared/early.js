/**
 * What a person chose or wrote before the script of the page had come: on a slow phone the words of an
 * exercise are read, and answered, long before anything listens.
 */

import { all } from "./dom.js";

/**
 * Starts what listens to a form; then what was done in it before is done once more, where it still
 * may be.
 *
 * @param {HTMLElement} root
 * @param {() => void} start
 */
export function startLate(root, start) {
  const controls = /** @type {HTMLInputElement[]} */ (all(root, ":checked, textarea", HTMLElement));
  const done = controls.map((one) => /** @type {const} */ ([one, one.value]));
  start();
  for (const [one, value] of done) {
    if (!value || one.disabled || !one.form?.offsetHeight) continue;
    one.value = value;
    one.checked = true;
    one.dispatchEvent(new Event("change", { bubbles: true }));
  }
}
