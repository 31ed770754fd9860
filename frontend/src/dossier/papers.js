/**
 * The papers of a dossier: one at a time beside the form; on a phone, and wherever the screen is
 * low, over the whole screen, with a strip of titles at the thumb.
 *
 * @import { ScoreForm } from "./form.js"
 * @import { Standard } from "../shared/types"
 */

import { all, el, fill, one, reveal } from "../shared/dom.js";
import { ahead } from "../shared/lines.js";
import { t } from "../shared/strings.js";
import { layer } from "./layers.js";
import { PaperLinks } from "./paper-links.js";
import { onSwipe } from "./swipe.js";

export class Papers {
  /** @type {Element | null | undefined} what had the focus before the papers opened */
  from;

  /**
   * @param {HTMLElement & { standard: Standard }} root
   * @param {ScoreForm} form
   */
  constructor(root, form) {
    this.root = root;
    this.form = form;
    this.box = one(root, ".th-papers", HTMLElement);
    this.body = one(root, "[data-part=papers]", HTMLElement);
    this.opener = one(root, "[data-do=open-papers]", HTMLButtonElement);
    this.sheets = all(this.box, "[data-paper]", HTMLElement);
    this.tabs = this.sheets.map((sheet, n) => this.tab(sheet, n));
    this.at = 0;
    this.links = new PaperLinks(form, root.standard);
    this.box.append(this.links.foot);
    this.layer = layer(
      "papers",
      () => this.spread(true),
      () => this.spread(false),
    );
    const list = one(this.box, "[data-part=tabs]", HTMLElement);
    list.setAttribute("role", "tablist");
    fill(list, ...this.tabs);
    this.listen(list);
    this.show(0);
  }

  /**
   * @param {HTMLElement} sheet
   * @param {number} n
   */
  tab(sheet, n) {
    const title = sheet.querySelector(".th-paper__name")?.textContent ?? "";
    const whole = n ? title.replace(/\s+/g, " ").trim() : t("practice.cover");
    const { short } = sheet.dataset;
    const tab = el(
      "button",
      { type: "button", role: "tab", id: `tab-${n}`, title: n ? whole : null },
      short ? `${n} ${short}` : whole,
    );
    sheet.setAttribute("role", "tabpanel");
    sheet.setAttribute("aria-labelledby", `tab-${n}`);
    sheet.tabIndex = 0;
    tab.addEventListener("click", () => this.show(n));
    return tab;
  }

  /** @param {HTMLElement} list */
  listen(list) {
    list.addEventListener("keydown", (event) => {
      const [all, side] = [this.tabs.length, ahead()];
      const steps = {
        ArrowRight: side,
        ArrowDown: 1,
        ArrowLeft: -side,
        ArrowUp: -1,
        Home: -all,
        End: all,
      };
      const step = /** @type {Record<string, number>} */ (steps)[event.key];
      if (!step) return;
      event.preventDefault();
      this.turn(step);
      this.tabs[this.at].focus();
    });
    this.box.addEventListener("click", (event) => {
      const link =
        event.target instanceof Element ? event.target.closest("a[href^='#paper-']") : null;
      if (!link) return;
      event.preventDefault();
      this.show(this.sheets.findIndex(({ id }) => `#${id}` === link.getAttribute("href")));
      this.sheets[this.at].focus({ preventScroll: true });
    });
    onSwipe(this.box, (step) => this.turn(step));
    this.form.form.addEventListener("shown", () => this.refresh());
    this.opener.addEventListener("click", () => this.layer.open());
    const closer = one(this.box, "[data-do=close-papers]", HTMLElement);
    closer.addEventListener("click", () => this.layer.close());
    // the focus comes a moment after the paper: Escape counts wherever it still is
    document.addEventListener("keydown", ({ key }) => key === "Escape" && this.layer.close());
  }

  /** @param {number} step papers further on, or back; past the first and the last there are none */
  turn(step) {
    this.show(Math.max(0, Math.min(this.at + step, this.tabs.length - 1)));
  }

  /** @param {number} n */
  show(n) {
    this.at = n;
    this.sheets.forEach((sheet, k) => sheet.toggleAttribute("data-away", k !== n));
    this.links.follow(this.sheets[n], n);
    this.markTabs();
    this.body.scrollTop = 0;
    reveal(this.tabs[n]);
  }

  /** Another criterion is in hand, or what it relies on has changed. */
  refresh() {
    this.markTabs();
    this.links.refresh();
  }

  /** Marks the papers that the criterion in hand relies on. */
  markTabs() {
    this.tabs.forEach((tab, n) => {
      const paper = this.sheets[n].dataset.paper;
      tab.setAttribute("aria-selected", String(n === this.at));
      tab.tabIndex = n === this.at ? 0 : -1;
      tab.toggleAttribute("data-used", !!paper && this.form.uses(paper));
    });
  }

  /**
   * Over the whole screen, and back.
   *
   * @param {boolean} open
   */
  spread(open) {
    this.root.toggleAttribute("data-papers", open);
    this.opener.setAttribute("aria-expanded", String(open));
    if (open) this.box.setAttribute("role", "dialog");
    else this.box.removeAttribute("role");
    if (open) this.from = document.activeElement;
    const focused = open ? this.tabs[this.at] : this.from;
    setTimeout(() => {
      // hiding the page behind takes long, so the paper is shown first
      document.documentElement.classList.toggle("th-reading", this.layer.isOpen);
      if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
      if (this.layer.isOpen) reveal(this.tabs[this.at]);
    });
  }
}
