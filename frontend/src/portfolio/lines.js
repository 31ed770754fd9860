/**
 * The lines of a portfolio sorted out: papers, claims, what fellows said; and the files in which it
 * goes to a fellow and comes back. Plain values.
 *
 * @import {
 *   PortfolioClaim, PortfolioLine, PortfolioPaper, PortfolioSaid, ResultFile
 * } from "../store/practice-types"
 */

import { fingerprint } from "../shared/fingerprint.js";

/** Letters that the shape of a result file allows (store/result-shape.js). */
export const LONGEST = { what: 400, keeper: 200, ask: 1000, note: 2000, who: 60 };

/** @typedef {{ papers: PortfolioPaper[], claim: PortfolioClaim | undefined, said: PortfolioSaid[] }} Own of one criterion */

/** @param {PortfolioLine} line @returns {line is PortfolioPaper} */
export const isPaper = (line) => "what" in line;
/** @param {PortfolioLine} line @returns {line is PortfolioClaim} */
export const isClaim = (line) => "ask" in line;
/** @param {PortfolioLine} line @returns {line is PortfolioSaid} */
export const isSaid = (line) => "who" in line;

/**
 * @param {PortfolioLine[]} lines
 * @param {string} criterion
 * @returns {Own}
 */
export function ownOf(lines, criterion) {
  const own = lines.filter((line) => line.criterion === criterion);
  return {
    papers: own.filter(isPaper),
    claim: own.find(isClaim),
    said: own.filter(isSaid),
  };
}

/**
 * A claim has one id wherever it is written, so that two devices write one claim.
 *
 * @param {{ standard: string, track: string, criterion: string }} place
 */
export function claimId({ standard, track, criterion }) {
  return fingerprint(["claim", standard, track, criterion]).slice(0, 16);
}

/**
 * What goes to a fellow: papers and questions. The level claimed stays at home until the fellow has
 * looked: it pulls. What the store holds otherwise stays too.
 *
 * @param {ResultFile} file of the store, with the portfolio
 * @param {PortfolioLine[]} lines
 * @returns {ResultFile}
 */
export function forFellow(file, lines) {
  const portfolio = lines
    .filter((line) => isPaper(line) || isClaim(line))
    .map((line) => (isClaim(line) ? { ...line, level: "" } : line));
  return apart(file, portfolio, file.person);
}

/**
 * What comes back: what the fellow said, under the name that they gave.
 *
 * @param {ResultFile} given
 * @param {PortfolioSaid[]} said
 * @param {string} savedAt
 * @returns {ResultFile}
 */
export function fromFellow(given, said, savedAt) {
  return apart({ ...given, savedAt }, said, {});
}

/**
 * @param {ResultFile} file
 * @param {PortfolioLine[]} portfolio
 * @param {ResultFile["person"]} person
 * @returns {ResultFile}
 */
function apart({ format, course, savedAt }, portfolio, person) {
  const nothing = { attempts: [], drafts: [], opinions: [] };
  return { format, version: 4, course, savedAt, person, ...nothing, portfolio, given: true };
}

/**
 * What a fellow had before them: the id of each paper, and a fingerprint of its words, so that it can
 * be told whose papers they were and whether they are still the same.
 *
 * @param {PortfolioPaper[]} papers
 */
export function seenOf(papers) {
  return papers.flatMap(({ id, what, kind, day, keeper }) => [
    id,
    fingerprint([id, what, kind, day, keeper]).slice(0, 16),
  ]);
}

/**
 * What a fellow said that speaks of papers of this portfolio; of another's it is none.
 *
 * @param {ResultFile} file
 * @param {PortfolioLine[]} lines
 * @param {string[]} removed ids of papers that were here
 * @returns {PortfolioSaid[]}
 */
export function answersTo(file, lines, removed) {
  const ids = new Set([...removed, ...lines.filter(isPaper).map(({ id }) => id)]);
  return (file.portfolio ?? [])
    .filter(isSaid)
    .filter(({ papers }) => papers.some((id) => ids.has(id)));
}

/**
 * Whether the papers of a criterion are others than those that a fellow saw.
 *
 * @param {PortfolioPaper[]} papers
 * @param {PortfolioSaid} said
 */
export function changedSince(papers, said) {
  const now = seenOf(papers);
  return now.length !== said.papers.length || now.some((one) => !said.papers.includes(one));
}

/**
 * How many levels a fellow's answer lies above the claim; null where one of both is missing.
 *
 * @param {string} claimed
 * @param {string} said
 * @param {string[]} levels from low to high
 */
export function stepsApart(claimed, said, levels) {
  const [from, to] = [levels.indexOf(claimed), levels.indexOf(said)];
  return from < 0 || to < 0 ? null : to - from;
}
