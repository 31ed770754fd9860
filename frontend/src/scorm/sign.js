/**
 * The line below the frame that says whether the platform has the work; more of it when unfolded.
 *
 * @import { Session } from "./session.js"
 * @import { PackageData } from "./types"
 */

import { el, fill } from "../shared/dom.js";
import { button } from "../exercise/element.js";
import { w } from "./words.js";

const SHOWN_LETTERS = 80;

/** @typedef {import("./session.js").Standing | "waiting" | "alone"} Signed */

export class Sign {
  /**
   * @param {HTMLElement} element
   * @param {PackageData} data
   */
  constructor(element, data) {
    this.element = element;
    this.data = data;
    this.line = el("summary", {});
    this.more = el("div", { class: "th-lms__more" });
    this.said = el("p", { class: "th-hidden", role: "status" });
    this.offer = el("div", { class: "th-lms__offer", hidden: true });
    this.signed = "";
    fill(element, this.offer, el("details", {}, this.line, this.more), this.said);
  }

  /**
   * @param {Signed} signed
   * @param {Session | null} session
   */
  show(signed, session) {
    const left = session?.left ?? [];
    const line = [
      w(`sign.${signed}`, { time: clock(session?.sentAt) }),
      signed === "kept" ? scoreOf(session) : "",
      left.length ? w("sign.left", { n: left.length }) : "",
    ]
      .filter(Boolean)
      .join(" ");
    this.element.dataset.sign = left.length && signed === "kept" ? "left" : signed;
    if (this.line.textContent !== line) this.line.textContent = line;
    if (this.signed && this.signed !== line) this.said.textContent = line;
    this.signed = line;
    fill(this.more, el("p", {}, w(`about.${signed}`)), ...(session ? this.parts(session) : []));
  }

  /** @param {Session} session */
  parts({ reported, left, counts, readOnly }) {
    return [
      reported
        ? el("p", {}, w("about.progress", { done: reported.done, total: reported.total }))
        : null,
      counts || readOnly ? null : el("p", {}, w("about.no_credit")),
      left.length ? el("p", {}, w("about.left")) : null,
      left.length ? el("ul", {}, ...left.map((one) => el("li", {}, this.noteLine(one)))) : null,
    ];
  }

  /** @param {import("./notes.js").Note} note */
  noteLine({ record, item, note }) {
    const exercise = this.data.exercises.find(({ id }) => id === record.exercise);
    const number = (exercise?.items.indexOf(item) ?? -1) + 1;
    const words = [...note].slice(0, SHOWN_LETTERS).join("");
    const start = words === note ? note : `${words}…`;
    return w("about.note", { title: exercise?.title ?? record.exercise, n: number, start });
  }

  /**
   * Asks whether work that lies on this computer should be taken in.
   *
   * @param {number} n attempts
   * @param {(agreed: boolean) => void} answered
   */
  ask(n, answered) {
    const answer = (/** @type {boolean} */ agreed) => () => {
      this.offer.hidden = true;
      answered(agreed);
    };
    fill(
      this.offer,
      el("p", {}, w("offer.text", { n })),
      button(w("offer.take"), answer(true), "th-button"),
      button(w("offer.leave"), answer(false)),
    );
    this.offer.hidden = false;
  }
}

/** @param {Date | null} [at] */
function clock(at) {
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  return at ? `${two(at.getHours())}:${two(at.getMinutes())}` : "";
}

/** @param {Session | null} session */
function scoreOf(session) {
  const score = session?.counts ? session.reported?.score : null;
  return score === null || score === undefined ? "" : w("sign.score", { score });
}
