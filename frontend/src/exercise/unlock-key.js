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
import { unlock, WrongPhrase } from "./unlock.js";

export class UnlockKey extends HTMLElement {
  /**
   * Shows the form and calls back with the key; for an exercise whose answers are handed in. A
   * phrase that has opened this key here before opens it again by itself.
   *
   * @param {ExerciseElement} exercise
   * @param {(key: any) => void} opened
   */
  ask(exercise, opened) {
    const { id, keyHash } = exercise.exercise;
    const input = one(this, "input", HTMLInputElement);
    const kept = storageKey("unlock", id, keyHash);
    const attempt = async () => {
      const { key, said } = await this.open(exercise.lockedKey, input.value);
      one(this, "[data-part=wrong]", HTMLElement).textContent = said;
      if (said) return input.focus();
      this.hidden = true;
      remember(kept, input.value);
      opened(key);
      announce(t("drills.unlock.opened"));
    };
    one(this, "form", HTMLFormElement).onsubmit = (event) => {
      event.preventDefault();
      attempt();
    };
    this.hidden = false;
    input.value = String(recall(kept) ?? "");
    if (input.value) attempt();
  }

  /**
   * Tries a phrase; what to say to the person is empty when it fits.
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
      return { key: await unlock(locked, phrase), said: "" };
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
