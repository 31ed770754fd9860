/**
 * Where a talk is written down and read again: on its card, and in the list of all criteria below.
 * One form is open at a time; it stays as it is when the board is drawn anew.
 *
 * @import { View } from "./chooser.js"
 * @import { BoardActs, MarkOf, Shown } from "./shown.js"
 * @import { BoardState } from "./state.js"
 * @import { DecisionSlot, Person } from "./types"
 * @import { Standard } from "../shared/types"
 */

import { el } from "../shared/dom.js";
import { t } from "../shared/strings.js";
import { classesOf } from "./classes.js";
import { besides, current, decisionOf, heldOn, isBlank, slotOf } from "./decisions.js";
import { decisionLine, decisionText } from "./decision-text.js";
import { decisionForm } from "./decision-form.js";
import { keptBeside, storeDecisions } from "./decisions-store.js";
import { className, criterionWord } from "./words.js";

/** Opens the form of the card that is shown. */
const KEY = "g";
const BLANK = { level: "", words: "", lesson: "", question: "" };

/**
 * @typedef {object} Around what the talks need of the board around them
 * @property {BoardState} state where texts are written
 * @property {MarkOf} mark
 * @property {() => { view: View, people: Person[] }} now what is looked at, and who is there
 * @property {() => void} redraw the board with this form open, or closed
 * @property {(id: string) => void} onClosed the form is closed; its button has this id
 * @property {(said: string) => void} onTaken texts came in, and this is to be said
 */

export class Deciding {
  /** @param {Around} around */
  constructor(around) {
    this.around = around;
    this.held = heldOn(around.state.course);
    /** @type {string} id of the form that is open, with where it stands; empty: none */
    this.open = "";
    /** @type {Map<string, HTMLFormElement>} */
    this.forms = new Map();
    document.addEventListener("keydown", (event) => this.key(event));
  }

  /**
   * The talk of a criterion in the class and the dossier that are shown.
   *
   * @param {string} criterion
   * @returns {DecisionSlot}
   */
  slot(criterion) {
    const { view, people } = this.around.now();
    const [kind, id] = view.choice.split("/");
    const classes = classesOf(this.around.state.course, people);
    const classId = view.classId ?? (classes.length === 1 ? classes[0] : "");
    return { held: this.held, classId, exercise: kind === "exercise" ? id : "", criterion };
  }

  /**
   * What was agreed, or the form to write it down.
   *
   * @param {Standard} standard
   * @param {string} criterion
   * @param {"card" | "list"} where
   */
  part(standard, criterion, where) {
    const slot = this.slot(criterion);
    const id = `decide-${where}-${criterion}`;
    const spot = `${where} ${slotOf(slot)}`;
    if (this.open === spot)
      return el("div", { class: "th-decided" }, this.form(standard, slot, spot));
    const { state, mark } = this.around;
    const found = decisionOf(state.decisions, slot);
    const have = found && !isBlank(found);
    const write = el(
      "button",
      { type: "button", class: "th-action", id },
      t(have ? "board.decide.change" : "board.decide.write"),
    );
    write.addEventListener("click", () => this.begin(spot));
    return el(
      "div",
      { class: "th-decided", "data-have": have },
      have ? decisionText(mark, standard, found) : null,
      ...this.othersOf(standard, slot),
      el("p", {}, write),
    );
  }

  /**
   * What was agreed elsewhere on the same criterion: other classes, other years, a second laptop.
   *
   * @param {Standard} standard
   * @param {DecisionSlot} slot
   */
  othersOf(standard, slot) {
    const { course, decisions } = this.around.state;
    const { criterion, exercise } = slot;
    const same = current(decisions).filter(
      (one) =>
        one.criterion === criterion && one.exercise === exercise && slotOf(one) !== slotOf(slot),
    );
    return [...same, ...besides(decisions, slot)].map((one) =>
      el(
        "p",
        { class: "th-decided__other" },
        el("span", {}, `${className(course, one.classId || null)}, ${one.held}: `),
        decisionLine(standard, one),
      ),
    );
  }

  /**
   * @param {Standard} standard
   * @param {DecisionSlot} slot
   * @param {string} spot
   */
  form(standard, slot, spot) {
    const known = this.forms.get(spot);
    if (known) return known;
    const { state, mark } = this.around;
    const found = decisionOf(state.decisions, slot) ?? BLANK;
    const form = decisionForm({
      id: `decide-form-${this.forms.size}`,
      standard,
      levels: state.course.criterionWords?.[slot.criterion]?.levels ?? {},
      mark: (level) => mark(standard, level),
      fields: found,
      onInput: (fields) => {
        state.write(slot, fields, new Date().toISOString());
        storeDecisions(state.decisions);
      },
      onDone: () => this.end(spot, slot.criterion),
    });
    this.forms.set(spot, form);
    return form;
  }

  /** @param {string} spot */
  begin(spot) {
    this.open = spot;
    this.forms.clear();
    this.around.redraw();
    const form = this.forms.get(spot);
    const chosen = form?.querySelector("input:checked") ?? form?.querySelector("input");
    if (chosen instanceof HTMLElement) chosen.focus();
  }

  /**
   * @param {string} spot
   * @param {string} criterion
   */
  end(spot, criterion) {
    this.open = "";
    this.forms.clear();
    this.around.redraw();
    const [where] = spot.split(" ");
    this.around.onClosed(`decide-${where}-${criterion}`);
  }

  /** Everything is taken away, the form that is open as well. */
  clear() {
    this.open = "";
    this.forms.clear();
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const { target } = event;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey))
      this.forms.get(this.open)?.dispatchEvent(new Event("submit", { cancelable: true }));
    if (event.key.toLowerCase() !== KEY || event.altKey || event.ctrlKey || event.metaKey) return;
    if (target instanceof HTMLElement && target.closest("input, textarea, select")) return;
    const within = target instanceof HTMLElement ? target.closest("[data-stage]") : null;
    const button = within?.querySelector("[id^=decide-card-]");
    if (!(button instanceof HTMLElement)) return;
    event.preventDefault();
    button.click();
  }

  /** Texts that this browser kept are offered, not taken unasked; null where there are none. */
  offer() {
    const { state, onTaken } = this.around;
    const kept = keptBeside(state.decisions);
    if (kept.length === 0) return null;
    const take = el("button", { type: "button", class: "th-action" }, t("board.in.sheets_take"));
    take.addEventListener("click", () => {
      state.takeDecisions(kept);
      notice.remove();
      onTaken(t("board.decide.taken", { n: kept.length }));
    });
    const notice = el(
      "p",
      { class: "th-notice" },
      t("board.decide.offer", { n: current(kept).length }),
      " ",
      take,
    );
    return notice;
  }
}

/**
 * Every criterion of what is shown, with what was agreed on it.
 *
 * @param {Shown} shown
 * @param {BoardActs} acts
 */
export function decisionList({ chosen }, { talkPart }) {
  if (!chosen) return [el("p", {}, t("board.nothing_yet"))];
  const { standard, figures } = chosen;
  const rows = figures.perCriterion.map(({ criterion }) =>
    el(
      "li",
      { "data-criterion": criterion },
      el("h3", {}, criterionWord(standard, criterion)),
      talkPart(standard, criterion, "list"),
    ),
  );
  return [el("ul", { class: "th-decisions" }, ...rows)];
}
