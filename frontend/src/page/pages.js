/** What all pages do: they are remembered, and printed with nothing folded. */

import { all } from "../shared/dom.js";
import { ASSETS } from "../shared/loading.js";
import { keep, keepBegun, visited } from "../shared/places.js";
import { recall, storageKey } from "../shared/storage.js";

/** Where the page lies and which track it belongs to, as its template says; a page written by hand has only its address. */
function here() {
  const marker = document.querySelector("[data-th-page]");
  const base = new URL("../", ASSETS).href;
  const [address] = location.href.split(/[?#]/);
  const own = address.startsWith(base) ? address.slice(base.length).replace(/\.html$/, "") : "";
  return {
    page: marker?.getAttribute("data-th-page") ?? own,
    track: marker?.getAttribute("data-th-track") ?? "",
  };
}

/** Remembers the track of the page that is read, and the page. */
function keepPlace() {
  const { page, track } = here();
  if (track) keep("track", track);
  if (!page) return;
  const pages = visited();
  pages.add(page);
  keep("visited", [...pages].sort());
  if (track) keepForLater(page);
}

/**
 * Remembers what a home can lead back to: an exercise, or where reading goes on after this page.
 *
 * @param {string} page
 */
function keepForLater(page) {
  const {
    thExercise,
    thKey = "",
    thTotal,
  } = all(document, "[data-th-page]", HTMLElement)[0]?.dataset ?? {};
  const title = all(document, "h1", HTMLElement)[0]?.textContent?.trim() ?? "";
  if (thExercise) {
    keepBegun({ exercise: thExercise, key: thKey, page, title, total: Number(thTotal) });
    return;
  }
  const [next] = all(document, "a.th-around__next", HTMLAnchorElement);
  if (!next) return;
  const base = new URL("../", ASSETS).href;
  const address = next.href.replace(/\.html.*$/, "").slice(base.length);
  keep("last", { page: address, title: next.lastChild?.textContent?.trim() ?? "", after: title });
}

/** Everything folded is printed, but lists of links in a table; afterwards it is folded again. */
function openForPrint() {
  /** @type {HTMLDetailsElement[]} */
  let folded = [];
  window.addEventListener("beforeprint", () => {
    folded = all(document, "article details:not([open], td *)", HTMLDetailsElement);
    for (const part of folded) part.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const part of folded) part.open = false;
  });
  for (const button of all(document, "[data-th-print]", HTMLButtonElement)) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}

/** A page that still shows the work of somebody who has left this device begins anew. */
function watchPerson() {
  const key = storageKey("person");
  const who = recall(key);
  const check = () => {
    if (recall(key) !== who) location.reload();
  };
  window.addEventListener("storage", (event) => event.key === key && check());
  window.addEventListener("pageshow", ({ persisted }) => persisted && check());
}

/** @returns {void} */
export function startPages() {
  watchPerson();
  keepPlace();
  openForPrint();
}
