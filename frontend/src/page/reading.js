/**
 * The script of reading pages (taphuan-reading.js): what they remember, filter and switch. All of
 * them work without it.
 */

import { all } from "../shared/dom.js";
import { whenKept } from "../shared/keeping.js";
import { keep, kept, visited } from "../shared/places.js";
import { format } from "../shared/strings.js";

/** On the home page: marks the track chosen before, and leads the shortcuts into it. */
function showTrack() {
  const track = kept("track");
  if (typeof track !== "string") return;
  for (const choice of all(document, "[data-th-choice]", HTMLElement)) {
    if (choice.dataset.thChoice !== track) continue;
    choice.dataset.thYours = "";
    for (const word of all(choice, "[hidden]", HTMLElement)) word.hidden = false;
  }
  for (const link of all(document, "a[data-th-tracks]", HTMLAnchorElement)) {
    const address = JSON.parse(link.dataset.thTracks ?? "{}")[track];
    if (typeof address === "string") link.href = address;
  }
}

/**
 * Buttons of which one is pressed; `chosen` is told its number at once and after each click.
 *
 * @param {HTMLElement} group
 * @param {(button: HTMLButtonElement, position: number) => void} chosen
 */
function pressOne(group, chosen) {
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

/** On a criterion: shows the evidence of one level or of all. */
function filterEvidence() {
  for (const filter of all(document, "[data-th-filter]", HTMLElement)) {
    const groups = all(filter.parentElement ?? document, "[data-th-group]", HTMLElement);
    pressOne(filter, (button) => {
      const level = button.dataset.thLevel ?? "";
      for (const group of groups) group.hidden = level !== "" && group.dataset.thGroup !== level;
    });
  }
}

/** On a track's home, on a phone: one standard at a time; the choice is kept. */
function switchStandards() {
  for (const path of all(document, ".th-path", HTMLElement)) {
    const [group] = all(path, ".th-switch", HTMLElement);
    if (!group) continue;
    const buttons = pressOne(group, (_button, position) => {
      path.dataset.thStandard = String(position);
      keep("standard", position);
    });
    path.dataset.thSwitched = "";
    const position = kept("standard");
    if (typeof position === "number") buttons[position]?.click();
  }
}

/** On the learning path: says what was opened before and leads to the next page. */
function showVisited() {
  const pages = visited();
  for (const path of all(document, ".th-path", HTMLElement)) {
    const items = all(path, ".th-item", HTMLElement).filter((item) => item.dataset.thPages);
    for (const item of items) markOpened(item, pages, path);
    const next = items.find((item) => !("thDone" in item.dataset));
    const [button] = all(path, "[data-th-next]", HTMLAnchorElement);
    if (next && next !== items[0] && button) goOn(button, next, pages);
  }
}

/** @param {HTMLElement} item */
function keys(item) {
  return (item.dataset.thPages ?? "").split(" ").filter(Boolean);
}

/**
 * Says beside an item how many of its pages were opened.
 *
 * @param {HTMLElement} item
 * @param {Set<string>} pages
 * @param {HTMLElement} path
 */
function markOpened(item, pages, path) {
  const total = keys(item).length;
  const n = keys(item).filter((page) => pages.has(page)).length;
  if (n === total) item.dataset.thDone = "";
  const words = n === total ? path.dataset.thOpened : path.dataset.thOpenedSome;
  const [detail] = all(item, ".th-item__detail", HTMLElement);
  if (n && words && detail) detail.append(` · ${format(words, { n, total })}`);
}

/**
 * Points the button to an item that is not finished; inside it, to the first page not yet opened.
 *
 * @param {HTMLAnchorElement} button
 * @param {HTMLElement} item
 * @param {Set<string>} pages
 */
function goOn(button, item, pages) {
  const [link] = all(item, "a", HTMLAnchorElement);
  if (!link) return;
  const wanted = keys(item);
  const page = wanted.find((key) => !pages.has(key)) ?? "";
  const last = page.slice(page.lastIndexOf("/") + 1);
  button.textContent = format(button.dataset.thAgain ?? "", { title: link.textContent ?? "" });
  button.href = wanted.length > 1 ? link.href.replace(/[^/]*$/, `${last}.html`) : link.href;
}

/** A link to a piece of evidence opens it. */
function openTarget() {
  const target = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null;
  if (!target?.classList.contains("th-card")) return;
  for (const part of all(target, "details", HTMLDetailsElement)) part.open = true;
}

/** Starts everything; one part that fails does not keep the others from working. */
whenKept(() => {
  for (const part of [showTrack, showVisited, filterEvidence, switchStandards, openTarget]) {
    try {
      part();
    } catch (error) {
      console.error(error);
    }
  }
});
window.addEventListener("hashchange", openTarget);
