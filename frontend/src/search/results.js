/** A page that was found, as an item of the list of results. */

import { el } from "../shared/dom.js";
import { t } from "../shared/strings.js";

/** @typedef {import("./types").FoundPage} FoundPage */
/** @typedef {import("./types").FoundSection} FoundSection */
/** @typedef {import("./types").Piece} Piece */

/**
 * The page, its best place, and the other places folded.
 *
 * @param {FoundPage} page
 * @param {string} base
 */
export function pageItem(page, base) {
  const { sections } = page;
  const inside = page.teaser.length === 0;
  const shown = inside ? sections.slice(0, 1) : [];
  const more = sections.slice(shown.length);
  const item = el(
    "li",
    { class: "md-search-result__item" },
    pageLink(page, base, shown.length === 0),
    ...shown.map((section) => sectionLink(page, section, base, true)),
  );
  if (more.length) {
    const links = () => more.map((section) => sectionLink(page, section, base, false));
    item.append(folded(more.length, links));
  }
  return item;
}

/**
 * A page that is offered where nothing was found.
 *
 * @param {string} title
 * @param {string} href
 */
export function wayItem(title, href) {
  const item = link(href, false, heading("h1", [{ text: title, marked: false }]));
  return el("li", { class: "md-search-result__item" }, item);
}

/**
 * @param {FoundPage} page
 * @param {string} base
 * @param {boolean} best
 */
function pageLink(page, base, best) {
  return link(
    address(page, base, ""),
    best,
    el("div", { class: "md-search-result__icon md-icon" }),
    heading("h1", page.title),
    page.context.length ? el("p", { class: "th-found__where" }, page.context.join(" · ")) : null,
    page.teaser.length ? el("p", {}, ...marked(page.teaser)) : null,
  );
}

/**
 * @param {FoundPage} page
 * @param {FoundSection} section
 * @param {string} base
 * @param {boolean} best
 */
function sectionLink(page, section, base, best) {
  return link(
    address(page, base, section.anchor),
    best,
    heading("h2", section.title),
    section.teaser.length ? el("p", {}, ...marked(section.teaser)) : null,
  );
}

/**
 * @param {string} href
 * @param {boolean} best
 * @param {...(Node | null)} children
 */
function link(href, best, ...children) {
  return el(
    "a",
    { href, class: "md-search-result__link", tabindex: -1, "data-best": best },
    el("article", { class: "md-search-result__article md-typeset" }, ...children),
  );
}

/** A title that looks like Material's, and is no heading of the page. @param {"h1" | "h2"} tag @param {Piece[]} title */
function heading(tag, title) {
  return el(tag, { role: "presentation" }, ...marked(title));
}

/**
 * What few people open is made when it is opened.
 *
 * @param {number} n
 * @param {() => Node[]} links
 */
function folded(n, links) {
  const words = el("div", {}, t("search.more", { n }));
  const summary = el("summary", { tabindex: -1 }, words);
  const details = el("details", { class: "md-search-result__more" }, summary);
  summary.addEventListener("click", () => details.append(...links()), { once: true });
  return details;
}

/** @param {Piece[]} pieces */
function marked(pieces) {
  return pieces.map(({ text, marked }) => (marked ? el("mark", {}, text) : text));
}

/**
 * @param {FoundPage} page
 * @param {string} base
 * @param {string} anchor
 */
function address(page, base, anchor) {
  const url = new URL(page.path, base);
  url.searchParams.set("h", page.words);
  url.hash = anchor;
  return url.href;
}
