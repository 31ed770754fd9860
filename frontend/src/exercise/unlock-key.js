/**
 * The script of pages with a locked exercise (taphuan-unlock.js): the only one with the cipher.
 * <unlock-key> holds the form that asks for the unlock phrase (templates/parts/unlock.html.jinja).
 *
 * @import { ExerciseElement } from "./element.js"
 */

import { define, one } from "../shared/dom.js";
import { announce } from "./element.js";
import { recall, remember, storageKey } from "../shared/storage.js";
import { t } from "../shared/strings.js";
import { isOpener, openerOf, unlockWith, WrongPhrase } from "./unlock.js";

/** @param {ExerciseElement} exercise */
const placeOf = ({ exercise: { id, keyHash } }) => storageKey("unlock", id, keyHash);

export class UnlockKey extends HTMLElement {
  /**
   * Shows the form and calls back with the key; for an exercise whose answers are handed in. A key
   * that was opened here before opens again by itself; the phrase is kept nowhere, since it opens
   * more than this, and the computer may be shared.
   *
   * @param {ExerciseElement} exercise
   * @param {(key: any) => void} opened
   */
  ask(exercise, opened) {
    const input = one(this, "input", HTMLInputElement);
    const kept = placeOf(exercise);
    const attempt = async (/** @type {string} */ typed) => {
      const { key, said, opener } = await this.open(exercise.lockedKey, typed);
      one(this, "[data-part=wrong]", HTMLElement).textContent = said;
      if (said) return input.focus();
      this.hidden = true;
      remember(kept, opener);
      opened(key);
      announce(t("drills.unlock.opened"));
    };
    one(this, "form", HTMLFormElement).onsubmit = (event) => {
      event.preventDefault();
      attempt(input.value);
    };
    this.hidden = false;
    const before = String(recall(kept) ?? "");
    if (before) attempt(before);
  }

  /**
   * Calls back with a key that was opened here before; asks nobody.
   *
   * @param {ExerciseElement} exercise
   * @param {(key: any) => void} opened
   */
  async reopen(exercise, opened) {
    const before = String(recall(placeOf(exercise)) ?? "");
    const { key } = before ? await this.open(exercise.lockedKey, before) : {};
    if (key) opened(key);
  }

  /**
   * Tries a phrase, or what was kept of one; what to say to the person is empty when it fits.
   *
   * @param {any} locked
   * @param {string} phrase
   */
  async open(locked, phrase) {
    if (!phrase.trim()) return { said: t("drills.unlock.empty") };
    const button = one(this, "button", HTMLButtonElement);
    const label = button.textContent;
    button.textContent = t("drills.unlock.busy");
    button.disabled = true;
    try {
      const opener = isOpener(phrase) ? phrase : await openerOf(locked, phrase);
      return { key: unlockWith(locked, opener), said: "", opener };
    } catch (error) {
      if (error instanceof WrongPhrase) return { said: t("drills.unlock.wrong") };
      console.error(error);
      return { said: t("drills.unlock.damaged") };
    } finally {
      button.disabled = false;
      button.textContent = label;
    }
  }
}

define("unlock-key", UnlockKey);
