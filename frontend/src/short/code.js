/**
 * Short results: the levels of a person's first tries, short enough for a QR code or a message.
 * Letters that QR codes hold in their narrow alphabet only; a check at the end.
 *
 *   TH1:<course>:<person>:<nickname, hexadecimal>:<try>:<try>:<check>
 *
 * A try holds its exercise, structure and key as beginnings of hashes, its id, its second, and one
 * letter for each criterion of the standard: the level's place, `-` not enough, `+` does not apply,
 * `.` not answered.
 *
 * @import { Answers, Attempt, ResultFile } from "../store/practice-types"
 * @import { Standard } from "../shared/types"
 */

import { fingerprint } from "../shared/fingerprint.js";
import { NOT_ENOUGH } from "../exercise/scoring.js";
import { NOT_APPLICABLE } from "../rating/rating.js";
import { attemptFingerprint } from "../store/store-records.js";

const MARK = "TH1";
/** How many tries one code holds; more are split, so that a phone still shows them large enough. */
export const TRIES = 3;
const TRY =
  /^([0-9A-F]{6})([0-9A-F]{4})([0-9A-F]{4})([0-9A-F]{16})([0-9A-Z]{7})([0-9A-Z.+-]{1,60})$/;

/** @typedef {{ keyHash: string, formerKeyHash?: string, structureHash: string, standard: string }} Version */

/**
 * @typedef {object} Known what a page knows of its course
 * @property {string} course id
 * @property {Record<string, Version>} exercises by id
 * @property {Record<string, Standard>} standards by id
 */

/** @typedef {"notShort" | "mistyped"} ShortRefusal */

/**
 * The codes of a person's first tries of dossiers, oldest first; none without a try.
 *
 * @param {Attempt[]} attempts oldest first
 * @param {string} nickname
 * @param {Known} known
 * @returns {string[]}
 */
export function shortCodes(attempts, nickname, known) {
  const tries = attempts.filter(
    ({ kind, number, standard }) => kind === "dossier" && number === 1 && known.standards[standard],
  );
  if (tries.length === 0) return [];
  const head = [MARK, tag(known.course, 4), tag(tries[0].id, 8), toHex(nickname)];
  const codes = [];
  for (let n = 0; n < tries.length; n += TRIES) {
    const part = tries
      .slice(n, n + TRIES)
      .map((one) => written(one, known.standards[one.standard]));
    const text = [...head, ...part].join(":");
    codes.push(`${text}:${tag(text, 6)}`);
  }
  return codes;
}

/**
 * A code as the result file that it stands for; versions that this page does not have keep hashes
 * that fit nothing, so that the board lists them apart.
 *
 * @param {string} code
 * @param {Known} known
 * @returns {{ file: ResultFile, person: string } | { refusal: ShortRefusal }}
 */
export function readShortCode(code, known) {
  const text = code.replace(/\s/g, "").toUpperCase();
  if (!text.startsWith(`${MARK}:`)) return { refusal: "notShort" };
  const end = text.lastIndexOf(":");
  const [, course, person, nickname, ...tries] = text.slice(0, end).split(":");
  const read = tries.map((one) => attemptOf(one, known));
  if (
    text.slice(end + 1) !== tag(text.slice(0, end), 6) ||
    read.length === 0 ||
    read.includes(null)
  ) {
    return { refusal: "mistyped" };
  }
  const attempts = /** @type {Attempt[]} */ (read);
  const name = fromHex(nickname);
  const file = {
    format: /** @type {const} */ ("taphuan-result"),
    version: /** @type {const} */ (1),
    course: { id: course === tag(known.course, 4) ? known.course : "other", version: "" },
    savedAt: attempts[attempts.length - 1].handedInAt,
    person: name ? { nickname: name } : {},
    attempts,
    drafts: [],
    opinions: [],
  };
  return { file, person };
}

/**
 * @param {unknown} value
 * @param {number} letters
 */
function tag(value, letters) {
  return fingerprint(value).slice(0, letters).toUpperCase();
}

/**
 * @param {Attempt} attempt
 * @param {Standard} standard
 */
function written({ id, exercise, structureHash, keyHash, handedInAt, answers }, standard) {
  const second = Math.floor(Date.parse(handedInAt) / 1000);
  const levels = standard.criteria.map((criterion) => {
    const level = answers[criterion.id]?.level;
    const place = standard.levels.findIndex((one) => one.id === level);
    if (place >= 0) return place.toString(36);
    if (level === NOT_APPLICABLE) return "+";
    return level === NOT_ENOUGH ? "-" : ".";
  });
  const hashes = tag(exercise, 6) + structureHash.slice(0, 4) + keyHash.slice(0, 4) + id;
  return (hashes + second.toString(36).padStart(7, "0") + levels.join("")).toUpperCase();
}

/**
 * @param {string} text
 * @param {Known} known
 * @returns {Attempt | null}
 */
function attemptOf(text, known) {
  const parts = TRY.exec(text);
  if (!parts) return null;
  const [, exerciseTag, structure, key, id, second, letters] = parts.map((part) =>
    part.toLowerCase(),
  );
  const found = Object.entries(known.exercises).find(
    ([one]) => tag(one, 6) === exerciseTag.toUpperCase(),
  );
  const [exercise, version] = found ?? [`unknown-${exerciseTag}`, undefined];
  const standard = known.standards[version?.standard ?? ""];
  const answers =
    standard && letters.length === standard.criteria.length ? answersOf(letters, standard) : {};
  const handedInAt = new Date(parseInt(second, 36) * 1000).toISOString();
  const attempt = {
    exercise,
    kind: "dossier",
    standard: version?.standard ?? "unknown",
    structureHash: whole(structure, [version?.structureHash]),
    keyHash: whole(key, [version?.keyHash, version?.formerKeyHash]),
    answers,
  };
  const items = letters.length;
  return {
    ...attempt,
    id,
    number: 1,
    summary: { items, answered: Object.keys(answers).length },
    startedAt: handedInAt,
    handedInAt,
    fingerprint: attemptFingerprint(attempt),
  };
}

/**
 * The hash of this page where the beginning fits, else one that fits nothing.
 *
 * @param {string} beginning
 * @param {(string | undefined)[]} hashes
 */
function whole(beginning, hashes) {
  return hashes.find((hash) => hash?.startsWith(beginning)) ?? beginning.padEnd(16, "0");
}

/**
 * @param {string} letters
 * @param {Standard} standard
 * @returns {Answers}
 */
function answersOf(letters, standard) {
  const given = standard.criteria.flatMap(({ id }, n) => {
    const other = letters[n] === "-" ? NOT_ENOUGH : letters[n] === "+" ? NOT_APPLICABLE : null;
    const level = other ?? standard.levels[parseInt(letters[n], 36)]?.id;
    return level ? [[id, { level }]] : [];
  });
  return Object.fromEntries(given);
}

/** @param {string} text */
function toHex(text) {
  const bytes = new TextEncoder().encode(text);
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0"))
    .join("")
    .toUpperCase();
}

/** @param {string} hex */
function fromHex(hex) {
  const bytes = (hex.match(/[0-9A-F]{2}/g) ?? []).map((pair) => parseInt(pair, 16));
  return [...new TextDecoder().decode(new Uint8Array(bytes))].slice(0, 60).join("");
}
