/**
 * The part of the search that every page has: it waits. Search and index are loaded when somebody
 * goes to the search box, or comes from there.
 */

import { ASSETS, load } from "../shared/loading.js";

const QUERY_KEY = "/";

/** Prepares the search box, and marks what led to this page. */
export function startSearch() {
  const words = new URLSearchParams(location.search).get("h");
  if (words) load("taphuan-search.js").then(() => globalThis.taphuanFind?.markWords(words));
  const box = document.querySelector("[data-th-search]");
  const input = box?.querySelector("input");
  if (!box || !input) return;
  input.addEventListener("focus", () => openBox(box), { once: true });
  document.addEventListener("keydown", (event) => {
    if (event.key !== QUERY_KEY || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isWriting(document.activeElement)) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
  // The label opens the search by itself; the box can only be gone to once that is done.
  const label = document.querySelector(".md-header label[for='__search']");
  label?.addEventListener("click", () => setTimeout(() => input.focus(), 1));
}

/** @param {Element} box */
async function openBox(box) {
  const index = load("search-index.js").then(
    () => globalThis.taphuanSearch,
    () => undefined,
  );
  await load("taphuan-search.js");
  globalThis.taphuanFind?.openBox(box, new URL("../", ASSETS).href, index);
}

/** @param {Element | null} element */
function isWriting(element) {
  const fields = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]";
  return element?.matches(fields) ?? false;
}
