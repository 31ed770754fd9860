/**
 * Below a paper: for which criteria it is used, the one in hand first, and the passages that notes
 * have taken from it.
 *
 * @import { ScoreForm } from "./form.js"
 * @import { Standard } from "../shared/types"
 */

import { el, fill } from "../shared/dom.js";
import { announce, button } from "../exercise/element.js";
import { t } from "../shared/strings.js";
import { passagesOf } from "./passages.js";

const LONGEST_PASSAGE = 300;

export class PaperLinks {
  /** @type {number | undefined} the timer that takes the mark away again */
  clearing;

  /**
   * @param {ScoreForm} form
   * @param {Standard} standard
   */
  constructor(form, standard) {
    this.form = form;
    /** @type {HTMLElement | undefined} */
    this.sheet = undefined;
    this.number = 0;
    this.passage = "";
    this.held = false;
    this.user = button("", () => this.use(form.at), "th-button");
    this.others = form.fields.map((field, n) => this.other(field, n, standard));
    this.foot = el(
      "div",
      { class: "th-papers__foot" },
      this.user,
      el(
        "details",
        { class: "th-papers__others" },
        el("summary", {}, t("practice.use.others")),
        el("div", {}, ...this.others),
      ),
    );
    this.marks = el("div", { class: "th-papers__marks" });
    this.foot.addEventListener("pointerdown", () => {
      this.held = true; // the tap clears the selection that it is about
      clearTimeout(this.clearing);
    });
    document.addEventListener("selectionchange", () => this.select());
  }

  /**
   * @param {HTMLElement} field
   * @param {number} n
   * @param {Standard} standard
   */
  other({ dataset }, n, { criteria }) {
    const short = criteria.find(({ id }) => id === dataset.criterion)?.short;
    return button(`${dataset.number}. ${short}`, () => this.use(n));
  }

  /**
   * Another paper is in hand.
   *
   * @param {HTMLElement} sheet
   * @param {number} number
   */
  follow(sheet, number) {
    this.sheet = sheet;
    this.number = number;
    this.passage = "";
    this.held = false;
    this.refresh();
  }

  get paper() {
    return this.sheet?.dataset.paper ?? "";
  }

  refresh() {
    const { paper, form } = this;
    this.foot.hidden = !paper;
    if (!paper) return;
    const used = form.uses(paper);
    const number = form.field.dataset.number ?? "";
    const words = this.passage ? "passage" : used ? "drop" : "use";
    this.user.textContent = t(`practice.use.${words}`, { number });
    this.user.setAttribute("aria-pressed", String(used));
    this.others.forEach((other, n) => {
      other.setAttribute("aria-pressed", String(form.uses(paper, n)));
    });
    this.list();
  }

  /** What notes quote of this paper. */
  list() {
    const { marks, number } = this;
    const found = this.form.fields.flatMap((field) =>
      passagesOf(field.querySelector("textarea")?.value ?? "", number).map((passage) =>
        el("li", {}, t("practice.use.mark", { number: field.dataset.number ?? "", passage })),
      ),
    );
    fill(
      marks,
      ...(found.length ? [el("p", {}, t("practice.use.marks")), el("ul", {}, ...found)] : []),
    );
    if (marks.parentElement !== this.sheet) this.sheet?.append(marks);
  }

  /** Remembers what is marked in the paper; a tap that clears the mark comes a moment too late. */
  select() {
    const selection = document.getSelection();
    const inside = selection?.anchorNode && this.sheet?.contains(selection.anchorNode);
    const words = inside ? selection.toString().replace(/\s+/g, " ").trim() : "";
    if (!words && this.held) return;
    this.held = false;
    clearTimeout(this.clearing);
    this.clearing = window.setTimeout(
      () => {
        this.passage = words.length > 3 ? words.slice(0, LONGEST_PASSAGE) : "";
        this.refresh();
      },
      words ? 0 : 500,
    );
  }

  /** @param {number} at which criterion */
  use(at) {
    const { number: n, passage } = this;
    this.passage = "";
    this.held = false;
    const used = this.form.use(this.paper, passage && t("practice.quote", { n, passage }), at);
    const number = this.form.fields[at].dataset.number ?? "";
    announce(t(used ? "practice.use.used" : "practice.use.dropped", { n, number }));
  }
}
