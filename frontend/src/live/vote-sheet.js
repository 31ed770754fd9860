/**
 * The question that is open now, on the phone: one tap chooses, another changes. Once it is closed,
 * its sheet says what was chosen here, until it is put away or another question opens.
 *
 * @import { OpenVote } from "./types"
 */

import { el, fill } from "../shared/dom.js";
import { announce, button } from "../exercise/element.js";
import { w } from "./words.js";

export class VoteSheet {
  /** @param {(vote: OpenVote, choice: number) => void} onChoose */
  constructor(onChoose) {
    this.onChoose = onChoose;
    this.element = el("section", {
      class: "th-vote",
      hidden: true,
      "aria-label": w("live.vote.title"),
    });
    this.mark = "";
    /** What was chosen here last in the open question. @type {string | undefined} */
    this.choice = undefined;
    this.said = el("p", { class: "th-vote__said", role: "status" });
    document.body.append(this.element);
  }

  /**
   * @param {OpenVote | null} vote
   * @param {number | null} chosen
   */
  show(vote, chosen) {
    const mark = vote ? `${vote.id} ${vote.round}` : "";
    if (mark === this.mark) return;
    const had = this.mark;
    this.mark = mark;
    document.body.classList.toggle("th-voting", !!vote);
    if (!vote) {
      if (had) this.close();
      return;
    }
    this.element.hidden = false;
    this.choice = vote.options[chosen ?? -1];
    this.draw(vote, chosen);
    announce(w("live.vote.opened", { title: vote.title }));
  }

  /** The trainer has closed it: nobody's choice should vanish from under the thumb. */
  close() {
    const { choice } = this;
    const words =
      choice === undefined
        ? w("live.vote.closed")
        : w("live.vote.closed_chosen", { option: choice });
    const away = button(w("live.vote.away"), () => (this.element.hidden = true), "th-action");
    fill(this.element, el("p", { class: "th-vote__closed" }, words), away);
    announce(words);
  }

  /**
   * @param {OpenVote} vote
   * @param {number | null} chosen
   */
  draw(vote, chosen) {
    const options = vote.options.map((text, n) => {
      const field = el("input", {
        type: "radio",
        name: "th-vote",
        value: n,
        checked: n === chosen,
      });
      field.addEventListener("change", () => {
        this.choice = text;
        this.onChoose(vote, n);
      });
      return el("label", { class: "th-vote__option" }, field, el("span", {}, text));
    });
    this.said.textContent = "";
    const eyebrow = vote.round > 1 ? w("live.vote.again") : w("live.vote.title");
    fill(
      this.element,
      el("p", { class: "th-eyebrow" }, eyebrow),
      el(
        "fieldset",
        {},
        el("legend", {}, vote.title),
        vote.text ? el("p", { class: "th-vote__text" }, vote.text) : null,
        el("div", { class: "th-vote__options" }, ...options),
      ),
      this.said,
    );
  }

  /** @param {"sending" | "received" | "lost" | ""} sign */
  tell(sign) {
    const words = sign ? w(`live.vote.${sign}`) : "";
    if (this.said.textContent === words) return;
    this.said.textContent = words;
    if (words) this.element.scrollTop = this.element.scrollHeight;
  }
}
