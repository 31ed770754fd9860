/** The search box: what is typed, what is found, and the keys. Looks as Material's own. */

import { all, one } from "../shared/dom.js";
import { t } from "../shared/strings.js";
import { recall, storageKey } from "../shared/storage.js";
import { pageItem, wayItem } from "./results.js";
import { MOST_PAGES, SearchIndex } from "./search-index.js";

/** @typedef {import("./types").SearchData} SearchData */
/** @typedef {import("./types").Found} Found */

/** How many pages are drawn before the next frame, so that the first ones come at once. */
const AT_ONCE = 8;
/** So many searches nobody asked for, so long after the index has come. */
const WARM_UP = 3;
const WARM_UP_MS = 150;

/**
 * Makes the box work. What was typed meanwhile is searched as soon as the index is there.
 *
 * @param {Element} box
 * @param {string} base the site's address
 * @param {Promise<SearchData | undefined>} data
 */
export async function openBox(box, base, data) {
  const shown = new SearchBox(box, base);
  shown.start();
  shown.ready(await data);
}

class SearchBox {
  /** @type {SearchIndex | undefined} */
  #index;
  #asked = "";

  /** @param {Element} box @param {string} base */
  constructor(box, base) {
    this.box = box;
    this.base = base;
    this.input = one(box, "input", HTMLInputElement);
    this.suggestion = one(box, "[data-part=suggestion]", HTMLElement);
    this.status = one(box, "[data-part=status]", HTMLElement);
    this.list = one(box, "[data-part=found]", HTMLElement);
    this.toggle = one(document, "#__search", HTMLInputElement);
  }

  start() {
    const form = one(this.box, "form", HTMLFormElement);
    this.input.addEventListener("focus", () => this.#open(true));
    this.input.addEventListener("input", () => this.#ask());
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(() => this.#cleared()));
    this.box.addEventListener("keydown", (event) =>
      this.#key(/** @type {KeyboardEvent} */ (event)),
    );
    this.list.addEventListener("click", (event) => {
      if (event.target instanceof Element && event.target.closest("a")) this.#open(false);
    });
    // After the click on the label, which would close the search again. Who has gone on by keyboard
    // while this script was on its way wants no search: open, it would keep the page from scrolling.
    setTimeout(() => this.#open(this.box.contains(document.activeElement)), 1);
  }

  /** @param {SearchData | undefined} data */
  ready(data) {
    if (!data) {
      this.status.textContent = t("search.failed");
      return;
    }
    this.#index = new SearchIndex(data);
    this.#ask();
    setTimeout(() => this.#warmUp(), WARM_UP_MS);
  }

  /** The first searches are slow, until the browser has compiled what they run: so they are ours. */
  #warmUp() {
    const { data } = /** @type {SearchIndex} */ (this.#index);
    for (const [, nav] of data.pages.slice(0, WARM_UP)) {
      const title = this.#index?.textOf(nav) ?? "";
      this.#index
        ?.search(title.split(" ").slice(0, 2).join(" "))
        .pages.map((page) => pageItem(page, this.base));
    }
  }

  /** @param {boolean} open */
  #open(open) {
    if (this.toggle.checked !== open) this.toggle.click();
    if (!open) this.input.blur();
  }

  #cleared() {
    this.#ask();
    this.input.focus();
  }

  #ask() {
    if (!this.#index) return;
    const text = this.input.value.trim();
    if (text === this.#asked && this.list.firstChild) return;
    this.#asked = text;
    if (!text) {
      this.#show({ pages: [], suggestion: "" }, t("search.start"));
      return;
    }
    const found = this.#index.search(this.input.value, readersTrack(), readersStandard());
    this.#show(found, t(countKey(found), { n: found.pages.length }));
    if (found.pages.length === 0) this.list.append(...this.#ways());
  }

  /** @param {Found} found @param {string} status */
  #show({ pages, suggestion }, status) {
    this.status.textContent = status;
    this.suggestion.textContent = suggestion;
    const items = (from = 0, to = pages.length) =>
      pages.slice(from, to).map((page) => pageItem(page, this.base));
    this.list.replaceChildren(...items(0, AT_ONCE));
    const asked = this.#asked;
    requestAnimationFrame(() => {
      if (asked === this.#asked && pages.length > AT_ONCE) this.list.append(...items(AT_ONCE));
    });
  }

  /** Where to go on when nothing was found. */
  #ways() {
    const ways = this.#index?.data.ways ?? [];
    return ways.map(([title, path]) => wayItem(title, new URL(path, this.base).href));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const typing = event.target === this.input;
    if (event.isComposing || !this.toggle.checked) return;
    if (event.key === "Escape" || event.key === "Tab") this.#open(false);
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      this.#move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "ArrowRight" && typing) this.#takeSuggestion();
    else if (event.key === "Enter" && typing)
      all(this.list, "a[data-best]", HTMLElement)[0]?.click();
    else if (!typing && event.key.length === 1 && event.key !== " ") this.input.focus();
  }

  /** @param {number} by */
  #move(by) {
    const places = [
      this.input,
      ...all(this.list, ":not(details) > a, summary, details[open] > a", HTMLElement),
    ];
    const at = places.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    places[(Math.max(at, 0) + places.length + by) % places.length].focus();
  }

  #takeSuggestion() {
    const whole = this.suggestion.textContent ?? "";
    if (!whole || this.input.selectionStart !== this.input.value.length) return;
    this.input.value = whole;
    this.#ask();
  }
}

/** @param {Found} found */
function countKey({ pages }) {
  if (pages.length === 0) return "search.none";
  if (pages.length >= MOST_PAGES) return "search.most";
  return pages.length === 1 ? "search.one" : "search.other";
}

/** The standard of this page; on pages of none it is not known. */
function readersStandard() {
  const page = document.querySelector("[data-th-page]")?.getAttribute("data-th-page") ?? "";
  return page.split("/").find((part) => part in (globalThis.taphuan?.standards ?? {})) ?? "";
}

/** The track of this page, or the one that was read last. */
function readersTrack() {
  const here = document.querySelector("[data-th-track]")?.getAttribute("data-th-track");
  const kept = recall(storageKey("pages", "track"));
  return here || (typeof kept === "string" ? kept : "");
}
