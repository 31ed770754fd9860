/**
 * What the class has voted, below the board: each question once, its rounds side by side.
 *
 * @import { VoteOf, VoteQuestion } from "./types"
 */

import { el } from "../shared/dom.js";
import { t } from "../shared/strings.js";
import { wideTable } from "../shared/wide-table.js";
import { sum } from "./votes.js";

/** @param {VoteQuestion[]} questions */
export function voteTables(questions) {
  if (questions.length === 0) return [el("p", {}, t("board.votes.none"))];
  return [el("p", {}, t("board.votes.about")), ...questions.flatMap(questionParts)];
}

/** @param {VoteQuestion} question */
function questionParts({ title, text, options, of }) {
  const rounds = of[0].rounds.map(({ round }) => round);
  const several = of.length > 1;
  const head = [
    t("board.votes.option"),
    ...(several ? [t("board.votes.class")] : []),
    ...rounds.map((n) => t("board.votes.round", { n })),
  ];
  const rows = options.flatMap((option, at) =>
    of.map((one) =>
      el(
        "tr",
        {},
        el("th", { scope: "row" }, el("bdi", {}, option)),
        several ? el("td", {}, el("bdi", {}, one.name ?? t("board.votes.all"))) : null,
        ...rounds.map((round) => el("td", {}, countWords(one, round, at))),
      ),
    ),
  );
  const whose = several ? "" : of[0].name;
  return [
    el("h3", {}, el("bdi", {}, title)),
    text ? el("p", { class: "th-said" }, el("bdi", {}, text)) : null,
    whose ? el("p", { class: "th-small" }, el("bdi", {}, whose)) : null,
    wideTable(title, head, rows),
    handsLine(of[0]),
  ].filter((part) => part !== null);
}

/**
 * @param {VoteOf} one
 * @param {number} round
 * @param {number} option
 */
function countWords({ rounds }, round, option) {
  const found = rounds.find((other) => other.round === round);
  if (!found) return t("board.votes.not_asked");
  const total = sum(found.counts);
  const n = found.counts[option];
  const share = total ? Math.round((100 * n) / total) : 0;
  return t("board.votes.count", { n, share });
}

/** @param {VoteOf} one */
function handsLine({ rounds }) {
  const list = handsOf({ rounds });
  return list ? el("p", { class: "th-small" }, t("board.votes.hands", { list })) : null;
}

/**
 * Where hands were counted: round and number; empty where none were.
 *
 * @param {Pick<VoteOf, "rounds">} one
 */
export function handsOf({ rounds }) {
  return rounds
    .filter(({ hands }) => hands > 0)
    .map(({ round, hands }) => t("board.votes.hands_round", { n: round, hands }))
    .join("; ");
}
