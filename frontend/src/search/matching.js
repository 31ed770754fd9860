/** One query against all texts: what each text has of it. */

/** @typedef {import("./corpus.js").Corpus} Corpus */
/** @typedef {import("./corpus.js").Hit} Hit */
/** @typedef {import("./corpus.js").Run} Run */
/** @typedef {import("./query.js").Query} Query */

/**
 * What a text (a title, a paragraph) has of a query.
 *
 * @typedef {object} TextMatch
 * @property {number} mask which words, one bit each
 * @property {number} first number of its first hit
 * @property {number} last number of its last hit
 * @property {number} weight of its best run
 * @property {Run} run its best run
 */

/**
 * @typedef {object} Match
 * @property {Query} query
 * @property {Hit[]} hits
 * @property {Map<number, TextMatch>} texts by the text's number
 * @property {number[]} weights of the words: rare ones weigh more
 * @property {number} total
 */

/**
 * @param {Corpus} corpus
 * @param {number[]} starts where each text begins
 * @param {Query} query
 * @returns {Match}
 */
export function matchTexts(corpus, starts, query) {
  const hits = corpus.find(query.words);
  const weights = wordWeights(hits, starts, query.words.length);
  /** @type {Match["texts"]} */
  const texts = new Map();
  let text = 0;
  for (const run of corpus.runs(hits)) {
    while (starts[text + 1] <= hits[run.first].from) text += 1;
    addRun(texts, text, run, hits, weights);
  }
  return { query, hits, texts, weights, total: weights.reduce((a, b) => a + b, 0) };
}

/**
 * @param {Match["texts"]} texts
 * @param {number} text
 * @param {Run} run
 * @param {Hit[]} hits
 * @param {number[]} weights
 */
function addRun(texts, text, run, hits, weights) {
  let mask = 0;
  let weight = 0;
  for (let at = run.first; at <= run.last; at += 1) {
    mask |= 1 << hits[at].word;
    weight += weights[hits[at].word];
  }
  const before = texts.get(text);
  if (!before) {
    texts.set(text, { mask, first: run.first, last: run.last, weight, run });
    return;
  }
  before.mask |= mask;
  before.last = run.last;
  if (weight > before.weight) Object.assign(before, { weight, run });
}

/**
 * @param {Hit[]} hits
 * @param {number[]} starts
 * @param {number} words
 */
function wordWeights(hits, starts, words) {
  const counts = new Array(words).fill(0);
  const seen = new Array(words).fill(-1);
  let text = 0;
  for (const { from, word } of hits) {
    while (starts[text + 1] <= from) text += 1;
    if (seen[word] !== text) counts[word] += 1;
    seen[word] = text;
  }
  return counts.map((count) => Math.log(1 + starts.length / (1 + count)));
}
