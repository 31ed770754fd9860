/**
 * Votes beside the running view and the board: a strip at the foot that opens a box with every
 * question of the course, the newest votes, and hands to count. The key M opens and closes it.
 *
 * @import { TrainerView } from "./types"
 */

import { el, fill } from "../shared/dom.js";
import { follow } from "./desk.js";
import { voteCards, voteChoices } from "./panel-votes.js";
import { lastRound, totalOf } from "./results.js";
import { sayOf, voteAct } from "./vote-acts.js";
import { w } from "./words.js";

const SHOWN = 3;

export class VoteBox {
  /** @type {HTMLInputElement | undefined} a word of the question that is looked for */
  find;
  /** @type {HTMLElement | undefined} */
  said;
  /** @type {HTMLElement | undefined} */
  votes;
  /** @type {HTMLElement | undefined} */
  choices;
  /** @type {HTMLElement | undefined} */
  box;
  /** @type {HTMLElement | undefined} opens the box */
  button;
  /** @type {HTMLElement | undefined} how the last vote stands */
  state;
  /** @type {ReturnType<typeof follow> | undefined} asks the class server at once */
  look;
  /** @type {TrainerView | undefined} */
  view;
  /** @type {(view: TrainerView) => void} called whenever the class has changed */
  onView = () => undefined;
  drawn = "";

  start() {
    this.find = el("input", { type: "search", autocomplete: "off" });
    this.said = el("p", { role: "status" });
    this.votes = el("div", {});
    this.choices = el("div", {});
    const shut = el("button", { type: "button", class: "th-action" }, w("live.slides.shut"));
    this.box = el(
      "section",
      { class: "th-votebox", hidden: true, tabindex: -1, "aria-label": w("live.panel.votes") },
      el("div", { class: "th-votebox__head" }, el("h2", {}, w("live.panel.votes")), shut),
      this.said,
      this.votes,
      el("label", {}, w("live.panel.find"), " ", this.find),
      this.choices,
    );
    this.button = el("button", { type: "button", "aria-expanded": "false" }, w("live.slides.ask"));
    this.state = el("span", { role: "status" });
    document.body.append(this.box, el("div", { class: "th-strip" }, this.button, this.state));
    this.listen(shut);
    this.look = follow(
      "view",
      (view) => this.show(view),
      () => undefined,
    );
  }

  /** @param {HTMLElement} shut */
  listen(shut) {
    shut.addEventListener("click", () => this.toggle(false));
    this.button?.addEventListener("click", () => this.toggle(!!this.box?.hidden));
    this.find?.addEventListener("input", () => this.drawChoices());
    this.box?.addEventListener("click", ({ target }) => {
      const pressed = target instanceof Element ? target.closest("[data-act]") : null;
      if (pressed instanceof HTMLElement) void this.act(pressed.dataset);
    });
    addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !this.box?.hidden) return this.toggle(false);
      const typing =
        event.target instanceof Element && event.target.closest("input, textarea, select");
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
      if (event.key.toLowerCase() === "m" && plain && !typing) this.toggle(!!this.box?.hidden);
      return undefined;
    });
  }

  /** @param {boolean} open */
  toggle(open) {
    if (!this.box || !this.button) return;
    this.box.hidden = !open;
    this.button.setAttribute("aria-expanded", String(open));
    (open ? this.box : this.button).focus();
    if (open) this.drawChoices();
  }

  /** @param {DOMStringMap} given */
  async act(given) {
    const said = await voteAct(given, this.view);
    if (this.said) this.said.textContent = said;
    this.drawn = "";
    await this.look?.();
  }

  /**
   * A question that stands in no list, such as that of a card on the board.
   *
   * @param {{ source: string, title: string, text: string, options: string[] }} question
   */
  async ask(question) {
    const said = await sayOf("vote", question);
    if (this.said) this.said.textContent = said;
    await this.look?.();
  }

  /** @param {TrainerView} view */
  show(view) {
    const first = !this.view;
    this.view = view;
    if (first) this.drawChoices();
    const last = lastRound(view.votes[0]);
    const words = last
      ? w(last.open ? "live.wall.voted" : "live.wall.closed", { n: totalOf(last), of: view.joined })
      : w("live.wall.joined", { n: view.joined });
    if (this.state && this.state.textContent !== words) this.state.textContent = words;
    this.drawVotes();
    this.onView(view);
  }

  /** Not while somebody types how many hands were raised. */
  drawVotes() {
    const { view, votes } = this;
    if (!view || !votes) return;
    const text = JSON.stringify(view.votes);
    const typing =
      document.activeElement instanceof HTMLInputElement && votes.contains(document.activeElement);
    if (text === this.drawn || typing) return;
    this.drawn = text;
    fill(votes, ...voteCards({ ...view, votes: view.votes.slice(0, SHOWN) }));
  }

  drawChoices() {
    if (this.view && this.choices && !this.box?.hidden) {
      fill(this.choices, ...voteChoices(this.view, this.find?.value ?? ""));
    }
  }
}
