/**
 * <hand-over>: every way in which results leave this device, and what each carries. It says when they
 * were last handed over and what has come since; what became of them it cannot know, and does not say.
 *
 * @import { Way } from "./save-file.js"
 */

import { define, el, fill } from "../shared/dom.js";
import { announce, button, ExerciseElement } from "../exercise/element.js";
import { placeHere } from "../shared/browser.js";
import { copyChosen } from "../shared/copying.js";
import { recall, storageKey } from "../shared/storage.js";
import { t } from "../shared/strings.js";
import { handedFile, rememberHanding, saveFile } from "./save-file.js";
import { dayOf } from "./states.js";

export class HandOver extends ExerciseElement {
  /** @type {HTMLElement | undefined} */
  said;
  /** @type {HTMLElement | undefined} what was handed over last */
  last;
  /** Inside another program files are dropped: what works there comes first. */
  inApp = placeHere() === "in_app";

  /** @override */
  start() {
    const id = "hand-over-title";
    this.said = el("p", { role: "status" });
    this.last = el("p", {});
    const head = el("h2", { id, tabindex: -1 }, t("results.handing.title"));
    const section = el(
      "section",
      { class: "th-handing", "aria-labelledby": id },
      head,
      this.last,
      this.canShare() ? null : el("p", { "data-part": "no-share" }, t("results.handing.no_share")),
      globalThis.taphuanLive ? el("p", {}, t("results.handing.in_class")) : null,
      el("ul", { class: "th-handing__ways" }, ...this.ways()),
      this.said,
    );
    fill(this, section);
    this.tellLast();
    head.focus();
  }

  /** @returns {HTMLElement[]} */
  ways() {
    const share = this.canShare() ? [this.way("share", () => this.share())] : [];
    const save = this.way("save", () => this.say(saveFile(this.store)));
    const others = [this.way("copy", () => this.copy()), this.codes()];
    return this.inApp ? [...share, ...others, save] : [...share, save, ...others];
  }

  /**
   * @param {Way} name
   * @param {() => void} act
   */
  way(name, act) {
    const look = name === (this.inApp ? "save" : "copy") ? "th-action" : "th-button";
    const start = button(
      t(`results.handing.${name}`),
      () => {
        if (handedFile(this.store).empty) return this.say(t("results.handing.nothing"));
        return act();
      },
      look,
    );
    start.dataset.way = name;
    const about =
      name === "save" && this.inApp
        ? t("results.handing.save_in_app")
        : t(`results.handing.${name}_about`);
    return el("li", {}, el("p", {}, start), el("p", {}, about));
  }

  /** The codes are on the page of one's own results. */
  codes() {
    const here = document.querySelector("short-result details");
    const label = t("results.handing.codes");
    const link = document.querySelector("a[data-results]");
    const start =
      here instanceof HTMLDetailsElement
        ? button(label, () => {
            here.open = true;
            here.querySelector("summary")?.focus();
          })
        : el("a", { class: "th-action", href: link?.getAttribute("href") ?? "" }, label);
    return el("li", {}, el("p", {}, start), el("p", {}, t("results.handing.codes_about")));
  }

  /** Result files go as plain text: browsers share no other text. */
  file() {
    const { name, text } = handedFile(this.store);
    return new File([text], name.replace(/json$/, "txt"), { type: "text/plain" });
  }

  canShare() {
    try {
      return !!navigator.canShare?.({ files: [this.file()] });
    } catch {
      return false;
    }
  }

  async share() {
    const file = this.file();
    try {
      await navigator.share({ files: [file] });
      rememberHanding("share");
      this.say(t("results.handing.shared", { name: file.name }));
    } catch {
      this.say(t("results.handing.not_shared"));
    }
  }

  async copy() {
    const { text } = handedFile(this.store);
    const area = el("textarea", { readonly: true, class: "th-hidden" });
    area.value = text;
    this.append(area);
    area.select();
    const done = await copyChosen(text);
    area.remove();
    if (done) rememberHanding("copy");
    this.say(t(done ? "results.handing.copied" : "results.handing.not_copied"));
  }

  /** @param {string} text */
  say(text) {
    if (this.said) this.said.textContent = text;
    announce(text);
    this.tellLast();
  }

  tellLast() {
    const last = /** @type {any} */ (recall(storageKey("handed", "last")));
    if (typeof last?.at !== "string" || !this.last) {
      if (this.last) this.last.textContent = t("results.handing.never");
      return;
    }
    const { attempts, drafts, opinions, plan = [] } = this.store.toFile();
    const since = {
      attempts: attempts.filter(({ handedInAt }) => handedInAt > last.at).length,
      drafts: drafts.filter(({ savedAt }) => savedAt > last.at).length,
      opinions: opinions.filter(({ at }) => at > last.at).length,
      plan: plan.filter(({ at }) => at > last.at).length,
    };
    const some = Object.values(since).some((n) => n > 0);
    const way = t(`results.handing.by_${/** @type {Way} */ (last.way)}`);
    this.last.textContent = [
      t("results.handing.last", { day: dayOf(last.at), way }),
      t(some ? "results.handing.since" : "results.handing.nothing_since", since),
    ].join(" ");
  }
}

define("hand-over", HandOver);
