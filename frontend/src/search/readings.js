/**
 * Other readings of what was typed: words written together, letters that an input method left
 * behind, a question without the small words that only make it a question. Words that stand in the
 * text are left as they are.
 */

import { fold } from "./fold.js";

/** @typedef {Pick<import("./corpus.js").Corpus, "count" | "begins">} Known */

const LONGEST = 40;
const MOST_PARTS = 6;
/** Syllables of Vietnamese have 2 to 7 letters; the few with one are not looked for. */
const SYLLABLE = /^[a-z]{2,7}$/;

/**
 * @param {string} text
 * @param {Known} known
 * @param {string} small words of questions, between bars; a longer one before those it contains
 * @returns {string[]}
 */
export function otherReadings(text, known, small) {
  const typed = text.normalize("NFC").trim();
  const mended = typed
    .split(/\s+/)
    .map((piece) => mend(piece, known))
    .join(" ");
  const readings = mended === typed ? [] : [mended];
  const bare = withoutSmall(mended, small);
  if (bare && bare !== fold(mended).trim()) readings.push(bare);
  return readings;
}

/**
 * One piece between blanks, as it was meant.
 *
 * @param {string} piece
 * @param {Known} known
 */
function mend(piece, known) {
  const folded = fold(piece.toLowerCase());
  if (/^[a-z]+$/.test(folded))
    return known.begins(folded) ? piece : (meant(folded, known) ?? piece);
  // VNI leaves digits inside and behind a word; a number behind a word stays one.
  const letters = folded.replace(/[0-9]/g, "");
  if (!/^[a-z]+[0-9][a-z0-9]*$/.test(folded) || letters.length < 2) return piece;
  const number = /^[a-z]+[0-9]+$/.test(folded) && (letters.length < 3 || !known.count(letters));
  if (number || /[0-9]{2}$/.test(folded)) return split(piece, folded, known);
  return known.count(letters) ? letters : (meant(letters, known) ?? piece);
}

/**
 * Words and a number that were written together.
 *
 * @param {string} piece
 * @param {string} folded
 * @param {Known} known
 */
function split(piece, folded, known) {
  const [, letters = "", digits = ""] = /^([a-z]+)([0-9]+)$/.exec(folded) ?? [];
  const words = known.count(letters) ? null : syllables(letters, known);
  return words ? `${words} ${digits}` : piece;
}

/**
 * @param {string} letters that are no word
 * @param {Known} known
 */
function meant(letters, known) {
  const plain = withoutTelex(letters);
  if (known.count(plain)) return plain;
  return syllables(letters, known) ?? syllables(plain, known);
}

/**
 * Telex doubles letters, adds w, and puts a letter for the tone behind the vowel.
 *
 * @param {string} letters
 */
function withoutTelex(letters) {
  const short = letters
    .replace(/dd/g, "d")
    .replace(/([aeo])\1/g, "$1")
    .replace(/([aou])w/g, "$1")
    .replace(/w/g, "u");
  const vowel = short.search(/[aeiouy]/) + 1;
  return short.slice(0, vowel) + short.slice(vowel).replace(/[sfrxj]/g, "");
}

/**
 * The fewest words of the text that make up the letters; of those the most frequent ones.
 *
 * @param {string} letters
 * @param {Known} known
 */
function syllables(letters, known) {
  if (letters.length > LONGEST) return null;
  /** @type {({ parts: string[], weight: number } | null)[]} */
  const best = [{ parts: [], weight: 0 }];
  for (let end = 1; end <= letters.length; end += 1) {
    best[end] = null;
    for (let from = Math.max(0, end - 7); from < end; from += 1) {
      const before = best[from];
      const part = letters.slice(from, end);
      const times = SYLLABLE.test(part) ? known.count(part) : 0;
      if (!before || times === 0) continue;
      const made = {
        parts: [...before.parts, part],
        weight: before.weight + Math.log(times),
      };
      if (better(made, best[end])) best[end] = made;
    }
  }
  const { parts = [] } = best[letters.length] ?? {};
  return parts.length && parts.length <= MOST_PARTS ? parts.join(" ") : null;
}

/**
 * @param {{ parts: string[], weight: number }} one
 * @param {{ parts: string[], weight: number } | null} other
 */
function better(one, other) {
  if (!other) return true;
  const fewer = other.parts.length - one.parts.length;
  return fewer > 0 || (fewer === 0 && one.weight > other.weight);
}

/**
 * @param {string} text
 * @param {string} small
 */
function withoutSmall(text, small) {
  let rest = ` ${fold(text.toLowerCase()).replace(/ +/g, " ").trim()} `;
  for (const words of small.split("|").filter(Boolean)) {
    rest = rest.split(` ${fold(words)} `).join(" ");
  }
  return rest.trim();
}
