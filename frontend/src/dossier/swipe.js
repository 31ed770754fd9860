/** A swipe to the side; scrolling, marking a passage and the phone's own edges stay what they are. */

import { ahead } from "../shared/lines.js";

/** Lengths in px: how far a finger has to go, and how near the edge a phone wants it for itself. */
const FAR = 56;
const EDGE = 20;

/**
 * The direction that a move of one finger means: 1 to the next, -1 to the one before, 0 for none.
 *
 * @param {{ x: number, y: number }} from
 * @param {{ x: number, y: number }} to
 * @param {number} width of the screen
 */
export function direction(from, to, width) {
  const [across, along] = [to.x - from.x, to.y - from.y];
  if (from.x < EDGE || from.x > width - EDGE) return 0;
  if (Math.abs(across) < FAR || Math.abs(across) < 2 * Math.abs(along)) return 0;
  return across < 0 ? 1 : -1;
}

/**
 * @param {HTMLElement} place
 * @param {(step: number) => void} turn
 */
export function onSwipe(place, turn) {
  /** @type {{ x: number, y: number } | null} */
  let from = null;
  const options = { passive: true };
  const listen = (/** @type {string} */ name, /** @type {(event: TouchEvent) => void} */ act) =>
    place.addEventListener(name, /** @type {EventListener} */ (act), options);
  listen("touchstart", ({ target, touches: [one, two] }) => {
    const rolls = target instanceof Element && target.closest("[role=tablist]");
    from = two || rolls ? null : { x: one.clientX, y: one.clientY };
  });
  listen("touchend", ({ changedTouches: [one] }) => {
    const marked = document.getSelection()?.toString();
    const to = { x: one.clientX, y: one.clientY };
    const step = from && !marked ? direction(from, to, globalThis.innerWidth) : 0;
    from = null;
    if (step) turn(step * ahead());
  });
}
