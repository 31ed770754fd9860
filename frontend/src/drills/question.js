/**
 * One question of a set: a fieldset with a choice, a note, and room for what is said to the answer.
 *
 * @import { Explanation } from "./explain.js"
 */

import { all, el, fill, one } from "../shared/dom.js";
import { t } from "../shared/strings.js";
import { explained, prose, tag } from "./explain.js";

/** Pixels that the header and a margin take from the screen. */
const AROUND = 90;

export class Question {
  /** @param {HTMLFieldSetElement} field */
  constructor(field) {
    this.field = field;
    this.id = field.dataset.item ?? "";
    this.feedback = one(field, "[data-part=feedback]", HTMLElement);
    this.closed = false;
    field.tabIndex = -1;
  }

  get inputs() {
    return all(this.field, "input", HTMLInputElement);
  }

  /** Where a person writes why; not all kinds ask for it. */
  get notes() {
    return all(this.field, "textarea", HTMLTextAreaElement);
  }

  get note() {
    return this.notes[0]?.value.trim() ?? "";
  }

  get value() {
    return this.inputs.find((input) => input.checked)?.value ?? "";
  }

  get title() {
    return one(this.field, ".th-q__title", HTMLElement).textContent ?? "";
  }

  /**
   * @param {string | undefined} value
   * @param {string} [note]
   */
  choose(value, note = "") {
    for (const input of this.inputs) input.checked = input.value === value;
    for (const area of this.notes) if (area.value.trim() !== note) area.value = note;
  }

  /**
   * The words of a choice.
   *
   * @param {string} value
   */
  name(value) {
    const named = this.field.querySelector(`[data-value="${CSS.escape(value)}"] .th-pick__name`);
    return named?.textContent?.trim() ?? value;
  }

  /** Asks for a choice. */
  ask() {
    fill(this.feedback, el("p", { class: "th-ask", role: "alert" }, t("drills.choose_first")));
    this.feedback.hidden = false;
    this.inputs[0].focus();
  }

  /**
   * Says where to look, and nothing of what is right.
   *
   * @param {string} text
   */
  hint(text) {
    this.hintPart.textContent = text;
    this.hintPart.hidden = false;
  }

  get hintPart() {
    return one(this.field, "[data-part=hint]", HTMLElement);
  }

  close() {
    this.closed = true;
    for (const control of [...this.inputs, ...this.notes]) control.disabled = true;
  }

  /** Ready for an answer again. */
  reopen() {
    this.closed = false;
    this.choose(undefined);
    for (const control of [...this.inputs, ...this.notes]) control.disabled = false;
    for (const said of all(this.field, ".th-tag,.th-pick__why", HTMLElement)) said.remove();
    this.feedback.hidden = true;
    this.hintPart.hidden = true;
    delete this.field.dataset.verdict;
  }

  /**
   * Says what the key says; the choice can no longer be changed.
   *
   * @param {string[]} accepted the key's choice first, then others that it takes
   * @param {string} verdict
   * @param {Explanation} explanation
   */
  reveal(accepted, verdict, explanation) {
    this.close();
    this.field.dataset.verdict = accepted.includes(this.value) ? "same" : "other";
    for (const option of all(this.field, ".th-pick", HTMLElement)) {
      const { value = "" } = option.dataset;
      const why = explanation.options?.[value];
      if (value === this.value) option.append(tag("yours"));
      const place = accepted.indexOf(value);
      if (place >= 0) option.append(tag(place ? "accepted" : "answer"));
      if (why) option.append(el("div", { class: "th-pick__why" }, ...prose(why)));
    }
    const said = el("p", { class: "th-verdict", tabindex: -1 }, verdict);
    fill(this.feedback, said, ...(explanation.more ?? []), ...explained(explanation));
    this.feedback.hidden = false;
  }

  /** Leads a reader to what was said: all of it, or its beginning where it is higher than the screen. */
  focusVerdict() {
    one(this.feedback, ".th-verdict", HTMLElement).focus({ preventScroll: true });
    const fits = this.feedback.offsetHeight + AROUND < innerHeight;
    this.feedback.scrollIntoView({ block: fits ? "nearest" : "start" });
  }
}
