/**
 * Vietnamese letters without their marks, letter for letter: what is found in a folded text stands
 * at the same place in the text itself.
 */

const SPACE = 0x20;
const LINE_END = 0x0a;
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
const MARKS = /[\u0300-\u036f]/g;

/** The letter d with stroke has no decomposition. */
const STROKE = /\u0111/g;

/** @param {number} code */
function foldedCode(code) {
  const letter = String.fromCharCode(code).toLowerCase();
  const plain = letter.normalize("NFD").replace(MARKS, "").replace(STROKE, "d");
  return /^[\p{L}\p{N}]$/u.test(plain) ? plain.charCodeAt(0) : SPACE;
}

const TABLE_SIZE = 0x2000;
const TABLE = Uint16Array.from({ length: TABLE_SIZE }, (_, code) =>
  code === LINE_END ? LINE_END : foldedCode(code),
);

/** Both ways to write the vowel of an open syllable are one (kĩ and kỹ, quí and quý): an i for the y. */
const OPEN_Y = /(^|[^a-z])([hklmst]|qu)y(?![a-z])/g;

/**
 * Small letters without marks; what is neither letter nor digit becomes a space, an end of line
 * stays. As long as the text, which has to be NFC.
 *
 * @param {string} text
 */
export function fold(text) {
  const codes = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    codes[at] = code < TABLE_SIZE ? TABLE[code] : code < 0x3000 ? SPACE : code;
  }
  const parts = [];
  for (let at = 0; at < codes.length; at += 8192) {
    const part = /** @type {any} */ (codes.subarray(at, at + 8192));
    parts.push(String.fromCharCode.apply(null, part));
  }
  return parts.join("").replace(OPEN_Y, "$1$2i");
}

/**
 * The letters of a syllable and its tone apart, so that both ways to place the tone mark are one.
 *
 * @param {string} word
 */
export function spell(word) {
  const apart = word.toLowerCase().normalize("NFD");
  const tone = (apart.match(TONES) ?? []).join("");
  const letters = apart.replace(TONES, "").normalize("NFC").replace(OPEN_Y, "$1$2i");
  return { letters, tone };
}

const DIGIT = 1;
const LETTER = 2;

/** @param {number} code of a folded letter */
function kind(code) {
  if (code === SPACE || code === LINE_END) return 0;
  return code >= 0x30 && code <= 0x39 ? DIGIT : LETTER;
}

/**
 * Whether a word begins or ends at a place of a folded text; letters and digits are words apart.
 *
 * @param {string} folded
 * @param {number} at
 */
export function isEdge(folded, at) {
  if (at <= 0 || at >= folded.length) return true;
  return kind(folded.charCodeAt(at - 1)) !== kind(folded.charCodeAt(at));
}

/**
 * Where each word of a folded text begins, numbers by their digits without leading zeros.
 *
 * @param {string} folded
 */
export function wordStarts(folded) {
  /** @type {Map<string, number[]>} */
  const words = new Map();
  let from = 0;
  let before = 0;
  for (let at = 0; at <= folded.length; at += 1) {
    const here = at < folded.length ? kind(folded.charCodeAt(at)) : 0;
    if (here === before) continue;
    if (before) {
      const text = folded.slice(from, at);
      const word = before === DIGIT ? plainNumber(text) : text;
      const places = words.get(word);
      if (places) places.push(from);
      else words.set(word, [from]);
    }
    from = at;
    before = here;
  }
  return words;
}

/** @param {string} digits */
export function plainNumber(digits) {
  return digits.replace(/^0+(?=.)/, "");
}
