/**
 * A portfolio as plain texts and tables, for screen, print and Word alike.
 *
 * @import { PortfolioLine, PortfolioPaper, PortfolioSaid } from "../store/practice-types"
 * @import { Table } from "../report/types"
 * @import { Level, Question } from "./questions.js"
 */

import { t } from "../shared/strings.js";
import { column, dayOf, dayWords } from "../plan/words.js";
import { changedSince, ownOf, stepsApart } from "./lines.js";
import { questionsOf } from "./questions.js";

/** @typedef {Record<string, Level[]>} Levels of each criterion, from low to high */

/** @param {Level[]} levels @param {string} id */
export const levelName = (levels, id) => levels.find((level) => level.id === id)?.name ?? "";

/** @param {string} kind */
export const kindWords = (kind) =>
  kind
    ? t(/** @type {import("../shared/string-keys").StringKey} */ (`portfolio.kinds.${kind}`))
    : "";

/** @param {PortfolioPaper} paper */
export function paperWords({ what, kind, day, keeper }) {
  const about = [kindWords(kind), dayWords(day), keeper].filter(Boolean).join("; ");
  const title = what || t("portfolio.unnamed");
  return about ? t("portfolio.paper_line", { what: title, about }) : title;
}

/** @param {PortfolioPaper[]} papers */
const listed = (papers) => papers.map((paper, n) => `${n + 1}) ${paperWords(paper)}`).join("\n");

/** @param {Question} question */
export function questionWords({ key, values }) {
  const day = values.day ? { day: dayWords(values.day) } : {};
  return t(`portfolio.questions.${key}`, { ...values, ...day });
}

/**
 * How a fellow's level stands to the claim, without saying who is right.
 *
 * @param {number | null} steps as `stepsApart` counts them
 * @param {string} said
 */
function apartWords(steps, said) {
  if (steps === null) return t(said ? "portfolio.back.no_claim" : "portfolio.back.no_level");
  if (steps === 0) return t("portfolio.back.same");
  return t(steps > 0 ? "portfolio.back.higher" : "portfolio.back.lower", { n: Math.abs(steps) });
}

/**
 * Everything that its person wrote and was told, for themselves.
 *
 * @param {PortfolioLine[]} lines
 * @param {Record<string, string>} names of criteria by id, in their order
 * @param {Levels} levels
 * @returns {Table}
 */
export function ownTable(lines, names, levels) {
  const rows = written(lines, names).map((criterion) => {
    const { papers, claim, said } = ownOf(lines, criterion);
    const own = levels[criterion];
    const who = (/** @type {PortfolioSaid} */ one) => one.who || t("portfolio.back.unnamed");
    return [
      names[criterion],
      listed(papers),
      levelName(own, claim?.level ?? ""),
      claim?.ask ?? "",
      said.map((one) => `${who(one)}: ${levelName(own, one.level)}`).join("\n"),
      said
        .filter(({ note }) => note)
        .map((one) => `${who(one)}: ${one.note}`)
        .join("\n"),
    ];
  });
  const columns = [
    column(t("portfolio.criterion"), 24),
    column(t("portfolio.papers"), 46),
    column(t("portfolio.level"), 12),
    column(t("portfolio.ask"), 26),
    column(t("portfolio.their_level"), 16),
    column(t("portfolio.their_words"), 30),
  ];
  return { id: "portfolio", title: t("portfolio.sheet_name"), notes: [], columns, rows };
}

/**
 * A sheet for a fellow with a pen: papers, questions, room to write; the claim is not on it.
 *
 * @param {PortfolioLine[]} lines
 * @param {Record<string, string>} names
 * @param {Levels} levels
 * @param {Date} now
 * @returns {Table}
 */
export function sheetTable(lines, names, levels, now) {
  const rows = written(lines, names).map((criterion) => {
    const { papers, claim } = ownOf(lines, criterion);
    const questions = questionsOf(papers, "", levels[criterion], dayOf(now))
      .filter(({ key }) => key !== "unclaimed")
      .map(questionWords);
    const asked = claim?.ask ? [claim.ask, ...questions] : questions;
    return [names[criterion], listed(papers), asked.join("\n"), "", ""];
  });
  const columns = [
    column(t("portfolio.criterion"), 22),
    column(t("portfolio.papers"), 44),
    column(t("portfolio.asked"), 40),
    column(t("portfolio.their_level"), 14),
    column(t("portfolio.their_words"), 40),
  ];
  return { id: "sheet", title: t("portfolio.sheet_title"), notes: [], columns, rows };
}

/**
 * Claim and answer side by side, each fellow in a row of their own.
 *
 * @param {PortfolioLine[]} lines
 * @param {Record<string, string>} names
 * @param {Levels} levels
 * @returns {Table & { differs: (boolean | null)[] }} null: one of both levels is missing
 */
export function backTable(lines, names, levels) {
  /** @type {(boolean | null)[]} */
  const differs = [];
  const rows = Object.keys(names).flatMap((criterion) => {
    const { papers, claim, said } = ownOf(lines, criterion);
    const own = levels[criterion];
    return said.map((one) => {
      const steps = stepsApart(
        claim?.level ?? "",
        one.level,
        own.map(({ id }) => id),
      );
      differs.push(steps === null ? null : steps !== 0);
      const changed = changedSince(papers, one) ? `; ${t("portfolio.back.changed")}` : "";
      return [
        names[criterion],
        levelName(own, claim?.level ?? ""),
        `${one.who || t("portfolio.back.unnamed")}: ${levelName(own, one.level)}`,
        apartWords(steps, one.level) + changed,
        one.note,
      ];
    });
  });
  const columns = [
    column(t("portfolio.criterion"), 24),
    column(t("portfolio.level"), 12),
    column(t("portfolio.their_level"), 18),
    column(t("portfolio.back.apart"), 20),
    column(t("portfolio.their_words"), 40),
  ];
  return { id: "back", title: t("portfolio.back.title"), notes: [], columns, rows, differs };
}

/**
 * The criteria of which anything was written, in their order.
 *
 * @param {PortfolioLine[]} lines
 * @param {Record<string, string>} names
 */
export function written(lines, names) {
  return Object.keys(names).filter((criterion) => {
    const { papers, claim, said } = ownOf(lines, criterion);
    return papers.length > 0 || said.length > 0 || !!(claim?.level || claim?.ask);
  });
}
