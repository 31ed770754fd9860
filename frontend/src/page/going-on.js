/**
 * Where to go on: on the learning path what was opened and done, and what comes next; on the homes
 * the last thing that was begun and not finished, one tap away.
 */

import { all } from "../shared/dom.js";
import { ASSETS } from "../shared/loading.js";
import { begun, kept, visited } from "../shared/places.js";
import { answeredOf } from "./progress.js";
import { pageStore } from "../store/store.js";
import { format, t } from "../shared/strings.js";

/** @typedef {import("../shared/places.js").Begun} Begun */

/** On the learning path: marks what is behind and points the button to what comes next. */
export function showPath() {
  const pages = visited();
  for (const path of all(document, ".th-path", HTMLElement)) {
    const items = all(path, ".th-item", HTMLElement).filter((item) => parts(item).length > 0);
    for (const item of items) markItem(item, pages, path);
    for (const step of all(path, ".th-step", HTMLElement)) {
      const own = items.filter((item) => step.contains(item));
      if (own.length && own.every(isDone)) step.dataset.thDone = "";
    }
    const [button] = all(path, "[data-th-next]", HTMLAnchorElement);
    if (button) point(button, path, items, pages);
  }
}

/** @param {HTMLElement} item */
const isDone = (item) => "thDone" in item.dataset;

/** Keys of its pages, or ids of its exercises. @param {HTMLElement} item */
function parts({ dataset: { thPages = "", thExercises = "" } }) {
  return (thPages || thExercises).split(" ").filter(Boolean);
}

/** @param {HTMLElement} item @param {Set<string>} pages */
function open(item, pages) {
  const behind = item.dataset.thPages
    ? (/** @type {string} */ page) => pages.has(page)
    : (/** @type {string} */ exercise) => pageStore().isDone(exercise);
  return parts(item).map((part) => !behind(part));
}

/**
 * Says beside an item how many of its pages were opened; ticks of exercises are set by ticks.js.
 *
 * @param {HTMLElement} item
 * @param {Set<string>} pages
 * @param {HTMLElement} path
 */
function markItem(item, pages, path) {
  if (!item.dataset.thPages) return;
  const total = parts(item).length;
  const n = open(item, pages).filter((one) => !one).length;
  if (n === total) item.dataset.thDone = "";
  const words = n === total ? path.dataset.thOpened : path.dataset.thOpenedSome;
  const [detail] = all(item, ".th-item__detail", HTMLElement);
  if (n && words && detail) detail.append(` · ${format(words, { n, total })}`);
}

/**
 * The next thing of the standard that is read, then of the others; with what is left of it.
 *
 * @param {HTMLAnchorElement} button
 * @param {HTMLElement} path
 * @param {HTMLElement[]} items
 * @param {Set<string>} pages
 */
function point(button, path, items, pages) {
  const touched = items.some((item) => isDone(item) || open(item, pages).includes(false));
  if (!touched) return;
  const left = items.filter((item) => !isDone(item));
  const mine = left.filter((item) => standardOf(item) === path.dataset.thStandard);
  const next = mine[0] ?? left[0];
  const [link] = next ? all(next, "a", HTMLAnchorElement) : [];
  if (!next) finish(button, path);
  if (!link) return;
  const waiting = open(next, pages);
  const addresses = (next.dataset.thLinks ?? "").split(" ");
  const title = link.firstChild?.textContent ?? "";
  button.textContent = format(button.dataset.thAgain ?? "", { title });
  button.setAttribute("href", addresses[waiting.indexOf(true)] || link.href);
  const n = waiting.filter(Boolean).length;
  const words = path.dataset.thLeft;
  const about = button.nextElementSibling;
  if (words && about && waiting.length > 1) {
    about.prepend(`${format(words, { n, total: waiting.length })}. `);
  }
}

/**
 * The whole path is done: what is left is to take it home.
 *
 * @param {HTMLAnchorElement} button
 * @param {HTMLElement} path
 */
function finish(button, { dataset: { thFinished = "", thFinishedAbout = "" } }) {
  button.textContent = thFinished;
  button.href = new URL("../results.html#mine", ASSETS).href;
  const about = button.nextElementSibling;
  if (about) about.textContent = thFinishedAbout;
}

/** @param {HTMLElement} item */
function standardOf(item) {
  return item.closest("[data-th-column]")?.getAttribute("data-th-column");
}

/** On the homes: the last thing that was begun and not finished. */
export function goOn() {
  const [place] = all(document, "[data-th-goon]", HTMLElement);
  const link = place?.querySelector("a");
  const about = place?.querySelector("span");
  if (!place || !link || !about) return;
  const here = document.querySelector("[data-th-track]")?.getAttribute("data-th-track") ?? "";
  const found = unfinished(here) ?? (here ? null : reading());
  if (!found) return;
  link.textContent = found.words;
  link.href = new URL(`../${found.page}.html`, ASSETS).href;
  about.textContent = found.about;
  place.hidden = false;
  // one thing is the next one: the path's own button steps back
  for (const other of all(document, "[data-th-next]", HTMLElement)) {
    other.classList.add("th-button--quiet");
  }
}

/** @param {string} track whose home this is, or none */
function unfinished(track) {
  const store = pageStore();
  for (const opened of begun()) {
    const { exercise, page, title } = opened;
    if ((track && !page.startsWith(`${track}/`)) || store.isDone(exercise)) continue;
    const { n, total } = answeredOf(store, exercise, opened);
    if (n === 0) continue;
    const about = t("practice.go_on.left", { n, total, left: total - n });
    return { page, words: t("practice.go_on.exercise", { title }), about };
  }
  return null;
}

/** What comes after the page that was read last. */
function reading() {
  const last = /** @type {any} */ (kept("last"));
  if (typeof last?.page !== "string" || typeof last.title !== "string") return null;
  return {
    page: last.page,
    words: t("practice.go_on.page", { title: last.title }),
    about: typeof last.after === "string" ? t("practice.go_on.after", { title: last.after }) : "",
  };
}
