/**
 * The menu of narrow screens for people without a pointer: its button can be gone to, opening it
 * leads into it, Escape and leaving it close it. The theme opens it by a tap, without any script.
 */

import { t } from "../shared/strings.js";

const CHANGE = new Event("change");

export function startMenu() {
  const box = document.getElementById("__drawer");
  const opener = document.querySelector(".md-header label[for=__drawer]");
  const menu = document.querySelector(".md-sidebar--primary");
  if (!(box instanceof HTMLInputElement) || !(opener instanceof HTMLElement) || !menu) return;
  const name = menu.querySelector("nav")?.getAttribute("aria-label") ?? "";
  opener.tabIndex = 0;
  opener.setAttribute("role", "button");
  opener.setAttribute("aria-label", name);

  const tellState = () => opener.setAttribute("aria-expanded", String(box.checked));
  /** @param {boolean} open */
  const turn = (open) => {
    if (box.checked === open) return;
    box.checked = open;
    box.dispatchEvent(CHANGE);
  };
  tellState();
  box.addEventListener("change", tellState);
  opener.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation(); // the theme's own handler would turn it back
    turn(!box.checked);
    if (box.checked) firstPlace(menu)?.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !box.checked) return;
    turn(false);
    opener.focus();
  });
  menu.addEventListener("focusout", (event) => {
    const to = /** @type {FocusEvent} */ (event).relatedTarget;
    if (to instanceof Node && to !== opener && !menu.contains(to)) turn(false);
  });
}

/** On the page of an exercise the first link of all leads into it, past menus and introduction. */
export function startSkip() {
  const skip = document.querySelector("a.md-skip");
  const exercise = document.querySelector("article [data-exercise]");
  if (!(skip instanceof HTMLAnchorElement) || !(exercise instanceof HTMLElement)) return;
  if (!document.querySelector(".th-exercise-foot")) return;
  exercise.id ||= "exercise";
  exercise.tabIndex = -1;
  skip.href = `#${exercise.id}`;
  skip.textContent = t("practice.to_exercise");
}

/**
 * The page that is read, or where it is not in the menu, the first one.
 *
 * @param {Element} menu
 * @returns {HTMLElement | null}
 */
function firstPlace(menu) {
  return menu.querySelector("a.md-nav__link--active") ?? menu.querySelector("a.md-nav__link");
}
