/**
 * <other-people>: lays the work of one person aside under a name, so that another begins empty, and
 * brings it back.
 *
 * @import { LaidAside } from "../store/aside.js"
 */

import { define, el, fill } from "../shared/dom.js";
import { announce, button, ExerciseElement } from "../exercise/element.js";
import { laidAside, layAside, takeBack } from "../store/aside.js";
import { keeping } from "../shared/keeping.js";
import { t } from "../shared/strings.js";
import { dayOf } from "./states.js";

/** Milliseconds until the page in the frame that keeps things (see shared/keeping.js) has them all. */
const FRAME_MS = 600;

export class OtherPeople extends ExerciseElement {
  /** @type {HTMLElement | undefined} */
  said;
  /** @type {HTMLInputElement | undefined} */
  name;

  /** @override */
  start() {
    this.said = el("p", { role: "status" });
    if (globalThis.taphuanLive) {
      const link = el("a", { href: "/class/" }, t("results.people.to_class"));
      return fill(this, el("p", {}, t("results.people.in_class"), " ", link));
    }
    return this.show();
  }

  /** Whether anything of a person is here. */
  get empty() {
    const { attempts, drafts, opinions, plan = [], portfolio = [] } = this.store.toFile(true);
    return [...attempts, ...drafts, ...opinions, ...plan, ...portfolio].length === 0;
  }

  show() {
    const aside = laidAside();
    fill(
      this,
      el("p", {}, t("results.people.about")),
      this.empty ? el("p", {}, t("results.people.empty")) : this.form(),
      this.said ?? null,
      aside.length ? el("p", {}, t("results.people.kept")) : null,
      aside.length ? el("ul", {}, ...aside.map((one) => this.item(one))) : null,
    );
  }

  form() {
    const { nickname = "" } = this.store.person();
    this.name = el("input", { type: "text", maxlength: 60, value: nickname });
    return el(
      "p",
      {},
      el("label", { class: "th-my__name" }, el("span", {}, t("results.people.name")), this.name),
      " ",
      button(t("results.people.begin"), () => this.putAside() && this.again(), "th-button"),
    );
  }

  /** @param {LaidAside} one */
  item({ id, name, at }) {
    const back = button(t("results.people.resume"), () => {
      if (!this.empty && !this.putAside()) return;
      if (takeBack(id)) this.again();
      else this.say("full");
    });
    back.setAttribute("aria-label", t("results.people.resume_of", { name }));
    const words = t("results.people.one", { name, day: dayOf(at) });
    return el("li", {}, el("bdi", {}, words), " ", back);
  }

  /** Whether what is here was laid aside. */
  putAside() {
    const name = this.name?.value.trim() ?? "";
    if (!name) {
      this.say("name_missing");
      this.name?.focus();
      return false;
    }
    if (this.store.status !== "full" && this.store.status !== "blocked" && layAside(name)) {
      return true;
    }
    this.say("full");
    return false;
  }

  /** The page begins anew with what is now here. */
  again() {
    setTimeout(() => location.reload(), keeping() === "frame" ? FRAME_MS : 0);
  }

  /** @param {"full" | "name_missing"} what */
  say(what) {
    const text = t(`results.people.${what}`);
    if (this.said) this.said.textContent = text;
    announce(text);
  }
}

define("other-people", OtherPeople);
