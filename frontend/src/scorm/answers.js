/**
 * Answers as a few letters: one field for each thing asked, in its order, fields apart by `|`.
 * Ids hold small letters, digits, `-` and `_` only, so that all other signs are free.
 *
 * @import { Answer, Answers } from "../store/practice-types"
 */

/** @typedef {[string, string][]} Notes */

const SIGNS = /** @type {const} */ ({
  level: "L",
  bin: "B",
  fault: "F",
  rating: "R",
  option: "O",
});
const NAMES = Object.fromEntries(Object.entries(SIGNS).map(([name, sign]) => [sign, name]));

/**
 * [the answers, notes by id]; notes only where there are some.
 *
 * @param {Answers} answers
 * @param {string[]} items
 * @returns {[string, ...Notes[]]}
 */
export function packedAnswers(answers, items) {
  const others = Object.keys(answers).filter((id) => !items.includes(id));
  const fields = items.map((id) => (answers[id] ? field(answers[id]) : ""));
  const more = others.map((id) => `${id}=${field(answers[id])}`);
  const notes = Object.entries(answers).flatMap(([id, { note }]) =>
    note ? [/** @type {[string, string]} */ ([id, note])] : [],
  );
  const text = fields.some(Boolean) || more.length ? [...fields, ...more].join("|") : "";
  return notes.length ? [text, notes] : [text];
}

/**
 * @param {[string, ...Notes[]]} packed
 * @param {string[]} items
 * @returns {Answers}
 */
export function unpackedAnswers([text, notes = []], items) {
  /** @type {Answers} */
  const answers = {};
  for (const [n, part] of text ? text.split("|").entries() : []) {
    const [, id = items[n], rest = ""] = /^(?:([a-z0-9_-]+)=)?(.*)$/.exec(part) ?? [];
    if (id && rest) answers[id] = answer(rest);
  }
  for (const [id, note] of notes) answers[id] = { ...answers[id], note };
  return answers;
}

/**
 * @param {Answers} answers
 * @returns {Answers}
 */
export function withoutNotes(answers) {
  const bare = Object.entries(answers).map(([id, { note: _, ...rest }]) => [id, rest]);
  return Object.fromEntries(bare.filter(([, rest]) => Object.keys(rest).length > 0));
}

/**
 * `Lkha Ee1,e4 !`: signs before values, spaces between.
 *
 * @param {Answer} one
 */
function field(one) {
  const parts = Object.entries(SIGNS).map(([name, sign]) => {
    const value = one[/** @type {keyof typeof SIGNS} */ (name)];
    return value === undefined ? "" : sign + value;
  });
  if (one.place !== undefined) parts.push(`P${one.place}`);
  if (one.evidence) parts.push(`E${one.evidence.join()}`);
  if (one.flag !== undefined) parts.push(one.flag ? "!" : "?");
  return parts.filter(Boolean).join(" ");
}

/**
 * @param {string} text
 * @returns {Answer}
 */
function answer(text) {
  /** @type {Record<string, unknown>} */
  const one = {};
  for (const part of text.split(" ")) {
    const [sign, value] = [part[0], part.slice(1)];
    if (NAMES[sign]) one[NAMES[sign]] = value;
    else if (sign === "P") one.place = Number(value);
    else if (sign === "E") one.evidence = value ? value.split(",") : [];
    else one.flag = sign === "!";
  }
  return one;
}
