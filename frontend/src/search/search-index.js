/** The search itself, without a page: data and a query in, pages out. */

import { Corpus } from "./corpus.js";
import { matchTexts } from "./matching.js";
import { readAliases, readQuery } from "./query.js";
import { otherReadings } from "./readings.js";
import { isWhole, rankSections } from "./ranking.js";
import { describePage, finishWord } from "./describing.js";

/** @typedef {import("./ranking.js").Candidate} Candidate */
/** @typedef {import("./types").SearchData} SearchData */
/** @typedef {import("./types").Found} Found */

/**
 * What is found on one page, in the track whose page is shown.
 *
 * @typedef {object} PageCandidates
 * @property {number} page
 * @property {number} track -1 for pages of no track
 * @property {number} score
 * @property {Candidate[]} sections best first
 */

export const MOST_PAGES = 30;
/** Against a page of the reader's own track. */
const OTHER_TRACK = 0.7;
/** For a page of the standard that is read. */
const READ_NOW = 1.25;
/** What a page without some of the words needs, against the best page. */
const PARTLY = 0.3;
const MORE_SECTIONS = 0.02;
const WORD = /\p{L}+|\p{N}+/gu;

export class SearchIndex {
  /** @type {Map<number, ReturnType<typeof wordCounts>>} */
  #counts = new Map();

  /** @param {SearchData} data */
  constructor(data) {
    this.data = data;
    this.corpus = new Corpus(data.text);
    this.aliases = readAliases(data.aliases);
    this.starts = lineStarts(data.text);
    /** First sections of each page, one for each track where they differ. */
    this.tops = data.pages.map(() => /** @type {number[]} */ ([]));
    this.shown = this.starts.map(() => /** @type {number[]} */ ([]));
    data.sections.forEach(([page, , anchor, ...texts], section) => {
      if (!anchor) this.tops[page].push(section);
      for (const text of texts) this.shown[text].push(section);
    });
  }

  /** Sections that show a text. @param {number} text */
  shownIn(text) {
    return this.shown[text];
  }

  /** @param {number} text */
  textOf(text) {
    return this.corpus.text.slice(this.starts[text], this.endOf(text));
  }

  /** @param {number} text */
  endOf(text) {
    return (this.starts[text + 1] ?? this.corpus.text.length + 1) - 1;
  }

  /**
   * The words of a title around a place: what is in brackets counts apart, as in `teacher (T)`.
   *
   * @param {number} text
   * @param {number} place
   */
  wordCount(text, place) {
    const counts = this.#counts.get(text) ?? wordCounts(this.textOf(text));
    this.#counts.set(text, counts);
    return place - this.starts[text] > counts.bracket ? counts.inside : counts.outside;
  }

  /**
   * @param {string} text what was typed
   * @param {string} [track] id of the reader's own track
   * @param {string} [standard] id of the standard that is read
   * @returns {Found}
   */
  search(text, track = "", standard = "") {
    const matches = readQuery(text, this.aliases, this.readings(text)).map((query) =>
      matchTexts(this.corpus, this.starts, query),
    );
    const own = this.data.tracks.findIndex(([id]) => id === track);
    const sections = this.#bestOfEach(matches.flatMap((match) => rankSections(this, match)));
    const pages = this.#pages(sections, own, standard).slice(0, MOST_PAGES);
    return {
      pages: pages.map((found) => describePage(this, found)),
      suggestion: pages.length ? finishWord(this, text, pages) : "",
    };
  }

  /** Other readings of what was typed. @param {string} text */
  readings(text) {
    return otherReadings(text, this.corpus, this.data.small ?? "");
  }

  /**
   * One candidate for each section; those with every word, and others only without any such.
   *
   * @param {Candidate[]} all
   */
  #bestOfEach(all) {
    const whole = all.filter(isWhole);
    /** @type {Map<number, Candidate>} */
    const best = new Map();
    for (const candidate of whole.length ? whole : all) {
      const before = best.get(candidate.section);
      if (!before || candidate.score > before.score) best.set(candidate.section, candidate);
    }
    return [...best.values()].sort((a, b) => b.score - a.score || a.section - b.section);
  }

  /**
   * @param {Candidate[]} sections best first
   * @param {number} own number of the reader's own track, or -1
   * @param {string} standard id of the standard that is read
   * @returns {PageCandidates[]}
   */
  #pages(sections, own, standard) {
    /** @type {Map<number, Candidate[]>} */
    const byPage = new Map();
    for (const candidate of sections) {
      const [page] = this.data.sections[candidate.section];
      const there = byPage.get(page);
      if (there) there.push(candidate);
      else byPage.set(page, [candidate]);
    }
    const pages = [...byPage].map(([page, there]) => this.#inTrack(page, there, own, standard));
    pages.sort((a, b) => b.score - a.score || a.page - b.page);
    return pages.filter(
      (page) => page.score >= PARTLY * pages[0].score || isWhole(page.sections[0]),
    );
  }

  /**
   * @param {number} page
   * @param {Candidate[]} sections best first
   * @param {number} own
   * @param {string} standard
   * @returns {PageCandidates}
   */
  #inTrack(page, sections, own, standard) {
    const masks = sections.map(({ section }) => this.data.sections[section][1]);
    let track = masks[0] ? 31 - Math.clz32(masks[0] & -masks[0]) : -1;
    let factor = 1;
    if (own >= 0 && track >= 0) {
      if (masks.some((mask) => mask & (1 << own))) track = own;
      else factor = OTHER_TRACK;
    }
    if (standard && this.data.pages[page][0].startsWith(`${standard}/`)) factor *= READ_NOW;
    const there = sections.filter((_, at) => track < 0 || masks[at] & (1 << track));
    const score = factor * (there[0].score + MORE_SECTIONS * Math.log2(there.length));
    return { page, track, score, sections: there };
  }
}

/** @param {string} title */
function wordCounts(title) {
  const found = title.indexOf("(");
  const bracket = found < 0 ? title.length : found;
  const count = (/** @type {string} */ part) => part.match(WORD)?.length ?? 0;
  return { bracket, outside: count(title.slice(0, bracket)), inside: count(title.slice(bracket)) };
}

/** @param {string} text */
function lineStarts(text) {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}
