/**
 * What all exercises share: their data, their strings, the store, and that one which fails stops
 * no other and says so to the person.
 *
 * @import { Answers, ExercisePublic } from "../store/practice-types"
 * @import { UnlockKey } from "./unlock-key.js"
 */

import { el, one } from "../shared/dom.js";
import { startLate } from "../shared/early.js";
import { canonical } from "../shared/fingerprint.js";
import { pageStore } from "../store/store.js";
import { t } from "../shared/strings.js";

export { define } from "../shared/dom.js";

/**
 * A custom element that promotes a form written by a template. The element carries
 * `data-exercise`, and `data-key` or (when locked) `data-locked`, each with JSON.
 */
export class ExerciseElement extends HTMLElement {
  /** @type {ExercisePublic | undefined} */
  parsed;

  connectedCallback() {
    if (this.dataset.ready) return;
    this.dataset.ready = "yes";
    guard(this, () => this.start());
  }

  /** Promotes the form; to be written by each kind. */
  start() {}

  /** @returns {ExercisePublic} */
  get exercise() {
    return (this.parsed ??= this.json("exercise"));
  }

  get store() {
    return pageStore();
  }

  /** The open key, or null where it is locked. */
  get openKey() {
    return this.dataset.key ? this.json("key") : null;
  }

  /** What the unlock phrase opens, or null where the key is open. */
  get lockedKey() {
    return this.dataset.locked ? this.json("locked") : null;
  }

  /** The standard of the exercise, from the data of the course. */
  get standard() {
    const standard = globalThis.taphuan?.standards[this.exercise.standard];
    if (!standard) throw new Error(`no standard ${this.exercise.standard}`);
    return standard;
  }

  /** What every attempt says of its exercise. */
  get meta() {
    const { id, kind, standard, structureHash, keyHash } = this.exercise;
    return { exercise: id, kind, standard, structureHash, keyHash };
  }

  /**
   * Keeps answers as they are shown; shows what another tab changed or took back meanwhile.
   *
   * @param {Answers} answers
   * @param {(answers: Answers) => void} write
   */
  keepAnswers(answers, write) {
    const { id, keyHash } = this.exercise;
    const { answers: kept } = this.store.saveDraft(id, keyHash, answers);
    if (canonical(kept) !== canonical(answers)) write(kept);
  }

  /**
   * Asks for the unlock phrase below what is handed in.
   *
   * @param {(key: any) => void} opened
   */
  askForKey(opened) {
    try {
      /** @type {UnlockKey} */ (one(this, "unlock-key", HTMLElement)).ask(this, opened);
    } catch (error) {
      console.error(error);
      this.prepend(el("p", { class: "th-notice", role: "alert" }, t("drills.unlock.missing")));
    }
  }

  /**
   * Calls back where the key is open, or was opened on this computer before.
   *
   * @param {(key: any) => void} act
   */
  withKey(act) {
    const key = this.openKey;
    if (key) act(key);
    else /** @type {UnlockKey | null} */ (this.querySelector("unlock-key"))?.reopen?.(this, act);
  }

  /** @param {string} name */
  json(name) {
    return JSON.parse(this.dataset[name] ?? "");
  }
}

/**
 * Starts an element; a failure is told on its place and stops nothing else.
 *
 * @param {HTMLElement} element
 * @param {() => void} action
 */
export function guard(element, action) {
  try {
    startLate(element, action);
  } catch (error) {
    console.error(error);
    element.prepend(el("p", { class: "th-notice", role: "alert" }, t("practice.failed")));
  }
}

/** @type {HTMLElement | undefined} */
let region;

/**
 * Says something to people who listen to the page.
 *
 * @param {string} text
 */
export function announce(text) {
  if (!region) {
    region = el("p", { class: "th-hidden", role: "status", "aria-live": "polite" });
    document.body.append(region);
  }
  const live = region;
  live.textContent = "";
  setTimeout(() => (live.textContent = text), 50);
}

/**
 * A button.
 *
 * @param {string} label
 * @param {() => void} act
 * @param {string} [look] class
 */
export function button(label, act, look = "th-action") {
  const made = el("button", { type: "button", class: look }, label);
  made.addEventListener("click", act);
  return made;
}
