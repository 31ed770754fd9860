/** Buttons of which one is pressed. */

import { all } from "../shared/dom.js";

/**
 * Shows the buttons; `chosen` is told which one was pressed, and its number, after each click.
 *
 * @param {HTMLElement} group
 * @param {(button: HTMLButtonElement, position: number) => void} chosen
 */
export function pressOne(group, chosen) {
  const buttons = all(group, "button", HTMLButtonElement);
  buttons.forEach((button, position) => {
    button.addEventListener("click", () => {
      for (const other of buttons) other.setAttribute("aria-pressed", String(other === button));
      chosen(button, position);
    });
  });
  group.hidden = false;
  return buttons;
}
