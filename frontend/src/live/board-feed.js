/**
 * The class board fed by the class: work as it comes, and a vote from every card of the talk.
 *
 * @import { Board } from "../board/class-board.js"
 * @import { Standard } from "../shared/types"
 * @import { BoardVote } from "../board/types"
 * @import { TrainerView } from "./types"
 * @import { VoteBox } from "./vote-box.js"
 */

import { all, el, fill } from "../shared/dom.js";
import { t } from "../shared/strings.js";
import { ask } from "./asking.js";
import { lastRound, resultTable } from "./results.js";
import { w } from "./words.js";

const AT_ONCE = 40;

/**
 * The votes of the class as the board keeps them.
 *
 * @param {TrainerView} view
 * @param {string} seen the time at which it stands so
 * @returns {BoardVote[]}
 */
export function boardVotes({ code, title: className, votes }, seen) {
  return votes.map(({ id, source, title, text, asked, options, rounds }) => {
    const own = rounds.map(({ round, open, phones, hands }) => ({ round, open, phones, hands }));
    return { id, code, className, source, title, text, options, rounds: own, asked, seen };
  });
}

/** Files of people who have handed in more since the last look. */
export class BoardFeed {
  /** @type {Record<string, number>} */
  known = {};
  busy = false;
  /** The votes as the board has them: a board that was cleared stays so until something is new. */
  votes = "[]";
  /** Whether something came in while an earlier look was under way. */
  more = false;

  /** @param {Pick<Board, "takeNewer" | "takeVotes">} board */
  constructor(board) {
    this.board = board;
  }

  /** @param {TrainerView} view */
  takeVotes(view) {
    const votes = JSON.stringify(view.votes);
    if (votes === this.votes) return;
    this.votes = votes;
    this.board.takeVotes(boardVotes(view, new Date().toISOString()));
  }

  async look() {
    this.more = this.busy;
    if (this.busy) return;
    this.busy = true;
    const { status, value } = await ask("desk/board");
    const counts = /** @type {Record<string, number>} */ (status === 200 ? value.records : {});
    const more = Object.keys(counts).filter((id) => counts[id] !== this.known[id]);
    for (let n = 0; n < more.length; n += AT_ONCE)
      await this.take(more.slice(n, n + AT_ONCE), counts);
    this.busy = false;
    if (this.more) await this.look();
  }

  /**
   * @param {string[]} ids
   * @param {Record<string, number>} counts
   */
  async take(ids, counts) {
    const { status, value } = await ask(`desk/board?people=${ids.join(",")}`);
    if (status !== 200) return;
    const entries = Object.entries(value.files).map(([id, file]) => ({
      name: `${w("live.board.file")} ${id}`,
      text: JSON.stringify(file),
    }));
    this.board.takeNewer(entries);
    for (const id of ids) this.known[id] = counts[id];
  }
}

/** A button on each card of "Talk about these", and under it what the class has said so far. */
export class CardVotes {
  /** @type {TrainerView | undefined} */
  view;

  /**
   * @param {HTMLElement} board in which cards come and go
   * @param {Standard[]} standards whose levels are the options
   * @param {VoteBox} box
   */
  constructor(board, standards, box) {
    this.board = board;
    this.standards = standards;
    this.box = box;
    new MutationObserver(() => this.draw()).observe(board, { childList: true, subtree: true });
  }

  /** @param {TrainerView} view */
  show(view) {
    this.view = view;
    this.draw();
  }

  draw() {
    for (const card of all(this.board, ".th-talk", HTMLElement)) {
      let part = card.querySelector("[data-part=card-vote]");
      if (!part) {
        part = el("div", { "data-part": "card-vote", class: "th-votecard" });
        card.querySelector("h2")?.after(part);
      }
      const question = this.question(card);
      const vote = this.view?.votes.find(({ source }) => source === question.source);
      const mark = JSON.stringify([question.title, vote?.rounds]);
      if (part instanceof HTMLElement && part.dataset.mark !== mark) {
        part.dataset.mark = mark;
        fill(part, ...this.parts(question, vote));
      }
    }
  }

  /**
   * The levels of the criterion's standard, from the highest, and that evidence is missing.
   *
   * @param {HTMLElement} card
   */
  question(card) {
    const criterion = card.querySelector(".th-talk__key")?.id.replace(/^key-/, "") ?? "";
    const words = (/** @type {string} */ what) =>
      card.querySelector(what)?.textContent?.trim() ?? "";
    const standard = this.standards.find(({ criteria }) =>
      criteria.some(({ id }) => id === criterion),
    );
    const levels = (standard?.levels ?? []).map(({ name }) => name).reverse();
    return {
      source: `talk ${criterion}`.slice(0, 200),
      title: words("h2"),
      text: words(".th-stage__under"),
      options: [...levels, t("board.not_enough")],
    };
  }

  /**
   * @param {ReturnType<CardVotes["question"]>} question
   * @param {TrainerView["votes"][number] | undefined} vote
   */
  parts(question, vote) {
    const last = lastRound(vote);
    const next = last?.open ? "close" : "again";
    const label = vote ? w(`live.panel.${next}`) : w("live.board.ask");
    const button = el("button", { type: "button", class: "th-action" }, label);
    button.addEventListener("click", () => {
      if (!vote) void this.box.ask(question);
      else void this.box.act({ act: next, id: vote.id });
    });
    return [button, vote?.rounds.some(({ open }) => !open) ? resultTable(vote) : null];
  }
}
