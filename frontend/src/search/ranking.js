/** Which sections and pages come first. The figures are set by tests/cases/search/queries.yaml. */

/** @typedef {import("./matching.js").Match} Match */
/** @typedef {import("./matching.js").TextMatch} TextMatch */
/** @typedef {import("./search-index.js").SearchIndex} SearchIndex */

/**
 * A section that has something of a query.
 *
 * @typedef {object} Candidate
 * @property {number} section
 * @property {Match} match
 * @property {number} mask
 * @property {number} score
 * @property {number} best number of its best text, or -1
 */

const TEXT = 0.6;
const TITLE = 1.1;
const PAGE_TITLE = 1.6;
const OF_ITS_PAGE = 0.5;
const MANY = 0.08;
const MANY_HITS = 6;
/** A title that is just the query, against one that only contains it. */
const CONTAINS = 0.45;
const BEGINS = 0.1;
const JUST = 0.4;

/**
 * What the texts of a section have, its title aside.
 *
 * @typedef {object} Inside
 * @property {number} mask
 * @property {number} weight of the best run
 * @property {number} count of hits
 * @property {number} best number of the text with the best run, or -1
 */

/**
 * @param {SearchIndex} index
 * @param {Match} match
 * @returns {Candidate[]}
 */
export function rankSections(index, match) {
  return [...candidates(index, match)].map(([section, inside]) =>
    score(index, match, section, inside),
  );
}

/**
 * Sections with a hit in them, and the first sections of pages with a hit in their name.
 *
 * @param {SearchIndex} index
 * @param {Match} match
 */
function candidates(index, { texts }) {
  /** @type {Map<number, Inside>} */
  const found = new Map();
  for (const [text, here] of texts) {
    for (const section of index.shownIn(text)) {
      const inside = found.get(section) ?? { mask: 0, weight: 0, count: 0, best: -1 };
      found.set(section, inside);
      if (index.data.sections[section][3] !== text) addText(inside, text, here);
    }
  }
  index.data.pages.forEach(([, nav], page) => {
    if (!texts.has(nav)) return;
    for (const top of index.tops[page]) {
      if (!found.has(top)) found.set(top, { mask: 0, weight: 0, count: 0, best: -1 });
    }
  });
  return found;
}

/** @param {Inside} inside @param {number} text @param {TextMatch} here */
function addText(inside, text, here) {
  inside.mask |= here.mask;
  inside.count += here.last - here.first + 1;
  if (here.weight < inside.weight || (here.weight === inside.weight && text > inside.best)) return;
  inside.weight = here.weight;
  inside.best = text;
}

/**
 * @param {SearchIndex} index
 * @param {Match} match
 * @param {number} section
 * @param {Inside} inside
 * @returns {Candidate}
 */
function score(index, match, section, inside) {
  const [page, tracks, anchor, title] = index.data.sections[section];
  const [, nav, context, weight] = index.data.pages[page];
  const top = index.tops[page].find((t) => !tracks || index.data.sections[t][1] & tracks);
  const heads = [nav, top === undefined ? nav : index.data.sections[top][3]];
  const head = Math.max(...heads.map((text) => titleScore(index, match, text)));
  let { mask } = inside;
  for (const text of [title, context, ...heads]) mask |= match.texts.get(text)?.mask ?? 0;
  const points =
    TEXT * (inside.weight / match.total) +
    (anchor ? TITLE * titleScore(index, match, title) + OF_ITS_PAGE * head : PAGE_TITLE * head) +
    MANY * (Math.min(inside.count, MANY_HITS) / MANY_HITS);
  const covered = coverage(match, mask);
  const value = covered * covered * points * (weight / 100) * match.query.weight;
  return { section, match, mask, score: value, best: inside.best };
}

/**
 * @param {SearchIndex} index
 * @param {Match} match
 * @param {number} text
 */
function titleScore(index, match, text) {
  const found = match.texts.get(text);
  if (!found) return 0;
  const words = found.run.last - found.run.first + 1;
  const place = match.hits[found.run.first].from;
  const share = words / Math.max(words, index.wordCount(text, place));
  const begins = place === index.starts[text] ? BEGINS : 0;
  const just = share === 1 && words === match.query.words.length ? JUST : 0;
  return (found.weight / match.total) * (CONTAINS + (1 - CONTAINS) * share + begins + just);
}

/**
 * @param {Match} match
 * @param {number} mask
 */
function coverage({ weights, total }, mask) {
  let covered = 0;
  weights.forEach((weight, word) => {
    if (mask & (1 << word)) covered += weight;
  });
  return covered / total;
}

/**
 * Whether a section, with its page's names, has every word.
 *
 * @param {Candidate} candidate
 */
export function isWhole({ match, mask }) {
  return mask === (1 << match.query.words.length) - 1;
}
