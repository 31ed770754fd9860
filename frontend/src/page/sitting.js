/**
 * A sitting: once a quarter of an hour is full, the way on says that this is a good place to stop,
 * and what comes next. Nothing moves, nothing is announced: who is in the middle is left alone.
 */

import { all, el, fill } from "../shared/dom.js";
import { keep, kept } from "../shared/places.js";
import { t } from "../shared/strings.js";

const MINUTE_MS = 60_000;
const FULL = 15;
/** From so many minutes away on it is another sitting. */
const PAUSE = 20;
const LOOKS_MS = 30_000;

/** @type {WeakMap<Element, HTMLElement>} what was said at a way on */
const said = new WeakMap();

export function startSitting() {
  look();
  setInterval(look, LOOKS_MS);
}

/** Counts this moment into the sitting, as long as the page is seen. */
function look() {
  if (document.hidden) return;
  const now = Date.now();
  const { began, seen } = /** @type {any} */ (kept("sitting")) ?? {};
  const goesOn = began <= seen && seen <= now && now - seen < PAUSE * MINUTE_MS;
  const from = goesOn ? began : now;
  keep("sitting", { began: from, seen: now });
  const n = Math.floor((now - from) / MINUTE_MS);
  if (n >= FULL) for (const link of all(document, ".th-around__next", HTMLElement)) say(link, n);
}

/**
 * @param {HTMLElement} link to what comes next
 * @param {number} n minutes
 */
function say(link, n) {
  const way = link.parentElement;
  if (!way) return;
  const notice = said.get(way) ?? el("p", { class: "th-notice th-sitting" });
  said.set(way, notice);
  const title = (link.lastChild?.textContent ?? "").trim();
  fill(notice, t("practice.sitting", { n, title }));
  way.before(notice);
}
