/**
 * The form of a dossier: what is chosen in it, and one criterion at a time.
 *
 * @import { Answer, Answers } from "../store/practice-types"
 */

import { all, el, fill, one, reveal } from "../shared/dom.js";
import { t } from "../shared/strings.js";

export class ScoreForm {
  /** @type {boolean | undefined} whether the levels of the criterion before were folded open */
  unfolded;

  /**
   * @param {HTMLElement} root
   * @param {() => void} changed
   */
  constructor(root, changed) {
    const form = one(root, "form", HTMLFormElement);
    this.root = root;
    this.form = form;
    this.at = 0;
    this.fields = all(form, "[data-criterion]", HTMLFieldSetElement);
    this.titles = this.fields.map(titleOf);
    this.steps = this.fields.map((_, n) => this.stepTo(n));
    fill(one(form, "[data-part=stepper]", HTMLElement), ...this.steps);
    form.addEventListener("change", () => {
      this.mark();
      changed();
    });
    form.addEventListener("toggle", () => this.unfold(), true);
  }

  /** Numbers of criteria without a level. */
  get gaps() {
    return this.fields.flatMap((field, n) => (levelOf(field) ? [] : [n]));
  }

  get field() {
    return this.fields[this.at];
  }

  /** @returns {Answers} */
  read() {
    const answers = this.fields.map((field) => [field.dataset.criterion, answerOf(field)]);
    return Object.fromEntries(answers.filter(([, answer]) => answer));
  }

  /** @param {Answers} answers */
  write(answers) {
    for (const field of this.fields) {
      const {
        level,
        evidence = [],
        note = "",
        flag,
      } = answers[field.dataset.criterion ?? ""] ?? {};
      for (const input of all(field, "input", HTMLInputElement)) {
        if (input.type === "radio") input.checked = input.value === level;
        else input.checked = input.name.endsWith("-flag") ? !!flag : evidence.includes(input.value);
      }
      const area = one(field, "textarea", HTMLTextAreaElement);
      if (area.value.trim() !== note) area.value = note;
    }
    this.mark();
  }

  /**
   * A button that leads to a criterion.
   *
   * @param {number} n
   */
  stepTo(n) {
    const field = this.fields[n];
    const number = field.dataset.number ?? String(n + 1);
    const step = el("button", { type: "button", title: this.titles[n] }, number);
    step.addEventListener("click", () => this.go(n));
    return step;
  }

  /** Counts, and the state of every step. */
  mark() {
    const total = this.fields.length;
    const count = one(this.form, "[data-part=count]", HTMLElement);
    count.textContent = t("practice.count", { n: total - this.gaps.length, total });
    this.steps.forEach((step, n) => {
      const field = this.fields[n];
      const done = levelOf(field) !== "";
      const flagged = one(field, ".th-flag input", HTMLInputElement).checked;
      step.toggleAttribute("data-done", done);
      step.toggleAttribute("data-flag", flagged);
      const state = [t(done ? "practice.step.done" : "practice.step.open")];
      if (flagged) state.push(t("practice.step.flagged"));
      step.setAttribute("aria-label", `${this.titles[n]}: ${state.join(", ")}`);
    });
  }

  /** @param {number} n */
  show(n) {
    this.at = Math.max(0, Math.min(n, this.fields.length - 1));
    this.fields.forEach((field, k) => {
      field.toggleAttribute("data-away", k !== this.at);
      if (k === this.at) this.steps[k].setAttribute("aria-current", "step");
      else this.steps[k].removeAttribute("aria-current");
    });
    this.field.querySelector("details")?.toggleAttribute("open", !!this.unfolded);
    for (const move of all(this.root, "[data-do=previous]", HTMLButtonElement)) {
      move.disabled = this.at === 0;
    }
    const last = this.at === this.fields.length - 1;
    for (const move of all(this.root, "[data-do=next]", HTMLButtonElement)) {
      move.textContent = t(last ? "practice.to_check" : "practice.next");
    }
    this.form.dispatchEvent(new Event("shown"));
    reveal(this.steps[this.at]); // last, because it measures the page as it now is
  }

  /**
   * Shows a criterion and leads people there.
   *
   * @param {number} n
   */
  go(n) {
    this.show(n);
    one(this.field, "legend", HTMLElement).focus({ preventScroll: true });
    this.form.scrollIntoView({ block: "start" });
  }

  /** What is unfolded in one criterion is so in the next. */
  unfold() {
    this.unfolded = this.field.querySelector("details")?.open;
  }

  /**
   * Chooses or drops a paper for a criterion; adds a passage to its note.
   *
   * @param {string} paper
   * @param {string} [quote]
   * @param {number} [n] the criterion, by itself the one that is shown
   */
  use(paper, quote, n = this.at) {
    const input = one(this.fields[n], `.th-uses [value="${paper}"]`, HTMLInputElement);
    input.checked = quote ? true : !input.checked;
    const note = one(this.fields[n], "textarea", HTMLTextAreaElement);
    if (quote) note.value = [note.value.trim(), quote].filter(Boolean).join("\n").slice(0, 2000);
    input.dispatchEvent(new Event("change", { bubbles: true }));
    return input.checked;
  }

  /**
   * @param {string} paper
   * @param {number} [n]
   */
  uses(paper, n = this.at) {
    return one(this.fields[n], `.th-uses [value="${paper}"]`, HTMLInputElement).checked;
  }
}

/** @param {HTMLFieldSetElement} field */
function levelOf(field) {
  return field.querySelector("[type=radio]:checked")?.getAttribute("value") ?? "";
}

/** @param {HTMLFieldSetElement} field */
function titleOf(field) {
  return (field.querySelector("legend")?.textContent ?? "").replace(/\s+/g, " ").trim();
}

/**
 * @param {HTMLFieldSetElement} field
 * @returns {Answer | null}
 */
function answerOf(field) {
  const level = levelOf(field);
  const evidence = all(field, ".th-uses :checked", HTMLInputElement).map(({ value }) => value);
  const note = one(field, "textarea", HTMLTextAreaElement).value.trim();
  const flag = one(field, ".th-flag input", HTMLInputElement).checked;
  if (!level && evidence.length === 0 && !note && !flag) return null;
  return {
    ...(level ? { level } : {}),
    ...(evidence.length ? { evidence } : {}),
    ...(note ? { note } : {}),
    ...(flag ? { flag } : {}),
  };
}
