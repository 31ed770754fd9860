/**
 * The line at the foot of a page that says where the work is: on this device, on its way, with the
 * trainer. It says "received" only of what was acknowledged.
 *
 * @import { Me } from "./types"
 */

import { el, fill } from "../shared/dom.js";
import { button } from "../exercise/element.js";
import { w } from "./words.js";

/**
 * @typedef {object} Standing
 * @property {Me | null} me
 * @property {boolean} joined
 * @property {boolean} online
 * @property {boolean} known whether the class has answered at all since the page was opened
 * @property {number} waiting
 * @property {number} done
 * @property {number} refused
 * @property {boolean} kept whether this browser keeps what is written
 */

/** @typedef {"join" | "lost" | "sending" | "received" | "connected" | "asking"} Sign */

/**
 * One word for everything.
 *
 * @param {Standing} now
 * @returns {Sign}
 */
export function signOf({ joined, online, known, waiting, done }) {
  if (!joined) return "join";
  if (!known) return "asking";
  if (!online) return "lost";
  if (waiting) return "sending";
  return done ? "received" : "connected";
}

export class Bar {
  /**
   * @param {object} acts
   * @param {() => void} acts.leave
   * @param {(agreed: boolean) => void} acts.drafts
   */
  constructor(acts) {
    this.acts = acts;
    this.line = el("summary", {});
    this.more = el("div", { class: "th-live__more" });
    this.said = el("p", { class: "th-hidden", role: "status" });
    this.fold = el("details", { class: "th-live__fold" }, this.line, this.more);
    this.element = el(
      "aside",
      { class: "th-live", "aria-label": w("live.bar.title") },
      this.fold,
      this.said,
    );
    this.sign = "";
    document.body.append(this.element);
  }

  /** Makes room for a question. */
  close() {
    this.fold.open = false;
  }

  /**
   * @param {Standing} now
   * @param {boolean} drafts whether drafts are sent too
   */
  show(now, drafts) {
    const sign = signOf(now);
    this.element.dataset.sign = sign;
    const key = sign === "lost" && now.waiting === 0 ? "lost_none" : sign;
    const words = w(`live.bar.${key}`, { n: sign === "received" ? now.done : now.waiting });
    if (this.line.textContent !== words) this.line.textContent = words;
    if (this.sign && this.sign !== sign) this.said.textContent = words;
    this.sign = sign;
    const focused = document.activeElement;
    if (focused && this.more.contains(focused)) return;
    fill(
      this.more,
      ...(now.joined
        ? this.parts(now, drafts)
        : [el("a", { class: "th-action", href: "/class/" }, w("live.bar.to_join"))]),
    );
  }

  /**
   * @param {Standing} now
   * @param {boolean} drafts
   */
  parts({ me, online, waiting, done, refused, kept }, drafts) {
    const box = el("input", { type: "checkbox", checked: drafts });
    box.addEventListener("change", () => this.acts.drafts(box.checked));
    return [
      el(
        "ul",
        {},
        el("li", {}, w(kept ? "live.bar.device_kept" : "live.bar.device_lost")),
        el("li", {}, w(online ? "live.bar.line_on" : "live.bar.line_off")),
        el("li", {}, w("live.bar.laptop", { done, waiting })),
        refused ? el("li", {}, w("live.bar.refused", { n: refused })) : null,
      ),
      me ? el("p", {}, w("live.bar.me", { name: me.name })) : null,
      me ? el("p", {}, w("live.bar.pin", { pin: me.pin })) : null,
      el("label", { class: "th-check" }, box, " ", w("live.bar.drafts")),
      button(w("live.bar.leave"), this.acts.leave),
    ];
  }
}
