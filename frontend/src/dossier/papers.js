/**
 * The papers of a dossier: one at a time beside the form, or on a phone in a sheet that is pulled
 * up from the bottom and leaves the question in sight.
 *
 * @import { ScoreForm } from "./form.js"
 */

import { all, el, fill, one, reveal } from "../shared/dom.js";
import { announce, button } from "../exercise/element.js";
import { t } from "../shared/strings.js";

const LONGEST_PASSAGE = 300;

export class Papers {
  /**
   * @param {HTMLElement} root
   * @param {ScoreForm} form
   */
  constructor(root, form) {
    this.root = root;
    this.form = form;
    this.box = one(root, ".th-papers", HTMLElement);
    this.opener = one(root, "[data-do=open-papers]", HTMLButtonElement);
    this.sheets = all(this.box, "[data-paper]", HTMLElement);
    this.tabs = this.sheets.map((sheet, n) => this.tab(sheet, n));
    this.passage = "";
    this.at = 0;
    this.user = button("", () => this.use());
    this.box.append(el("div", { class: "th-papers__foot" }, this.user));
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
    const label = n ? t("practice.paper", { n, title: title.replace(/^\s*\d+\s*/, "") }) : null;
    const tab = el(
      "button",
      { type: "button", role: "tab", id: `tab-${n}`, title: label, "aria-label": label },
      n ? String(n) : t("practice.cover"),
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
      const last = this.tabs.length - 1;
      const moves = { ArrowRight: this.at + 1, ArrowLeft: this.at - 1, Home: 0, End: last };
      const to = /** @type {Record<string, number>} */ (moves)[event.key];
      if (to === undefined) return;
      event.preventDefault();
      this.show(Math.max(0, Math.min(to, last)));
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
    document.addEventListener("selectionchange", () => this.select());
    this.form.form.addEventListener("shown", () => this.refresh());
    this.opener.addEventListener("click", () => this.open());
    one(this.box, "[data-do=close-papers]", HTMLElement).addEventListener("click", () =>
      this.close(),
    );
    this.box.addEventListener("keydown", ({ key }) => key === "Escape" && this.close());
  }

  /** @param {number} n */
  show(n) {
    this.at = n;
    this.passage = "";
    this.sheets.forEach((sheet, k) => sheet.toggleAttribute("data-away", k !== n));
    this.refresh();
    one(this.box, "[data-part=papers]", HTMLElement).scrollTop = 0;
    reveal(this.tabs[n]);
  }

  /** Marks the papers that the criterion in hand relies on. */
  refresh() {
    this.tabs.forEach((tab, n) => {
      const paper = this.sheets[n].dataset.paper;
      tab.setAttribute("aria-selected", String(n === this.at));
      tab.tabIndex = n === this.at ? 0 : -1;
      tab.toggleAttribute("data-used", !!paper && this.form.uses(paper));
    });
    const paper = this.sheets[this.at].dataset.paper;
    this.user.hidden = !paper;
    if (!paper) return;
    const used = this.form.uses(paper);
    const number = this.form.field.dataset.number ?? "";
    const words = this.passage ? "passage" : used ? "drop" : "use";
    this.user.textContent = t(`practice.use.${words}`, { number });
    this.user.setAttribute("aria-pressed", String(used));
  }

  /** Remembers what is marked in the paper; a tap that clears the mark comes a moment too late. */
  select() {
    const selection = document.getSelection();
    const sheet = this.sheets[this.at];
    const inside = selection?.anchorNode && sheet.contains(selection.anchorNode);
    const words = inside ? selection.toString().replace(/\s+/g, " ").trim() : "";
    clearTimeout(this.clearing);
    this.clearing = window.setTimeout(
      () => {
        this.passage = words.length > 3 ? words.slice(0, LONGEST_PASSAGE) : "";
        this.refresh();
      },
      words ? 0 : 500,
    );
  }

  use() {
    const paper = this.sheets[this.at].dataset.paper ?? "";
    const n = this.at;
    const quote = this.passage && t("practice.quote", { n, passage: this.passage });
    const used = this.form.use(paper, quote);
    this.passage = "";
    this.refresh();
    const number = this.form.field.dataset.number ?? "";
    announce(t(used ? "practice.use.used" : "practice.use.dropped", { n, number }));
  }

  open() {
    this.root.dataset.papers = "";
    this.opener.setAttribute("aria-expanded", "true");
    this.form.field.scrollIntoView({ block: "start" });
    this.tabs[this.at].focus({ preventScroll: true });
  }

  /** @param {boolean} [back] whether the focus returns to the button */
  close(back = true) {
    if (!("papers" in this.root.dataset)) return;
    delete this.root.dataset.papers;
    this.opener.setAttribute("aria-expanded", "false");
    if (back) this.opener.focus({ preventScroll: true });
  }
}
