/**
 * What sorting and ordering share: a draft, handing in the whole, the verdicts, another try.
 *
 * @import { Answers, Attempt, Draft, Summary } from "../store/practice-types"
 */

import { el, fill, one, promote } from "../shared/dom.js";
import { announce, button, ExerciseElement } from "../exercise/element.js";
import { t } from "../shared/strings.js";
import { prose } from "./explain.js";
import { clock, watchStorage } from "./page-parts.js";

/**
 * The words on a piece.
 *
 * @param {Element | undefined} piece
 */
export function pieceText(piece) {
  return piece?.querySelector(".th-piece__text")?.textContent ?? "";
}

/**
 * What is said to one piece.
 *
 * @param {Element | undefined} piece
 * @param {boolean} right
 * @param {string} said
 * @param {string} why
 */
export function pieceResult(piece, right, said, why) {
  return el(
    "li",
    { "data-verdict": right ? "right" : "wrong" },
    el("p", {}, pieceText(piece)),
    el("p", { class: "th-said" }, said),
    ...prose(why),
  );
}

export class Arranging extends ExerciseElement {
  /** @type {any} answers and reasons, once they may be seen */
  key = null;
  /** @type {Attempt | null} */
  attempt = null;
  warned = false;

  // --- what each kind does -----------------------------------------------------------------

  /** Makes the controls that the template cannot have. */
  arrange() {}

  /** @returns {Answers} */
  read() {
    return {};
  }

  /** @param {Answers} _answers */
  write(_answers) {}

  /** What to ask before handing in; empty when nothing is missing. */
  missing() {
    return "";
  }

  /**
   * @param {Answers} _answers
   * @returns {Summary}
   */
  summary(_answers) {
    return { items: 0, answered: 0 };
  }

  /**
   * @param {Answers} _answers
   * @returns {(HTMLElement | null)[]}
   */
  verdicts(_answers) {
    return [];
  }

  // --- the course of things ----------------------------------------------------------------

  /** @override */
  start() {
    const { id, keyHash } = this.exercise;
    this.key = this.openKey;
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.finish();
    });
    this.arrange();
    promote(this);
    watchStorage(this);
    this.result.tabIndex = -1;
    this.open(this.store.draft(id, keyHash));
    this.store.onDraft(id, keyHash, (kept) => this.open(kept));
  }

  /** @param {Draft | null} draft */
  open(draft) {
    const { id, keyHash } = this.exercise;
    const last = this.store
      .attempts(id)
      .filter((one) => one.keyHash === keyHash)
      .pop();
    if (last && !draft) return this.handedIn(last);
    this.write(draft?.answers ?? {});
    this.form.hidden = false;
    this.result.hidden = true;
    return undefined;
  }

  get form() {
    return one(this, "form", HTMLFormElement);
  }

  get result() {
    return one(this, "[data-part=result]", HTMLElement);
  }

  /** Keeps what was changed. */
  changed() {
    this.warned = false;
    this.ask("");
    this.keepAnswers(this.read(), (answers) => this.write(answers));
  }

  /** @param {string} text */
  ask(text) {
    one(this, "[data-part=ask]", HTMLElement).textContent = text;
  }

  finish() {
    const missing = this.missing();
    if (missing && !this.warned) {
      this.warned = true;
      this.ask(missing);
      return;
    }
    const answers = this.read();
    this.handedIn(this.store.handIn(this.meta, answers, this.summary(answers)));
    this.result.focus({ preventScroll: true });
    this.scrollIntoView({ block: "start" });
  }

  /** @param {Attempt} attempt */
  handedIn(attempt) {
    this.attempt = attempt;
    this.write(attempt.answers);
    this.form.hidden = true;
    this.result.hidden = false;
    const when = t("drills.done.handed_in", { time: clock(attempt) });
    fill(this.result, el("p", {}, when));
    if (this.key) this.opened(this.key);
    else this.askForKey((key) => this.opened(key));
  }

  /** @param {any} key */
  opened(key) {
    this.key = key;
    if (!this.attempt) return;
    const { id, answers } = this.attempt;
    if (this.lockedKey) this.store.markUnlocked(id, this.summary(answers));
    const again = button(t("drills.done.again"), () => this.again());
    fill(this.result, ...this.verdicts(answers), el("p", { class: "th-actions" }, again));
  }

  again() {
    this.attempt = null;
    this.write({});
    this.form.hidden = false;
    this.result.hidden = true;
    this.changed();
    announce(t("drills.done.restarted"));
    this.scrollIntoView({ block: "start" });
  }
}
