/** What was found, as it is shown: titles, a few words around the place, and what to mark. */

import { fold } from "./fold.js";

/** @typedef {import("./types").Piece} Piece */
/** @typedef {import("./types").FoundPage} FoundPage */
/** @typedef {import("./ranking.js").Candidate} Candidate */
/** @typedef {import("./matching.js").Match} Match */
/** @typedef {import("./search-index.js").SearchIndex} SearchIndex */
/** @typedef {import("./search-index.js").PageCandidates} PageCandidates */

const BEFORE = 60;
const TEASER = 190;
const MOST_SECTIONS = 8;

/**
 * @param {SearchIndex} index
 * @param {PageCandidates} found
 * @returns {FoundPage}
 */
export function describePage(index, { page, track, score, sections }) {
  const { data } = index;
  const [key, , context] = data.pages[page];
  const [, folder, trackName] = data.tracks[track] ?? ["", "", ""];
  const tops = index.tops[page];
  const top = tops.find((t) => track < 0 || data.sections[t][1] & (1 << track)) ?? tops[0];
  const [best] = sections;
  const own = sections.find(({ section }) => section === top);
  return {
    title: pieces(index, best.match, data.sections[top][3]),
    teaser: own ? teaser(index, own) : [],
    context: [index.textOf(context), trackName].filter(Boolean),
    path: `${folder}${key}.html`,
    words: best.match.query.text,
    score,
    sections: sections
      .filter((candidate) => candidate !== own)
      .slice(0, MOST_SECTIONS)
      .map((candidate) => ({
        title: pieces(index, candidate.match, data.sections[candidate.section][3]),
        teaser: teaser(index, candidate),
        anchor: data.sections[candidate.section][2],
        score: candidate.score,
      })),
  };
}

/**
 * The words around a section's best place; its first text when only its title was found.
 *
 * @param {SearchIndex} index
 * @param {Candidate} candidate
 */
function teaser(index, { section, match, best }) {
  const [, , , , first] = index.data.sections[section];
  const text = best >= 0 ? best : first;
  if (text === undefined) return [];
  const start = index.starts[text];
  const end = index.endOf(text);
  const found = match.texts.get(text);
  const place = found ? match.hits[found.run.first].from : start;
  const from = place - start > BEFORE ? wordStart(index, place - BEFORE) : start;
  const to = end - from > TEASER ? wordStart(index, from + TEASER) : end;
  const shown = pieces(index, match, text, from, to);
  if (from > start) shown.unshift({ text: "… ", marked: false });
  if (to < end) shown.push({ text: "…", marked: false });
  return shown;
}

/** @param {SearchIndex} index @param {number} at */
function wordStart({ corpus }, at) {
  const space = corpus.text.indexOf(" ", at);
  return space < 0 ? at : space + 1;
}

/**
 * A text, or the part of it from one place to another, cut where marks begin and end.
 *
 * @param {SearchIndex} index
 * @param {Match} match
 * @param {number} text
 * @returns {Piece[]}
 */
function pieces(index, match, text, from = index.starts[text], to = index.endOf(text)) {
  /** @type {Piece[]} */
  const cut = [];
  /** @param {number} end @param {boolean} marked */
  const add = (end, marked) => {
    const last = cut[cut.length - 1];
    const part = index.corpus.text.slice(from, end);
    if (end > from && last?.marked === marked) last.text += part;
    else if (end > from) cut.push({ text: part, marked });
    from = Math.max(from, end);
  };
  const found = match.texts.get(text);
  const hits = found ? match.hits.slice(found.first, found.last + 1) : [];
  const inside = hits.filter((hit) => hit.from >= from && hit.to <= to);
  inside.forEach((hit, at) => {
    const before = inside[at - 1];
    add(hit.from, before !== undefined && index.corpus.isGap(before.to, hit.from));
    add(hit.to, true);
  });
  add(to, false);
  return cut;
}

/**
 * What was typed with its last word finished, in the way it was begun: with or without marks.
 *
 * @param {SearchIndex} index
 * @param {string} typed
 * @param {PageCandidates[]} pages
 */
export function finishWord({ corpus }, typed, pages) {
  const last = /[\p{L}]+$/u.exec(typed)?.[0].toLowerCase() ?? "";
  const { match } = pages[0].sections[0];
  const number = match.query.words.length - 1;
  if (!last || !match.query.words[number].open || match.query.weight < 1) return "";
  for (const { sections } of pages) {
    for (const { best, match: found } of sections) {
      const there = found.texts.get(best);
      for (let at = there?.first ?? 0; at <= (there?.last ?? -1); at += 1) {
        const hit = found.hits[at];
        if (hit.word !== number || hit.to - hit.from <= last.length) continue;
        const whole = corpus.text.slice(hit.from, hit.to).toLowerCase();
        const word = [whole, fold(whole)].find((text) => text.startsWith(last));
        if (word) return typed + word.slice(last.length);
      }
    }
  }
  return "";
}
