/**
 * What the classes voted: for Word one table a question, for Excel all in one.
 *
 * @import { VoteOf, VoteQuestion } from "../board/types"
 * @import { Cell, Column, ReportInput, Table } from "./types"
 */

import { SMALL } from "../board/figures.js";
import { handsOf } from "../board/votes-table.js";
import { questionsOf, sum } from "../board/votes.js";
import { t } from "../shared/strings.js";
import { column, word } from "./cells.js";
import { plainLine } from "./plain.js";

/**
 * @param {ReportInput} input
 * @returns {Table[]}
 */
export function voteTables({ votes = [] }) {
  return questionsOf(votes).map((question, n) => {
    const rounds = roundsOf([question]);
    const several = question.of.length > 1;
    const hands = handsOf(question.of[0]);
    const whose = several ? "" : plainLine(question.of[0].name ?? "");
    const notes = [
      whose && t("report.votes.of", { group: whose }),
      hands && t("board.votes.hands", { list: hands }),
    ];
    return {
      id: `votes-${n + 1}`,
      title: plainLine(question.title),
      notes: notes.filter(Boolean),
      columns: [
        column(word("option"), "text", 40),
        ...(several ? [column(word("class"), "text", 22)] : []),
        ...roundColumns(rounds),
      ],
      rows: rowsOf(question, rounds, several),
    };
  });
}

/**
 * @param {ReportInput} input
 * @returns {Table[]} none where nobody voted
 */
export function voteSheet({ votes = [] }) {
  const questions = questionsOf(votes);
  if (questions.length === 0) return [];
  const rounds = roundsOf(questions);
  const rows = questions.flatMap((question) =>
    rowsOf(question, rounds, true).map((row) => [plainLine(question.title), ...row]),
  );
  const columns = [
    column(word("asked_class"), "text", 50),
    column(word("option"), "text", 40),
    column(word("class"), "text", 22),
    ...roundColumns(rounds),
  ];
  const notes = [t("report.votes.note")];
  return [{ id: "votes", title: t("report.table.votes"), notes, columns, rows }];
}

/** @param {VoteQuestion[]} questions */
function roundsOf(questions) {
  const all = questions.flatMap(({ of }) => of.flatMap(({ rounds }) => rounds));
  return [...new Set(all.map(({ round }) => round))].sort((a, b) => a - b);
}

/**
 * @param {number[]} rounds
 * @returns {Column[]}
 */
function roundColumns(rounds) {
  return rounds.flatMap((n) => [
    column(t("report.votes.round", { n })),
    column(t("report.votes.share", { n }), "percent"),
  ]);
}

/**
 * @param {VoteQuestion} question
 * @param {number[]} rounds
 * @param {boolean} named whether each row says its class
 * @returns {Cell[][]}
 */
function rowsOf({ options, of }, rounds, named) {
  return options.flatMap((option, at) =>
    of.map((one) => [
      plainLine(option),
      ...(named ? [one.name === null ? t("report.all_classes") : plainLine(one.name)] : []),
      ...rounds.flatMap((round) => cellsOf(one, round, at)),
    ]),
  );
}

/**
 * Few voices are counted without a share.
 *
 * @param {VoteOf} one
 * @param {number} number
 * @param {number} option
 * @returns {Cell[]}
 */
function cellsOf({ rounds }, number, option) {
  const found = rounds.find(({ round }) => round === number);
  if (!found) return [null, null];
  const of = sum(found.counts);
  const count = found.counts[option];
  return [count, of < SMALL ? null : { count, of }];
}
