/**
 * Names of people in Vietnamese order: by given name, then middle names, then family name; one
 * person whatever the place of the tone mark. `generator/course/names.py` does the same, and
 * `tests/cases/names` holds both to the same answers.
 */

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
const APOSTROPHES = /[\u2018\u2019\u02bc\u02b9\u0060\u00b4]/g;

/** Level, huyền, hỏi, ngã, sắc, nặng. */
const ORDER = "\u0300\u0309\u0303\u0301\u0323";

const alphabet = new Intl.Collator("vi");

/**
 * A name with single spaces, composed letters and one form of the apostrophe.
 *
 * @param {string} text
 */
export function plainName(text) {
  return text.replace(APOSTROPHES, "'").normalize("NFC").split(/\s+/).filter(Boolean).join(" ");
}

/**
 * The small letters of a word and its tones apart.
 *
 * @param {string} word
 */
function spell(word) {
  const apart = word.toLowerCase().normalize("NFD");
  const tones = (apart.match(TONES) ?? []).map((sign) => ORDER.indexOf(sign) + 1);
  return { letters: apart.replace(TONES, "").normalize("NFC"), tones };
}

/**
 * A text that two spellings of one name share: capitals and places of tones do not count.
 *
 * @param {string} text
 */
export function sameName(text) {
  const words = plainName(text).split(" ").filter(Boolean).map(spell);
  return words.map(({ letters, tones }) => letters + tones.join("")).join(" ");
}

/**
 * Given name, middle names, family name; a name of one word is a given name.
 *
 * @param {string} name
 */
function partsOf(name) {
  const words = plainName(name).split(" ");
  const given = words.pop() ?? "";
  const family = words.shift() ?? "";
  return [given, words.join(" "), family];
}

/**
 * Which of two names comes first in a list of people.
 *
 * @param {string} a
 * @param {string} b
 */
export function compareNames(a, b) {
  const [first, second] = [partsOf(a), partsOf(b)];
  for (const [n, part] of first.entries()) {
    const order = compareParts(part, second[n]);
    if (order) return order;
  }
  return a < b ? -1 : Number(a > b);
}

/**
 * @param {string} a
 * @param {string} b
 */
function compareParts(a, b) {
  const [first, second] = [a, b].map((part) => part.split(" ").filter(Boolean).map(spell));
  const letters = [first, second].map((words) => words.map((word) => word.letters).join(" "));
  return alphabet.compare(letters[0], letters[1]) || compareTones(first, second);
}

/**
 * @param {{ tones: number[] }[]} first
 * @param {{ tones: number[] }[]} second
 */
function compareTones(first, second) {
  const [a, b] = [first, second].map((words) =>
    words.map(({ tones }) => tones.join("") || "0").join(" "),
  );
  return a < b ? -1 : Number(a > b);
}
