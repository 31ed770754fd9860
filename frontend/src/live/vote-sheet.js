/**
 * The question that is open now, on the phone: one tap chooses, another changes.
 *
 * @import { OpenVote } from "./types"
 */

import { el, fill } from "../shared/dom.js";
import { announce } from "../exercise/element.js";
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
    this.element.hidden = !vote;
    document.body.classList.toggle("th-voting", !!vote);
    if (!vote) {
      if (had) announce(w("live.vote.closed"));
      return;
    }
    this.draw(vote, chosen);
    announce(w("live.vote.opened", { title: vote.title }));
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
      field.addEventListener("change", () => this.onChoose(vote, n));
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
    if (this.said.textContent !== words) this.said.textContent = words;
  }
}
