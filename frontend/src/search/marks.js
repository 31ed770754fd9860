/** Marks on a page the words that led to it, as they are written there. */

import { el } from "../shared/dom.js";
import { Corpus } from "./corpus.js";
import { readWords } from "./query.js";

/** @typedef {import("./corpus.js").Hit} Hit */

const PAGE = "article.md-content__inner";
const LEFT_OUT = "script, style, svg, button, select, textarea, [hidden], [data-search-exclude]";
const BLOCK =
  "p, li, td, th, dt, dd, h1, h2, h3, h4, h5, h6, div, section, summary, label, legend, caption";
const MOST_MARKS = 400;

/**
 * Marks the words of a query, and only those that follow each other as in the query where some do.
 *
 * @param {string} query
 */
export function markWords(query) {
  const page = document.querySelector(PAGE);
  const words = readWords(query, false);
  if (!page || words.length === 0) return;
  const { nodes, starts, text } = readable(page);
  const corpus = new Corpus(text);
  const hits = corpus.find(words);
  const runs = corpus.runs(hits);
  const phrase = runs.some(({ first, last }) => last > first);
  const spans = runs
    .filter(({ first, last }) => !phrase || last > first)
    .slice(0, MOST_MARKS)
    .map(({ first, last }) => ({ from: hits[first].from, to: hits[last].to }));
  const marks = spans.reverse().flatMap((span) => markSpan(span, nodes, starts));
  show(marks.reverse());
}

/**
 * The texts of a page one after the other, with an end of line between those of different blocks.
 *
 * @param {Element} page
 */
function readable(page) {
  const walker = document.createTreeWalker(
    page,
    NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
    (node) => {
      if (node instanceof Text) return NodeFilter.FILTER_ACCEPT;
      const skipped = node instanceof Element && node.matches(LEFT_OUT);
      return skipped ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
    },
  );
  /** @type {Text[]} */
  const nodes = [];
  const starts = [];
  let text = "";
  let block = null;
  while (walker.nextNode()) {
    const node = /** @type {Text} */ (walker.currentNode);
    const own = node.parentElement?.closest(BLOCK) ?? page;
    if (own !== block) text += "\n";
    block = own;
    nodes.push(node);
    starts.push(text.length);
    text += node.data.replace(/\s/g, " ");
  }
  return { nodes, starts, text };
}

/**
 * Marks a stretch that may lie in several text nodes; the last ones first, so that the places
 * before them stay right.
 *
 * @param {{ from: number, to: number }} span
 * @param {Text[]} nodes
 * @param {number[]} starts
 */
function markSpan({ from, to }, nodes, starts) {
  const marks = [];
  for (let at = nodes.length - 1; at >= 0 && starts[at] + nodes[at].length > from; at -= 1) {
    const first = Math.max(from - starts[at], 0);
    const last = Math.min(to - starts[at], nodes[at].length);
    if (starts[at] >= to || last <= first || !nodes[at].data.slice(first, last).trim()) continue;
    const range = document.createRange();
    range.setStart(nodes[at], first);
    range.setEnd(nodes[at], last);
    const mark = el("mark", { "data-th-found": true });
    range.surroundContents(mark);
    marks.push(mark);
  }
  return marks;
}

/**
 * Brings the first mark into sight, out of a folded part if all are in folded parts.
 *
 * @param {HTMLElement[]} marks
 */
function show(marks) {
  const seen = marks.find((mark) => mark.offsetParent !== null);
  const first = seen ?? marks[0];
  if (!first) return;
  for (let at = first.closest("details"); at && !seen;) {
    at.open = true;
    at = at.parentElement?.closest("details") ?? null;
  }
  if (!location.hash) first.scrollIntoView({ block: "center" });
}
