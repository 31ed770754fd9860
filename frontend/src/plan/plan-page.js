/**
 * <evidence-plan>: for each criterion what our school has, who keeps it, what is missing, by when.
 * Each letter is kept as it is typed; suggestions of the guides are ticked, rows of one's own added.
 *
 * @import { PlanRow } from "../store/practice-types"
 * @import { Sheet } from "./files.js"
 * @import { Part } from "./row-form.js"
 */

import { announce, button } from "../exercise/element.js";
import { saveFile } from "../results/save-file.js";
import { all, define, el, fill, one } from "../shared/dom.js";
import { giveFile } from "../shared/giving.js";
import { printOnly } from "../shared/printing.js";
import { t } from "../shared/strings.js";
import { joinPlans } from "./join-plans.js";
import { KeptPage } from "./kept-page.js";
import { officeFile } from "./office-file.js";
import { rowForm } from "./row-form.js";
import { counts, isBare } from "./rows.js";
import { tableView } from "./table-view.js";
import { dayOf, planTable } from "./words.js";

export class EvidencePlan extends KeptPage {
  /** @override */
  start() {
    this.readPage();
    this.listen();
    this.follow("/plan/");
    globalThis.addEventListener("beforeprint", () => this.layOut());
    this.show();
  }

  /** Rows of this standard and track, in the order in which they were begun. */
  get rows() {
    const { standard, track } = this.dataset;
    return this.store.plan().filter((row) => row.standard === standard && row.track === track);
  }

  /** @override */
  get typedIn() {
    return "[data-row]";
  }

  listen() {
    this.addEventListener("click", ({ target }) => {
      const start = target instanceof Element ? target.closest("[data-do]") : null;
      if (start instanceof HTMLButtonElement) this.act(start);
    });
    this.addEventListener("change", ({ target }) => {
      if (!(target instanceof HTMLInputElement)) return;
      if (target.type === "checkbox") this.tick(target);
      if (target.type === "file" && target.files?.length) this.join(target);
    });
  }

  /** @param {HTMLButtonElement} start */
  act(start) {
    const { do: what } = start.dataset;
    if (what === "add") return this.add(this.sectionOf(start).dataset.criterion ?? "");
    if (what === "save") return this.say(saveFile(this.store));
    if (this.rows.length === 0) return this.say(t("plan.empty"));
    if (what === "print") return printOnly("plan");
    const sheet = {
      title: this.heading,
      facts: this.facts,
      table: planTable(this.names, this.rows),
    };
    return this.make(what === "word" ? "word" : "excel", sheet, t("plan.file"));
  }

  /** @returns {[string, string][]} */
  get facts() {
    const { nickname } = this.store.person();
    return nickname ? [[t("plan.who"), nickname]] : [];
  }

  /** @param {Element} part @returns {HTMLElement} */
  sectionOf(part) {
    const found = part.closest("[data-criterion]");
    if (!(found instanceof HTMLElement)) throw new Error("outside of a criterion");
    return found;
  }

  /**
   * @param {string} criterion
   * @param {{ entry?: string, what?: string }} [begun]
   */
  add(criterion, { entry, what = "" } = {}) {
    const { standard = "", track = "" } = this.dataset;
    const rest = { state: /** @type {const} */ (""), keeper: "", missing: "", by: "" };
    const from = entry ? { entry } : {};
    const row = this.store.saveRow({ standard, track, criterion, ...from, what, ...rest });
    this.show();
    if (!entry) one(this, `[data-row="${row.id}"] textarea`, HTMLElement).focus();
  }

  /** @param {HTMLInputElement} box */
  tick(box) {
    const item = /** @type {HTMLElement} */ (box.closest("[data-entry]"));
    const { entry = "" } = item.dataset;
    const what = one(item, "[data-part=title]", HTMLElement).textContent ?? "";
    if (box.checked) {
      this.add(this.sectionOf(box).dataset.criterion ?? "", { entry, what });
      return announce(t("plan.added", { what }));
    }
    const own = this.rows.filter((row) => row.entry === entry);
    const bare = own.filter((row) => isBare(row) && row.what === what);
    for (const row of bare) this.store.removeRow(row.id);
    this.show();
    if (bare.length < own.length) this.say(t("plan.not_removed", { what }));
  }

  /** @param {PlanRow} row */
  removeRow(row) {
    const kept = this.rows.find(({ id }) => id === row.id) ?? row;
    this.store.removeRow(row.id);
    this.show();
    const undo = button(t("plan.undo"), () => {
      const { id: _id, at: _at, ...rest } = kept;
      this.store.saveRow(rest);
      this.show();
      this.say(t("plan.restored"));
    });
    this.say(t("plan.removed", { what: kept.what || t("plan.unnamed") }), undo);
    undo.focus();
  }

  /**
   * Keeps one part of a row; the rest is as it is kept, whoever wrote it.
   *
   * @param {PlanRow} shown
   * @param {Part} part
   * @param {string} value
   */
  change(shown, part, value) {
    const kept = this.rows.find(({ id }) => id === shown.id);
    if (kept) this.store.saveRow({ ...kept, [part]: value });
    this.showSums();
  }

  /** @override */
  show() {
    super.show();
    const rows = this.rows;
    for (const section of this.sections) this.showSection(section, rows);
    this.showSums();
    this.showStatus();
  }

  /**
   * @param {HTMLElement} section
   * @param {PlanRow[]} every
   */
  showSection(section, every) {
    const { criterion = "" } = section.dataset;
    const rows = every.filter((row) => row.criterion === criterion);
    const about = (this.names[criterion] ?? "").split(".")[0];
    const forms = rows.map((row, n) =>
      rowForm(
        row,
        { n: n + 1, criterion: about, kept: this.keptOf(section, row) },
        (part, value) => this.change(row, part, value),
        () => this.removeRow(row),
      ),
    );
    fill(one(section, "[data-part=rows]", HTMLElement), ...forms);
    for (const item of all(section, "[data-entry]", HTMLElement)) {
      one(item, "input", HTMLInputElement).checked = rows.some(
        ({ entry }) => entry === item.dataset.entry,
      );
    }
  }

  /**
   * @param {HTMLElement} section
   * @param {PlanRow} row
   */
  keptOf(section, { entry }) {
    const kept = entry && section.querySelector(`[data-entry="${entry}"] [data-part=kept]`);
    return kept ? (kept.textContent ?? "") : "";
  }

  showSums() {
    const rows = this.rows;
    const today = dayOf(new Date());
    for (const section of this.sections) {
      const own = rows.filter(({ criterion }) => criterion === section.dataset.criterion);
      const words = t(own.length ? "plan.some" : "plan.none", counts(own, today));
      one(section, "[data-part=state]", HTMLElement).textContent = words;
    }
    const all_ = counts(rows, today);
    const criteria = new Set(rows.map(({ criterion }) => criterion)).size;
    const sum = t("plan.sum", { ...all_, criteria, total: this.sections.length });
    const late = all_.late ? ` ${t("plan.late", { n: all_.late })}` : "";
    one(this, "[data-part=sum]", HTMLElement).textContent = sum + late;
  }

  /** What is printed: the plan as a table. */
  layOut() {
    const rows = this.rows;
    const table = planTable(this.names, rows);
    this.toggleAttribute("data-filled", rows.length > 0);
    fill(
      one(this, "[data-part=print]", HTMLElement),
      rows.length ? tableView(table, this.heading) : null,
    );
  }

  /** @param {HTMLInputElement} input */
  join(input) {
    const { standard = "", track = "" } = this.dataset;
    const place = one(this, "[data-part=joined]", HTMLElement);
    const make = this.make.bind(this);
    const setting = {
      store: this.store,
      names: this.names,
      standard,
      track,
      title: this.heading,
      make,
    };
    joinPlans(place, [...(input.files ?? [])], setting);
    input.value = "";
  }

  /**
   * @param {"word" | "excel"} kind
   * @param {Sheet} sheet
   * @param {string} name
   */
  async make(kind, sheet, name) {
    const made = new Date();
    const file = await officeFile(kind, sheet, made);
    if (!file) return this.say(t("plan.not_loaded"));
    const whole = `${name}-${this.dataset.track}-${dayOf(made)}.${file.ending}`;
    giveFile(file.content, whole);
    return this.say(t("plan.made", { name: whole }));
  }

  /**
   * @param {string} text
   * @param {...HTMLElement} more
   */
  say(text, ...more) {
    const place = one(this, "[data-part=said]", HTMLElement);
    fill(place, el("p", { class: "th-notice" }, text, " ", ...more));
    announce(text);
  }
}

define("evidence-plan", EvidencePlan);
