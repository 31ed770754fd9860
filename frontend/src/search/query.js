/** What somebody typed, as words to look for, and the other ways to say the same. */

import { fold, plainNumber, spell } from "./fold.js";

/**
 * @typedef {object} Word
 * @property {string} folded small letters without marks; a number without leading zeros
 * @property {{ letters: string, tone: string } | null} spelt null when typed without marks
 * @property {boolean} number
 * @property {boolean} open whether more letters may follow: the last word, while it is typed
 */

/**
 * @typedef {object} Query
 * @property {string} text as it can be typed
 * @property {Word[]} words
 * @property {number} weight how close it is to what was typed: 1 is just that
 */

/** @typedef {[kind: string, name: string, term: string]} Alias */

const MOST_WORDS = 12;
const LONGEST_NAME = 6;
const MOST_QUERIES = 8;
const OTHER_WORDS = 0.95;
const OTHER_READING = 0.97;
const ASKED = 0.9;

/** @param {string} text */
function tokens(text) {
  const found =
    text
      .normalize("NFC")
      .toLowerCase()
      .match(/\p{L}+|\p{N}+/gu) ?? [];
  return found.slice(0, MOST_WORDS);
}

/**
 * @param {string} token
 * @param {boolean} open
 * @returns {Word}
 */
function word(token, open) {
  const number = /^\p{N}/u.test(token);
  const folded = number ? plainNumber(token) : fold(token);
  const spelt = number || /^[a-z]+$/.test(token) ? null : spell(token);
  return { folded, spelt, number, open: open && !number && folded.length > 1 };
}

/**
 * The words of a text. While the last one is being typed, one letter alone says nothing yet.
 *
 * @param {string} text
 * @param {boolean} typing
 * @returns {Word[]}
 */
export function readWords(text, typing) {
  const found = tokens(text);
  let open = typing && /[\p{L}\p{N}]$/u.test(text);
  if (open && found.length > 1 && /^\p{L}$/u.test(found[found.length - 1])) {
    found.pop();
    open = false;
  }
  return found.map((token, at) => word(token, open && at === found.length - 1));
}

/**
 * Reads a glossary's abbreviations and other names: what to say instead of some words.
 *
 * @param {Alias[]} aliases
 */
export function readAliases(aliases) {
  /** @type {Map<string, { instead: string, whole: boolean }[]>} */
  const table = new Map();
  /** @param {string} name @param {string} instead @param {boolean} whole */
  const add = (name, instead, whole) => {
    const key = tokens(name).map(fold).join(" ");
    if (key.length < 2 || fold(instead) === key) return;
    table.set(key, [...(table.get(key) ?? []), { instead, whole }]);
  };
  const questions = aliases
    .filter(([kind]) => kind === "asked")
    .map(([, name, instead]) => ({ words: tokens(name).map(fold), instead }));
  for (const [kind, name, term] of aliases) {
    if (kind === "asked") continue;
    add(name, term, kind !== "short");
    if (kind === "short" && name.length > 1) add(term, name, true);
  }
  return Object.assign(table, { questions });
}

/**
 * What was typed, other readings of it, and all of them with a name of the glossary in the place of
 * another one.
 *
 * @param {string} text
 * @param {ReturnType<typeof readAliases>} aliases
 * @param {string[]} [readings]
 * @returns {Query[]}
 */
export function readQuery(text, aliases, readings = []) {
  const words = readWords(text, true);
  if (words.length === 0) return [];
  const typed = { text: text.normalize("NFC").trim(), words, weight: 1 };
  const others = readings.map((said) => ({
    text: said,
    words: readWords(said, false),
    weight: OTHER_READING,
  }));
  const named = [text, ...readings].flatMap((said) => byOtherNames(said, aliases));
  return [typed, ...others, ...named].slice(0, MOST_QUERIES);
}

/**
 * What was typed as a question, said by the name of what it asks for; else with a name of the
 * glossary in the place of another one.
 *
 * @param {string} text
 * @param {ReturnType<typeof readAliases>} aliases
 * @returns {Query[]}
 */
function byOtherNames(text, aliases) {
  /** @type {Query[]} */
  const queries = [];
  const found = tokens(text);
  for (let from = 0; from < found.length; from += 1) {
    for (let to = Math.min(found.length, from + LONGEST_NAME); to > from; to -= 1) {
      const key = found.slice(from, to).map(fold).join(" ");
      for (const { instead, whole } of aliases.get(key) ?? []) {
        if (whole && to - from < found.length) continue;
        const said = [...found.slice(0, from), instead, ...found.slice(to)].join(" ");
        queries.push({ text: said, words: readWords(said, false), weight: OTHER_WORDS });
      }
    }
  }
  return [...askedFor(found.map(fold), aliases), ...queries];
}

/**
 * The names of what a question asks for: all words of the question stand in it, in their order.
 *
 * @param {string[]} typed
 * @param {ReturnType<typeof readAliases>} aliases
 * @returns {Query[]}
 */
function askedFor(typed, aliases) {
  const queries = [];
  for (const { words, instead } of aliases.questions) {
    let at = -1;
    const fits = words.every((one) => (at = typed.indexOf(one, at + 1)) >= 0);
    if (fits) queries.push({ text: instead, words: readWords(instead, false), weight: ASKED });
  }
  return queries;
}
