/**
 * Votes and keys on the trainer's panel.
 *
 * @import { TrainerView, VoteResult, VoteRound } from "./types"
 */

import { el } from "../shared/dom.js";
import { fold } from "../search/fold.js";
import { lastRound, resultTable, totalOf } from "./results.js";
import { w } from "./words.js";

const MOST_CHOICES = 30;

/**
 * @param {string} act
 * @param {string} label
 * @param {string} id
 * @param {number} [round]
 * @param {string} [look]
 */
function button(act, label, id, round = 0, look = "th-action") {
  return el(
    "button",
    { type: "button", class: look, "data-act": act, "data-id": id, "data-round": round },
    label,
  );
}

/**
 * What can be asked: everything of the course's exercises and criteria, found by words.
 *
 * @param {TrainerView} view
 * @param {string} find
 */
export function voteChoices({ catalogue }, find) {
  const words = fold(find).split(/\s+/).filter(Boolean);
  const found = catalogue
    .map((item, number) => ({
      item,
      number,
      text: fold(`${item.group} ${item.title} ${item.text}`),
    }))
    .filter(({ text }) => words.every((word) => text.includes(word)));
  const items = found
    .slice(0, MOST_CHOICES)
    .map(({ item, number }) =>
      el(
        "li",
        {},
        el("p", { class: "th-eyebrow" }, item.group),
        el("p", {}, el("strong", {}, item.title), " ", item.text.slice(0, 160)),
        button("open", w("live.panel.open"), String(number), 0, "th-button"),
      ),
    );
  const more =
    found.length > MOST_CHOICES
      ? el("p", {}, w("live.panel.more", { n: found.length - MOST_CHOICES }))
      : null;
  return [el("ul", { class: "th-panel__choices" }, ...items), more];
}

/** @param {TrainerView} view */
export function voteCards(view) {
  if (view.votes.length === 0) return [el("p", {}, w("live.panel.no_votes"))];
  return view.votes.map((vote, n) => voteCard(vote, n === 0));
}

/**
 * @param {VoteResult} vote
 * @param {boolean} newest
 */
function voteCard(vote, newest) {
  const last = lastRound(vote);
  const open = vote.rounds.find((round) => round.open);
  const acts = open
    ? [button("close", w("live.panel.close"), vote.id, open.round, "th-button")]
    : [
        button("again", w("live.panel.again"), vote.id),
        button("reopen", w("live.panel.reopen"), vote.id, last?.round),
      ];
  const count = w(open ? "live.panel.voted" : "live.panel.closed", { n: last ? totalOf(last) : 0 });
  return el(
    "details",
    { class: "th-panel__vote", open: newest },
    el("summary", {}, `${vote.title} · ${count}`),
    vote.text ? el("p", {}, vote.text.slice(0, 300)) : null,
    vote.rounds.some((round) => !round.open) ? resultTable(vote) : null,
    el("p", { class: "th-actions" }, ...acts),
    last ? handsForm(vote, last) : null,
  );
}

/**
 * Hands that the trainer has counted.
 *
 * @param {VoteResult} vote
 * @param {VoteRound} round
 */
function handsForm(vote, round) {
  const fields = vote.options.map((text, n) =>
    el(
      "label",
      {},
      text,
      " ",
      el("input", {
        type: "number",
        min: 0,
        max: 999,
        value: round.hands[n] ?? 0,
        "data-hands": `${vote.id}/${round.round}`,
      }),
    ),
  );
  return el(
    "details",
    {},
    el("summary", {}, w("live.panel.hands", { n: round.round })),
    el("div", { class: "th-panel__hands" }, ...fields),
    button("hands", w("live.panel.hands_keep"), vote.id, round.round),
  );
}

/** @param {TrainerView} view */
export function keyRows({ exercises, unlocked, handed_in: done, joined }) {
  const locked = Object.entries(exercises).filter(([, exercise]) => exercise.locked);
  if (locked.length === 0) return [el("p", {}, w("live.panel.no_keys"))];
  const rows = locked.map(([id, { title }]) =>
    el(
      "li",
      {},
      el("span", {}, `${title}: `, w("live.panel.handed_in", { n: done[id] ?? 0, of: joined })),
      " ",
      unlocked.includes(id)
        ? el("strong", {}, w("live.panel.is_open"))
        : button("unlock", w("live.panel.unlock"), id),
    ),
  );
  return [el("ul", { class: "th-panel__keys" }, ...rows)];
}
