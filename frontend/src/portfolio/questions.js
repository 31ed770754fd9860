/**
 * What a fellow would ask of one criterion: from the papers that are listed, the words of the level
 * that is claimed, and what a guide says of it. Keys of strings with their values; no judgement.
 *
 * @import { PortfolioPaper } from "../store/practice-types"
 */

/** @typedef {{ id: string, name: string, asks: string, terms: string[] }} Level as the page knows it */
/** @typedef {{ key: "none" | "undated" | "newest" | "future" | "keeper" | "own" | "terms" | "above" | "unclaimed", values: Record<string, string> }} Question */

/** Kinds that mostly come from the person's own hand. */
const OWN = new Set(["plan", "report", "image"]);

/**
 * @param {PortfolioPaper[]} papers
 * @param {string} level that is claimed, or empty
 * @param {Level[]} levels from low to high
 * @param {string} today as `2026-11-30`
 * @returns {Question[]}
 */
export function questionsOf(papers, level, levels, today) {
  const claimed = levels.find(({ id }) => id === level);
  if (papers.length === 0) return claimed ? [asked("none", { level: claimed.name })] : [];
  return [...ofPapers(papers, today), ...ofLevel(claimed, levels)];
}

/**
 * @param {PortfolioPaper[]} papers
 * @param {string} today
 */
function ofPapers(papers, today) {
  const titles = (/** @type {PortfolioPaper[]} */ some) =>
    some.map(({ what }) => `\u201c${short(what)}\u201d`).join(", ");
  const named = papers.filter(({ what }) => what.trim());
  const undated = named.filter(({ day }) => !day);
  const future = named.filter(({ day }) => day > today);
  const unkept = named.filter(({ keeper }) => !keeper.trim());
  const last = named.filter(({ day }) => day).sort((a, b) => (a.day < b.day ? 1 : -1));
  const kinds = named.map(({ kind }) => kind);
  return [
    ...(undated.length ? [asked("undated", { papers: titles(undated) })] : []),
    ...(future.length ? [asked("future", { papers: titles(future) })] : []),
    ...(unkept.length ? [asked("keeper", { papers: titles(unkept) })] : []),
    ...(kinds.length && kinds.every((kind) => OWN.has(kind)) ? [asked("own", {})] : []),
    ...(last.length ? [asked("newest", { paper: short(last[0].what), day: last[0].day })] : []),
  ];
}

/** The beginning of a long name, up to a whole word. @param {string} what */
const short = (what) => (what.length > 70 ? `${what.slice(0, 70).replace(/\s+\S*$/, "")}…` : what);

/**
 * @param {Level | undefined} claimed
 * @param {Level[]} levels
 */
function ofLevel(claimed, levels) {
  if (!claimed) return [asked("unclaimed", {})];
  const terms = claimed.terms.map((term) => `\u201c${term}\u201d`).join(", ");
  const above = levels[levels.indexOf(claimed) + 1];
  return [
    ...(terms ? [asked("terms", { level: claimed.name, terms })] : []),
    ...(above ? [asked("above", { level: above.name, asks: above.asks })] : []),
  ];
}

/**
 * @param {Question["key"]} key
 * @param {Record<string, string>} values
 * @returns {Question}
 */
const asked = (key, values) => ({ key, values });
