/**
 * Bars of a vote, rounds side by side; numbers stand in words beside them.
 *
 * @import { VoteResult, VoteRound } from "./types"
 */

import { el } from "../shared/dom.js";
import { w } from "./words.js";

/**
 * Votes for one option in one round, hands included.
 *
 * @param {VoteRound} round
 * @param {number} option
 */
export function votesFor({ phones, hands }, option) {
  return (phones[option] ?? 0) + (hands[option] ?? 0);
}

/**
 * The newest round; browsers of 2021 know no `at`.
 *
 * @param {VoteResult | null | undefined} vote
 * @returns {VoteRound | undefined}
 */
export function lastRound(vote) {
  return vote?.rounds[vote.rounds.length - 1];
}

/** @param {VoteRound} round */
export function totalOf({ phones, hands, total }) {
  return total ?? [...phones, ...hands].reduce((sum, n) => sum + n, 0);
}

/** @param {VoteResult} vote */
export function resultTable(vote) {
  const closed = vote.rounds.filter((round) => !round.open);
  const head = closed.map(({ round }) =>
    el("th", { scope: "col" }, w("live.vote.round", { n: round })),
  );
  const rows = vote.options.map((text, n) =>
    el(
      "tr",
      {},
      el("th", { scope: "row" }, text),
      ...closed.map((round) => el("td", {}, bar(round, n))),
    ),
  );
  return el(
    "table",
    { class: "th-bars" },
    closed.length > 1 ? el("thead", {}, el("tr", {}, el("td", {}), ...head)) : null,
    el("tbody", {}, ...rows),
  );
}

/**
 * @param {VoteRound} round
 * @param {number} option
 */
function bar(round, option) {
  const total = totalOf(round);
  const n = votesFor(round, option);
  const share = total ? Math.round((100 * n) / total) : 0;
  const made = el("span", { class: "th-bars__bar", "aria-hidden": "true" });
  made.style.width = `${share}%`;
  return el(
    "span",
    { class: "th-bars__cell" },
    made,
    el("span", {}, w("live.vote.count", { n, share })),
  );
}
