/**
 * What in a text may tell who or where it is about: names of people, schools and places, telephone
 * and identity numbers, addresses. It knows some ways of writing, not all; each finding comes with
 * what could stand in its place. Plain values; the words of a language come from its strings.
 */

/** @typedef {"name" | "school" | "place" | "phone" | "number" | "mail"} Kind */
/** @typedef {{ kind: Kind, start: number, end: number, text: string, instead: string }} Finding */

/**
 * @typedef {object} Words each a set of small letters
 * @property {Set<string>} families with and without marks
 * @property {Set<string>} middles words that stand inside of names only, after the family's
 * @property {Set<string>} titles after which a name comes
 * @property {Set<string>} schools words of one or more parts after which a school's name comes
 * @property {Set<string>} places the same for villages, communes, provinces
 * @property {Set<string>} everybody names that tell nothing
 * @property {Record<"phone" | "number" | "mail", string>} instead
 */

/** @typedef {{ text: string, start: number, end: number }} Word */

const WORD = /[\p{L}\p{M}\p{N}]+(?:['\u2019\u02bc][\p{L}\p{M}]+)*/gu;
const MAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
/** Nine digits or more, as people write numbers: with points, spaces or strokes between. */
const DIGITS = /\+?\d(?:[ .-]?\d){8,13}/g;
const THOUSANDS = /^\d{1,3}(?:[. ]\d{3})+$/;
const LONGEST_NAME = 5;
const ROUNDS = 3;

/**
 * Everything found in a text, in its order; no two overlap.
 *
 * @param {string} text
 * @param {Words} words
 * @returns {Finding[]}
 */
export function findings(text, words) {
  const found = [...mails(text, words), ...numbers(text, words), ...names(text, words)];
  /** @type {Finding[]} */
  const apart = [];
  for (const one of found.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (one.start >= (apart[apart.length - 1]?.end ?? 0)) apart.push(one);
  }
  return apart;
}

/**
 * The text with one finding, or all that is found until nothing is left, replaced.
 *
 * @param {string} text
 * @param {Finding} one
 */
export function replaced(text, { start, end, instead }) {
  const rest = text.slice(end);
  const ends = instead.endsWith(".") && rest.startsWith(".");
  return text.slice(0, start) + instead + (ends ? rest.slice(1) : rest);
}

/**
 * @param {string} text
 * @param {Words} words
 */
export function masked(text, words) {
  let left = text;
  // what is put in its place is no finding: a second round is for what stood over two of them
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const one of findings(left, words).reverse()) left = replaced(left, one);
  }
  return left;
}

/**
 * @param {string} text
 * @param {Words} words
 * @returns {Finding[]}
 */
function mails(text, { instead }) {
  return [...text.matchAll(MAIL)].map((match) => finding("mail", match, instead.mail));
}

/**
 * @param {string} text
 * @param {Words} words
 * @returns {Finding[]}
 */
function numbers(text, { instead }) {
  return [...text.matchAll(DIGITS)].flatMap((match) => {
    const { length } = match[0].replace(/\D/g, "");
    if (/^(?:0|\+?84)/.test(match[0]) && length <= 11) {
      return [finding("phone", match, instead.phone)];
    }
    const isMoney = THOUSANDS.test(match[0]);
    return isMoney ? [] : [finding("number", match, instead.number)];
  });
}

/**
 * @param {Kind} kind
 * @param {RegExpMatchArray} match
 * @param {string} instead
 * @returns {Finding}
 */
function finding(kind, match, instead) {
  const start = match.index ?? 0;
  return { kind, start, end: start + match[0].length, text: match[0], instead };
}

/**
 * @param {string} text
 * @param {Words} words
 * @returns {Finding[]}
 */
function names(text, words) {
  const all = [...text.matchAll(WORD)].map((match) => {
    const start = match.index ?? 0;
    return { text: match[0], start, end: start + match[0].length };
  });
  /** @type {Finding[]} */
  const found = [];
  for (let n = 0; n < all.length; n += 1) {
    const [kind, from] = beginning(all, n, words, text);
    const run = kind === "typed" ? all.slice(n, n + 3) : kind ? capitals(text, all, from) : [];
    if (!kind || !tells(run, words)) continue;
    const [first, last] = [run[0], run[run.length - 1]];
    const part = text.slice(first.start, last.end);
    const what = kind === "typed" ? "name" : kind;
    found.push({
      kind: what,
      start: first.start,
      end: last.end,
      text: part,
      instead: initials(run),
    });
    n = all.indexOf(last);
  }
  return found;
}

/**
 * What a name begins with at a word, and where: after what a school or a place is called, after a
 * title, or with a family's name; `typed` in small letters, as on a phone.
 *
 * @param {Word[]} all
 * @param {number} n
 * @param {Words} words
 * @param {string} text
 * @returns {[Kind | "typed" | null, number]}
 */
function beginning(all, n, words, text) {
  const school = after(all, n, words.schools, text);
  if (school > n) return ["school", school];
  const place = after(all, n, words.places, text);
  if (place > n) return ["place", place];
  const word = all[n];
  const isStart = n === 0 || /[.!?:;\n]/.test(text.slice(all[n - 1].end, word.start));
  const title = isStart || !isCapital(word.text) ? after(all, n, words.titles, text) : n;
  if (title > n) return ["name", title];
  const isMiddle = words.middles.has(all[n + 1]?.text.toLowerCase() ?? "");
  const isFamily = words.families.has(word.text.toLowerCase());
  const run = capitals(text, all, n);
  if (run.length > 1 && (isFamily || (isMiddle && run.length > 2))) return ["name", n];
  const three = [0, 1].every((i) => touches(text, all[n + i] ?? word, all[n + i + 1]));
  return [isFamily && isMiddle && three ? "typed" : null, n];
}

/**
 * The first word that no longer belongs to what something is called; `n` where nothing is called so.
 *
 * @param {Word[]} all
 * @param {number} n
 * @param {Set<string>} called
 * @param {string} text
 */
function after(all, n, called, text) {
  let at = n;
  for (let longest = 3; longest > 0; longest -= 1) {
    const some = all.slice(at, at + longest);
    const joined = some.map((word) => word.text.toLowerCase()).join(" ");
    const near = some.every((word, i) => i === 0 || touches(text, some[i - 1], word));
    if (some.length === longest && near && called.has(joined)) {
      at += longest;
      if (!touches(text, some[longest - 1], all[at])) return n;
      longest = 4; // the loop takes one off: what it is called may have several words
    }
  }
  return at;
}

/**
 * Words with a capital that follow each other with a space only.
 *
 * @param {string} text
 * @param {Word[]} all
 * @param {number} from
 */
function capitals(text, all, from) {
  let to = from;
  const belongs = (/** @type {string} */ word) =>
    isCapital(word) || (to > from && /^\d+$/.test(word));
  while (to < all.length && to - from < LONGEST_NAME && belongs(all[to].text)) {
    to += 1;
    if (!touches(text, all[to - 1], all[to])) break;
  }
  return all.slice(from, to);
}

/**
 * Whether a run of words tells who or what is meant: initials, and names with an initial at their
 * end, have been masked already.
 *
 * @param {Word[]} run
 * @param {Words} words
 */
function tells(run, { everybody }) {
  const last = run[run.length - 1];
  if (!last || /^\p{L}$/u.test(last.text)) return false;
  return !everybody.has(run.map((word) => word.text.toLowerCase()).join(" "));
}

/** @param {Word[]} run */
const initials = (run) => run.map(({ text }) => `${[...text][0].toUpperCase()}.`).join("");

/** @param {string} word */
function isCapital(word) {
  const [first] = word;
  return first !== first.toLowerCase();
}

/**
 * @param {string} text
 * @param {Word} one
 * @param {Word | undefined} next
 */
function touches(text, one, next) {
  return next !== undefined && /^[ \u00a0]+$/.test(text.slice(one.end, next.start));
}
