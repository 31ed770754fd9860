/**
 * What the class server adds to the trainer's own site on the laptop: the board is fed by the
 * class, and a vote opens from a slide, the running view and the board.
 *
 * @import { Board } from "../board/class-board.js"
 */

import { all, el } from "../shared/dom.js";
import { toward } from "../shared/lines.js";
import { act, follow } from "./desk.js";
import { BoardFeed, CardVotes } from "./board-feed.js";
import { lastRound, totalOf, votesFor } from "./results.js";
import { VoteBox } from "./vote-box.js";
import { w } from "./words.js";

/**
 * The text of an option, without the numbers that stand on it by now.
 *
 * @param {HTMLElement} option
 */
function textOf(option) {
  return option.dataset.text ?? option.textContent?.trim() ?? "";
}

/** A strip at the foot of the slides: opens, closes, asks again; the bars stand on the options. */
class SlideVotes {
  /** @type {HTMLElement | undefined} opens a vote, closes it, asks again */
  button;
  /** @type {ReturnType<typeof follow> | undefined} asks the class server at once */
  look;
  strip = el("div", { class: "th-strip" });
  said = el("span", { role: "status" });
  /** @type {import("./types").Wall | undefined} */
  wall;

  start() {
    const button = el("button", { type: "button", class: "th-button" }, w("live.slides.vote"));
    button.addEventListener("click", () => void this.go());
    this.button = button;
    this.strip.append(button, this.said);
    document.body.append(this.strip);
    addEventListener("keydown", (event) => {
      if (event.key.toLowerCase() === "m" && !event.ctrlKey && !event.metaKey) void this.go();
    });
    this.look = follow(
      "wall",
      (wall) => this.show(wall),
      () => undefined,
    );
    addEventListener("hashchange", () => this.wall && this.show(this.wall));
    setInterval(() => this.wall && this.show(this.wall), 500);
  }

  /** The slide that is shown, if it asks something. */
  get slide() {
    const shown = document.querySelectorAll("section.present[data-vote]");
    return shown[shown.length - 1] ?? null;
  }

  /** @param {Element} slide */
  question(slide) {
    const words = (/** @type {string} */ what) =>
      slide.querySelector(what)?.textContent?.trim() ?? "";
    const options = all(slide, ".th-slide__options > li", HTMLElement).map(textOf);
    const title = [words("h2"), words(".th-slide__eyebrow")].filter(Boolean).join(" – ");
    const { vote: asked = "", asks = "" } = slide instanceof HTMLElement ? slide.dataset : {};
    const text = ["text", "paper", "points"].map((part) => words(`.th-slide__${part}`));
    return {
      source: `slide ${asked}`.slice(0, 200),
      title,
      text: asks || text.find(Boolean) || "",
      options,
    };
  }

  /** The vote on the shown slide's question, if there was one. */
  get vote() {
    const { slide, wall } = this;
    const vote = wall?.vote;
    return slide && vote && vote.source === this.question(slide).source ? vote : null;
  }

  async go() {
    const { slide, vote } = this;
    if (!slide) return;
    const last = lastRound(vote);
    const done = !vote
      ? await act("vote", this.question(slide))
      : last?.open
        ? await act("close", {})
        : await act("again", { vote: vote.id });
    this.said.textContent = done.said;
    await this.look?.();
  }

  /** @param {import("./types").Wall} wall */
  show(wall) {
    this.wall = wall;
    const { slide, vote } = this;
    this.strip.hidden = !slide;
    if (!slide) return;
    const last = lastRound(vote);
    const word = !vote ? "vote" : last?.open ? "close" : "again";
    if (this.button) this.button.textContent = w(`live.slides.${word}`);
    const count = last
      ? w(last.open ? "live.wall.voted" : "live.wall.closed", { n: totalOf(last), of: wall.joined })
      : w("live.wall.joined", { n: wall.joined });
    if (this.said.textContent !== count) this.said.textContent = count;
    this.bars(slide);
  }

  /** @param {Element} slide */
  bars(slide) {
    const closed = this.vote?.rounds.filter(({ open }) => !open) ?? [];
    all(slide, ".th-slide__options > li", HTMLElement).forEach((item, n) => {
      item.dataset.text = textOf(item);
      const words = closed.map((round) => votesFor(round, n)).join(` ${toward()} `);
      let mark = item.querySelector(".th-strip__votes");
      if (!mark && words) item.append((mark = el("span", { class: "th-strip__votes" })));
      if (mark && mark.textContent !== words) mark.textContent = words;
    });
  }
}

function start() {
  if (document.querySelector(".reveal .slides")) return new SlideVotes().start();
  const board = /** @type {Board | null} */ (document.querySelector("class-board"));
  if (!board && !document.querySelector("run-day")) return undefined;
  const box = new VoteBox();
  if (board) {
    const feed = new BoardFeed(board);
    const cards = new CardVotes(board, Object.values(board.course.standards), box);
    box.onView = (view) => {
      cards.show(view);
      feed.takeVotes(view);
      void feed.look();
    };
  }
  return box.start();
}

start();
