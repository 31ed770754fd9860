/** A text to search: where the words of a query stand in it, and which of them follow each other. */

import { fold, isEdge, spell, wordStarts } from "./fold.js";

/** @typedef {import("./query.js").Word} Word */

/**
 * One word found.
 *
 * @typedef {object} Hit
 * @property {number} from
 * @property {number} to
 * @property {number} word its number in the query
 */

/** @typedef {[from: number, to: number]} Place */

/**
 * Words of the query that follow each other in the text as they do in the query.
 *
 * @typedef {object} Run
 * @property {number} first number of the first hit
 * @property {number} last number of the last hit
 */

export class Corpus {
  /** Where each folded word begins. @type {Map<string, number[]>} */
  #words;

  /** @param {string} text NFC; its lines are apart, no phrase goes over their ends */
  constructor(text) {
    this.text = text;
    this.folded = fold(text);
    this.#words = wordStarts(this.folded);
  }

  /**
   * Every place of every word, in order. A word typed with marks is found with just these; only
   * where the whole text does not have it so, without.
   *
   * @param {Word[]} words
   * @returns {Hit[]}
   */
  find(words) {
    const hits = words.flatMap((word, number) =>
      this.#places(word, words[number - 1]).map(([from, to]) => ({ from, to, word: number })),
    );
    return hits.sort((a, b) => a.from - b.from || b.to - a.to);
  }

  /** @param {Word} word @param {Word | undefined} before */
  #places(word, before) {
    const all = this.#begun(word);
    const marked = word.spelt ? all.filter(([from, to]) => this.#isSpelt(word, from, to)) : all;
    const places = marked.length ? marked : all;
    return word.open ? this.#finished(places, word, before) : places;
  }

  /**
   * The last word may go on, but where it is a word already, after the one before it, it is meant
   * as it is.
   *
   * @param {Place[]} places
   * @param {Word} word
   * @param {Word | undefined} before
   */
  #finished(places, { folded }, before) {
    const whole = places.filter(([from, to]) => to - from === folded.length);
    return whole.some(([from]) => !before || this.#follows(before, from)) ? whole : places;
  }

  /** @param {Word} before @param {number} from */
  #follows({ folded }, from) {
    let end = from;
    while (this.folded[end - 1] === " ") end -= 1;
    return this.folded.startsWith(folded, end - folded.length);
  }

  /** How often a folded word stands in the text. @param {string} word */
  count(word) {
    return this.#words.get(word)?.length ?? 0;
  }

  /** Whether a word of the text begins so. @param {string} letters */
  begins(letters) {
    return this.count(letters) > 0 || [...this.#words.keys()].some((w) => w.startsWith(letters));
  }

  /**
   * Where a word stands; while it is typed, also the words that begin with it.
   *
   * @param {Word} word
   */
  #begun({ folded, number, open }) {
    const exact = this.#words.get(folded) ?? [];
    const starts = open ? this.#beginning(folded) : exact;
    /** @type {Place[]} */
    const places = [];
    for (const at of starts) {
      places.push([at, number || open ? this.#wordEnd(at) : at + folded.length]);
    }
    return places;
  }

  /** @param {string} letters */
  #beginning(letters) {
    const typed = letters === "qui" ? "quy" : letters; // “qui” is an unfinished “quyền”
    const lists = [...this.#words].filter(([w]) => w.startsWith(letters) || w.startsWith(typed));
    return lists.flatMap(([, places]) => places).sort((a, b) => a - b);
  }

  /** @param {number} at */
  #wordEnd(at) {
    let end = at + 1;
    while (end < this.folded.length && !isEdge(this.folded, end)) end += 1;
    return end;
  }

  /** @param {Word} word @param {number} from @param {number} to */
  #isSpelt({ spelt, folded }, from, to) {
    if (!spelt) return true;
    const here = spell(this.text.slice(from, to));
    if (to - from === folded.length) {
      return here.letters === spelt.letters && here.tone === spelt.tone;
    }
    const sameTone = !spelt.tone || here.tone === spelt.tone;
    return sameTone && here.letters.startsWith(spelt.letters);
  }

  /**
   * The hits as runs, each as long as it can be.
   *
   * @param {Hit[]} hits
   * @returns {Run[]}
   */
  runs(hits) {
    /** @type {Run[]} */
    const runs = [];
    hits.forEach((hit, number) => {
      const run = runs[runs.length - 1];
      const before = run && hits[run.last];
      if (before && hit.word === before.word + 1 && this.isGap(before.to, hit.from)) {
        run.last = number;
      } else runs.push({ first: number, last: number });
    });
    return runs;
  }

  /**
   * Whether nothing but spaces and signs stands between two places of one line.
   *
   * @param {number} from
   * @param {number} to
   */
  isGap(from, to) {
    return to >= from && /^ *$/.test(this.folded.slice(from, to));
  }
}
