/**
 * What the running view shows over the day for a moment: groups, the card for who comes late, a vote
 * that is counted down. One is open at a time; Escape or its own key closes it.
 */

import { all, el, fill, one } from "../shared/dom.js";
import { recall, remember } from "../shared/storage.js";
import { format } from "../shared/strings.js";
import { allowChime, chime } from "./chime.js";
import { drawn } from "./groups.js";

const SECOND = 1000;
/** More people than any hall holds are a slip of the hand. */
const MOST = 400;
/** So many groups still have their whole name on the wall. */
const NAMED = 12;
/** How wide a letter of a group's line is: as many groups side by side as keep to one line each. */
const LETTER = 0.48;

export class RunPanels {
  /**
   * @param {HTMLElement} view
   * @param {string} key of the kept groups
   * @param {(name: string) => string} word
   */
  constructor(view, key, word) {
    this.view = view;
    this.key = `${key}/groups`;
    this.word = word;
    this.ends = 0;
    this.rings = false;
    one(view, '[data-do="draw"]', HTMLElement).addEventListener("click", () => this.draw());
    for (const button of all(view, "[data-seconds]", HTMLElement))
      button.addEventListener("click", () => this.count(Number(button.dataset.seconds)));
    const kept = /** @type {{ groups?: unknown } | null} */ (recall(this.key));
    if (Array.isArray(kept?.groups)) this.showGroups(/** @type {number[][]} */ (kept.groups));
  }

  get open() {
    return all(this.view, "[data-panel]", HTMLElement).find((panel) => !panel.hidden) ?? null;
  }

  /** @param {string} name "" closes */
  toggle(name) {
    const was = this.open?.dataset.panel;
    for (const panel of all(this.view, "[data-panel]", HTMLElement))
      panel.hidden = panel.dataset.panel !== name || was === name;
    for (const button of all(this.view, "[data-opens]", HTMLElement))
      button.setAttribute("aria-expanded", String(this.open?.dataset.panel === button.dataset.do));
    this.open?.querySelector("h2")?.focus();
    this.ends = 0;
    this.tick();
  }

  draw() {
    const [people, size] = ["people", "size"].map((name) => {
      const field = one(this.view, `[name="${name}"]`, HTMLInputElement);
      return Math.min(MOST, Math.max(2, Math.trunc(Number(field.value)) || 0));
    });
    const groups = drawn(people, size);
    remember(this.key, { groups });
    this.showGroups(groups);
  }

  /** @param {number[][]} groups */
  showGroups(groups) {
    const items = groups.map((group, n) =>
      el("li", {}, ...this.label(n + 1, groups.length), ` ${group.join(", ")}`),
    );
    const list = one(this.view, "[data-part=groups]", HTMLElement);
    const shown = (/** @type {HTMLElement} */ item) =>
      (item.textContent?.length ?? 0) -
      (item.querySelector(".th-hidden")?.textContent?.length ?? 0);
    const longest = Math.max(...items.map(shown));
    list.style.setProperty("--wide", `${longest * LETTER}em`);
    fill(list, ...items);
  }

  /**
   * What a group is called; of many, whose lines must stand closer, only its number is seen.
   *
   * @param {number} n
   * @param {number} of
   */
  label(n, of) {
    const name = format(this.word("group"), { n });
    if (of <= NAMED) return [el("b", {}, name)];
    return [el("span", { class: "th-hidden" }, name), el("b", { "aria-hidden": "true" }, `${n}:`)];
  }

  /** @param {number} seconds */
  count(seconds) {
    this.ends = Date.now() + seconds * SECOND;
    this.rings = true;
    allowChime();
    this.tick();
  }

  /** Once a second; rings once when the time of a vote is up. */
  tick() {
    const place = one(this.view, "[data-part=seconds]", HTMLElement);
    if (!this.ends) {
      place.textContent = "";
      return;
    }
    const left = Math.max(0, Math.ceil((this.ends - Date.now()) / SECOND));
    place.textContent = left ? format(this.word("seconds"), { n: left }) : this.word("hands");
    if (left || !this.rings) return;
    this.rings = false;
    chime();
  }
}
