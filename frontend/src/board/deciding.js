/**
 * Where a talk is written down and read again: on its card, and in the list of all criteria below.
 * One form is open at a time; it stays as it is when the board is drawn anew.
 *
 * @import { Board } from "./class-board.js"
 * @import { DecisionSlot } from "./types"
 * @import { Standard } from "../shared/types"
 */

import { el } from "../shared/dom.js";
import { t } from "../shared/strings.js";
import { classesOf } from "./classes.js";
import { besides, current, decisionOf, heldOn, isBlank, slotOf, written } from "./decisions.js";
import { decisionLine, decisionText } from "./decision-text.js";
import { decisionForm } from "./decision-form.js";
import { keptBeside, storeDecisions } from "./decisions-store.js";
import { className, criterionWord } from "./words.js";

/** Opens the form of the card that is shown. */
const KEY = "g";
const BLANK = { level: "", words: "", lesson: "", question: "" };

export class Deciding {
  /** @param {Board} board */
  constructor(board) {
    this.board = board;
    this.held = heldOn(board.course);
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
    const { view, course, intake } = this.board;
    const [kind, id] = view.choice.split("/");
    const classes = classesOf(course, intake.people);
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
    const place = `${where} ${slotOf(slot)}`;
    if (this.open === place)
      return el("div", { class: "th-decided" }, this.form(standard, slot, place));
    const found = decisionOf(this.board.state.decisions, slot);
    const have = found && !isBlank(found);
    const write = el(
      "button",
      { type: "button", class: "th-action", id },
      t(have ? "board.decide.change" : "board.decide.write"),
    );
    write.addEventListener("click", () => this.begin(place));
    return el(
      "div",
      { class: "th-decided", "data-have": have },
      have ? decisionText(this.board, standard, found) : null,
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
    const { state, course } = this.board;
    const { criterion, exercise } = slot;
    const same = current(state.decisions).filter(
      (one) =>
        one.criterion === criterion && one.exercise === exercise && slotOf(one) !== slotOf(slot),
    );
    return [...same, ...besides(state.decisions, slot)].map((one) =>
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
   * @param {string} place
   */
  form(standard, slot, place) {
    const known = this.forms.get(place);
    if (known) return known;
    const { board } = this;
    const found = decisionOf(board.state.decisions, slot) ?? BLANK;
    const form = decisionForm({
      id: `decide-form-${this.forms.size}`,
      standard,
      levels: board.course.criterionWords?.[slot.criterion]?.levels ?? {},
      mark: (level) => board.mark(standard, level),
      fields: found,
      onInput: (fields) => {
        const at = new Date().toISOString();
        board.state.decisions = written(board.state.decisions, slot, fields, at);
        board.state.saved = false;
        storeDecisions(board.state.decisions);
      },
      onDone: () => this.end(place, slot.criterion),
    });
    this.forms.set(place, form);
    return form;
  }

  /** @param {string} place */
  begin(place) {
    this.open = place;
    this.forms.clear();
    this.board.render();
    const form = this.forms.get(place);
    this.board.place("stage").scrollTop = 0;
    const chosen = form?.querySelector("input:checked") ?? form?.querySelector("input");
    if (chosen instanceof HTMLElement) chosen.focus();
  }

  /**
   * @param {string} place
   * @param {string} criterion
   */
  end(place, criterion) {
    this.open = "";
    this.forms.clear();
    this.board.render();
    const [where] = place.split(" ");
    if (this.board.projector?.on) {
      this.board.place("stage").scrollTop = 0;
      this.board.projector.focus();
    } else document.getElementById(`decide-${where}-${criterion}`)?.focus();
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
    const { board } = this;
    const kept = keptBeside(board.state.decisions);
    if (kept.length === 0) return null;
    const take = el("button", { type: "button", class: "th-action" }, t("board.in.sheets_take"));
    take.addEventListener("click", () => {
      board.state.takeDecisions(kept);
      notice.remove();
      board.refresh(t("board.decide.taken", { n: kept.length }));
      board.place("said").focus();
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
 * @param {Board} board
 */
export function decisionList(board) {
  const chosen = board.chosen();
  if (!chosen) return [el("p", {}, t("board.nothing_yet"))];
  const { standard, figures } = chosen;
  const rows = figures.perCriterion.map(({ criterion }) =>
    el(
      "li",
      { "data-criterion": criterion },
      el("h3", {}, criterionWord(standard, criterion)),
      board.deciding.part(standard, criterion, "list"),
    ),
  );
  return [el("ul", { class: "th-decisions" }, ...rows)];
}
