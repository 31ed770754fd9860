/**
 * <my-results>: everything done on this device, kept in a file and taken from one.
 *
 * @import { Attempt } from "../store/practice-types"
 */

import { all, define, el, fill, one, promote } from "../shared/dom.js";
import { announce, button, ExerciseElement } from "../exercise/element.js";
import { readResultFile } from "../store/result-file.js";
import { saveFile } from "./save-file.js";
import { openHanding } from "./open-handing.js";
import { load } from "../shared/loading.js";
import { forgetAll, recall, storageKey } from "../shared/storage.js";
import { mergeFile } from "../store/store-merge.js";
import { t } from "../shared/strings.js";
import { patternParts } from "./pattern.js";
import { stateLine } from "./states.js";

/** @typedef {{ keyHash: string, structureHash: string, standard: string, title: string, claims?: Record<string, string>, units?: Record<string, string> }} Version */

export class MyResults extends ExerciseElement {
  /** @type {Record<string, Version> | undefined} the exercises of this site */
  known;

  /** @override */
  start() {
    this.known = this.json("known");
    promote(this);
    this.listen();
    this.store.onStatus(() => this.show());
    this.show();
    this.foldTracks();
  }

  /** Opens the tracks that the person reads or works in; all, where nothing is known. */
  foldTracks() {
    const tracks = all(this, "details[data-track]", HTMLDetailsElement);
    const chosen = recall(storageKey("pages", "track"));
    const own = tracks.filter(
      (track) =>
        track.dataset.track === chosen || track.querySelector("[data-state]:not([data-state=''])"),
    );
    if (own.length) for (const track of tracks) track.open = own.includes(track);
  }

  listen() {
    const form = one(this, "form", HTMLFormElement);
    const name = one(form, "[name=nickname]", HTMLInputElement);
    const file = one(form, "[type=file]", HTMLInputElement);
    name.addEventListener("input", () => {
      this.store.setPerson({ nickname: name.value });
      for (const place of all(this, "[data-part=own-name]", HTMLElement))
        place.textContent = this.store.person().nickname ?? "";
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    const people = one(this, "[data-part=people]", HTMLElement);
    this.loadWhenOpened(people, "taphuan-handing.js", () => {
      if (!people.querySelector("other-people"))
        people.append(document.createElement("other-people"));
    });
    const codes = one(this, "short-result > details", HTMLElement);
    this.loadWhenOpened(codes, "taphuan-short.js");
    file.addEventListener("change", () => {
      const [chosen] = file.files ?? [];
      if (chosen) this.open(chosen);
      file.value = "";
    });
    form.addEventListener("click", ({ target }) => {
      const action = target instanceof HTMLElement ? target.dataset.do : "";
      if (action === "save") {
        this.store.setPerson({ nickname: name.value });
        this.say(saveFile(this.store));
      }
      if (action === "hand") this.openHanding(target);
      if (action === "print") window.print();
      if (action === "clear") this.askClear();
    });
  }

  /**
   * @param {HTMLElement} fold
   * @param {string} file with what is inside it
   * @param {() => void} [before]
   */
  loadWhenOpened(fold, file, before) {
    fold.addEventListener("toggle", () => {
      before?.();
      load(file).catch(() => this.say(t("results.people.not_loaded")));
    });
  }

  /** @param {EventTarget | null} opener the button */
  openHanding(opener) {
    const place = one(this, "[data-part=handing]", HTMLElement);
    openHanding(place, () => this.say(saveFile(this.store)));
    if (opener instanceof HTMLElement) opener.ariaExpanded = String(!!place.firstElementChild);
  }

  /** @param {File} chosen */
  async open(chosen) {
    const { file, refusal } = await readResultFile(chosen, String(globalThis.taphuan?.course.id));
    if (!file) return this.say(t(`results.refused.${refusal}`));
    if (file.given) return this.say(t("results.given"));
    const { attempts, drafts, opinions, plan, portfolio, known } = mergeFile(this.store, file);
    this.show();
    const values = { attempts, drafts, opinions, plan, portfolio, known };
    const nothing = attempts + drafts + opinions + plan + portfolio === 0;
    return this.say(t(nothing ? "results.nothing_new" : "results.merged", values));
  }

  askClear() {
    const clear = button(t("results.clear.yes"), () => {
      this.store.clear();
      forgetAll();
      this.show();
      this.say(t("results.clear.done"));
    });
    const keep = button(t("results.clear.no"), () => this.say(""));
    this.say(t("results.clear.ask"), clear, " ", keep);
    one(this, "[data-part=said]", HTMLElement).focus();
  }

  /**
   * @param {string} text
   * @param {...(HTMLElement | string)} more
   */
  say(text, ...more) {
    const place = one(this, "[data-part=said]", HTMLElement);
    fill(place, text ? el("p", { class: "th-notice" }, text, " ", ...more) : null);
    if (text) announce(text);
  }

  show() {
    const { status } = this.store;
    const notice = one(this, "[data-part=storage]", HTMLElement);
    notice.hidden = status === "ok";
    notice.textContent = status === "ok" ? "" : t(`practice.storage.${status}`);
    const name = one(this, "[name=nickname]", HTMLInputElement);
    name.value = this.store.person().nickname ?? "";
    const attempts = this.store.attempts();
    const current = attempts.filter((attempt) => this.isCurrent(attempt));
    this.showRows(current);
    const pattern = one(this, "[data-part=pattern]", HTMLElement);
    fill(pattern, ...patternParts(current));
    if (attempts.length === 0) return;
    load("taphuan-own.js").then(
      () => globalThis.taphuanOwn?.(this, attempts, current),
      () => undefined, // the rest of the page needs no such script
    );
  }

  /**
   * Whether an attempt belongs to the key and the structure that this site has.
   *
   * @param {Attempt} attempt
   */
  isCurrent({ exercise, keyHash, structureHash }) {
    const version = this.known?.[exercise];
    return version?.keyHash === keyHash && version.structureHash === structureHash;
  }

  /** @param {Attempt[]} current */
  showRows(current) {
    for (const track of all(this, "details[data-track]", HTMLElement)) {
      const rows = all(track, "[data-exercise]", HTMLElement);
      const done = rows.filter((row) => this.showRow(row, current));
      const progress = one(track, "[data-part=progress]", HTMLElement);
      const values = { n: done.length, total: rows.length };
      if (rows.length) progress.textContent = t("results.progress", values);
    }
    this.markUntouched();
  }

  /** What a print leaves out: what nothing was done of, once anything was done. */
  markUntouched() {
    const touched = (/** @type {HTMLElement} */ part) =>
      part.querySelector("[data-state]:not([data-state=''])") !== null;
    this.toggleAttribute("data-begun", touched(this));
    for (const part of all(this, "details[data-track], .th-my__group", HTMLElement)) {
      part.toggleAttribute("data-untouched", touched(this) && !touched(part));
    }
  }

  /**
   * @param {HTMLElement} row
   * @param {Attempt[]} current
   */
  showRow(row, current) {
    const id = row.dataset.exercise ?? "";
    const { keyHash = "" } = this.known?.[id] ?? {};
    const draft = this.store.draft(id, keyHash);
    const done = this.store.isDone(id);
    const own = current.filter(({ exercise }) => exercise === id);
    row.dataset.state = done ? "done" : own.length || draft ? "begun" : "";
    one(row, "[data-part=state]", HTMLElement).textContent = stateLine(own, draft, done);
    return done;
  }
}

define("my-results", MyResults);
