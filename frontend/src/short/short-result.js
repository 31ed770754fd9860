/**
 * <short-result>, on the page of one's own results: the levels of first tries as QR codes that the
 * trainer's board scans, and as text to be pasted. Made when opened, from what is kept now.
 */

import { all, define, el, fill, one } from "../shared/dom.js";
import { button, ExerciseElement } from "../exercise/element.js";
import { copyChosen } from "../shared/copying.js";
import { t } from "../shared/strings.js";
import { shortCodes } from "./code.js";
import { qrPicture } from "./qr.js";

export class ShortResult extends ExerciseElement {
  /** @override */
  start() {
    const fold = one(this, "details", HTMLDetailsElement);
    const show = () => fold.open && this.show();
    fold.addEventListener("toggle", show);
    show(); // the browser may have restored it open
    const name = document.querySelector("my-results [name=nickname]");
    name?.addEventListener("change", () => this.show());
  }

  show() {
    const { course, standards = {} } = globalThis.taphuan ?? { course: { id: "" } };
    const owner = this.closest("my-results");
    const exercises = JSON.parse(owner?.getAttribute("data-known") ?? "{}");
    const { nickname = "" } = this.store.person();
    const attempts = this.store
      .attempts()
      .filter(
        ({ exercise, keyHash, structureHash }) =>
          exercises[exercise]?.keyHash === keyHash &&
          exercises[exercise].structureHash === structureHash,
      );
    const codes = shortCodes(attempts, nickname, { course: course.id, exercises, standards });
    const place = one(this, "[data-part=codes]", HTMLElement);
    if (codes.length)
      fill(place, ...codes.map((code, n) => this.figure(code, n + 1, codes.length)));
    else fill(place, el("p", { class: "th-empty" }, t("results.short.none")));
  }

  /**
   * @param {string} code
   * @param {number} n
   * @param {number} total
   */
  figure(code, n, total) {
    const label = t("results.short.label", { n, total });
    const text = el("textarea", {
      class: "th-qr__text",
      readonly: true,
      rows: 3,
      "aria-label": label,
    });
    text.value = code;
    const copy = button(t("results.short.copy"), () => this.copy(text, copy));
    return el(
      "figure",
      { class: "th-qr__frame" },
      el("figcaption", {}, label),
      qrPicture(code, label),
      text,
      copy,
    );
  }

  /**
   * Copies where the browser lets a page do so; else the text is chosen, ready to be copied.
   *
   * @param {HTMLTextAreaElement} text
   * @param {HTMLButtonElement} copy
   */
  async copy(text, copy) {
    text.select();
    const done = await copyChosen(text.value);
    for (const other of all(this, "button", HTMLButtonElement))
      other.textContent = t("results.short.copy");
    copy.textContent = t(done ? "results.short.copied" : "results.short.chosen");
  }
}

define("short-result", ShortResult);
