/** The day of the trainer: times by the clock of a class on demand, and its own exercises only. */

import { all, one } from "../shared/dom.js";
import { clock, minutesOf } from "./clock.js";

/**
 * Writes all times anew: by the clock from `starts`, or as they were.
 *
 * @param {number | null} starts
 */
function showTimes(starts) {
  for (const block of all(document, ".th-block[data-begins]", HTMLElement)) {
    const time = one(block, "[data-clock]", HTMLElement);
    const begins = Number(block.dataset.begins);
    time.textContent = starts === null ? (time.dataset.clock ?? "") : clock(starts + begins);
  }
}

/** @param {string} name the class, or empty for all of them */
function showClass(name) {
  for (const part of all(document, ".th-block [data-of]", HTMLElement)) {
    part.hidden = name !== "" && part.dataset.of !== name;
  }
}

/** @param {HTMLElement} group */
function start(group) {
  const buttons = all(group, "button", HTMLButtonElement);
  const label = one(group, "label", HTMLElement);
  const input = one(label, "input", HTMLInputElement);
  input.addEventListener("input", () => {
    const starts = minutesOf(input.value);
    if (starts !== null) showTimes(starts);
  });
  for (const button of buttons) {
    button.addEventListener("click", () => {
      for (const other of buttons) other.setAttribute("aria-pressed", String(other === button));
      const starts = button.dataset.starts === undefined ? null : Number(button.dataset.starts);
      label.hidden = starts === null;
      if (starts !== null) input.value = clock(starts).padStart(5, "0");
      showTimes(starts);
      showClass(button.dataset.class ?? "");
    });
  }
  group.hidden = false;
}

for (const group of all(document, ".th-day-switch", HTMLElement)) start(group);
