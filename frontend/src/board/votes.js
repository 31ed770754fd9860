/**
 * Votes of classes as the board keeps them: questions, rounds side by side, numbers without names.
 * A class that is connected gives them by itself; files of several laptops bring theirs together.
 *
 * @import { BoardVote, VoteOf, VoteQuestion } from "./types"
 */

import { isObject } from "../store/result-shape.js";
import { byTime } from "../store/store-records.js";

const MOST_OPTIONS = 12;
const MOST_ROUNDS = 9;
const MOST_VOICES = 99_999;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/;
const ID = /^[a-z0-9]{1,64}$/;
const TEXTS = /** @type {const} */ ([
  ["code", 12],
  ["className", 120],
  ["source", 200],
  ["title", 300],
  ["text", 2000],
]);

/**
 * Whether a value from a file is a vote; nothing of it is trusted.
 *
 * @param {unknown} value
 * @returns {value is BoardVote}
 */
export function isVote(value) {
  if (!isObject(value)) return false;
  const { id, options, rounds, asked, seen } = value;
  return (
    typeof id === "string" &&
    ID.test(id) &&
    TEXTS.every(([name, most]) => isText(value[name], most)) &&
    isListUpTo(options, MOST_OPTIONS, (one) => isText(one, 300)) &&
    isListUpTo(rounds, MOST_ROUNDS, (one) => isRound(one, options.length)) &&
    [asked, seen].every((time) => typeof time === "string" && TIME.test(time))
  );
}

/**
 * @param {unknown} value
 * @param {number} most
 */
function isText(value, most) {
  return typeof value === "string" && value.length <= most;
}

/**
 * @param {unknown} value
 * @param {number} most
 * @param {(item: unknown) => boolean} check
 * @returns {value is unknown[]}
 */
function isListUpTo(value, most, check) {
  return Array.isArray(value) && value.length <= most && value.every(check);
}

/**
 * @param {unknown} value
 * @param {number} options
 */
function isRound(value, options) {
  return (
    isObject(value) &&
    isVoices(value.round) &&
    typeof value.open === "boolean" &&
    [value.phones, value.hands].every(
      (list) => isListUpTo(list, options, isVoices) && list.length === options,
    )
  );
}

/** @param {unknown} value */
function isVoices(value) {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= MOST_VOICES;
}

/**
 * All together: of one vote what was seen last, oldest question first.
 *
 * @param {BoardVote[]} here
 * @param {BoardVote[]} more
 * @returns {BoardVote[]}
 */
export function votesTogether(here, more) {
  const all = new Map(here.map((vote) => [vote.id, vote]));
  for (const vote of more) {
    const known = all.get(vote.id);
    if (!known || (known.seen < vote.seen && !sameButTime(known, vote))) all.set(vote.id, vote);
  }
  return [...all.values()].sort((a, b) => byTime(a.asked, b.asked) || byTime(a.id, b.id));
}

/**
 * @param {BoardVote} a
 * @param {BoardVote} b
 */
function sameButTime(a, b) {
  return JSON.stringify({ ...a, seen: "" }) === JSON.stringify({ ...b, seen: "" });
}

/**
 * What may be shown: rounds that are closed, of votes that have one.
 *
 * @param {BoardVote[]} votes
 * @returns {BoardVote[]}
 */
export function closedVotes(votes) {
  return votes
    .map((vote) => ({ ...vote, rounds: vote.rounds.filter(({ open }) => !open) }))
    .filter(({ rounds }) => rounds.length > 0);
}

/**
 * Questions with what each class chose; where several classes were asked the same, all of them
 * together come first. A class that asks again from the beginning has asked another question.
 *
 * @param {BoardVote[]} votes
 * @returns {VoteQuestion[]}
 */
export function questionsOf(votes) {
  /** @type {Map<string, BoardVote[]>} */
  const found = new Map();
  for (const vote of closedVotes(votes)) {
    const { source, title, options } = vote;
    let at = 0;
    const mark = () => JSON.stringify([source, title, options, at]);
    while (found.get(mark())?.some(({ code }) => code === vote.code)) at += 1;
    found.set(mark(), [...(found.get(mark()) ?? []), vote]);
  }
  return [...found.values()].map((same) => {
    const single = same.map(voiceOf);
    const { title, text, options } = same[0];
    return { title, text, options, of: single.length > 1 ? [allOf(single), ...single] : single };
  });
}

/**
 * @param {BoardVote} vote
 * @returns {VoteOf}
 */
function voiceOf({ code, className, rounds }) {
  return {
    name: [className, code && `(${code})`].filter(Boolean).join(" "),
    rounds: rounds.map(({ round, phones, hands }) => ({
      round,
      counts: phones.map((n, option) => n + hands[option]),
      hands: sum(hands),
    })),
  };
}

/**
 * @param {VoteOf[]} single
 * @returns {VoteOf}
 */
function allOf(single) {
  const numbers = [...new Set(single.flatMap(({ rounds }) => rounds.map(({ round }) => round)))];
  const rounds = numbers
    .sort((a, b) => a - b)
    .map((number) => {
      const own = single.flatMap((one) => one.rounds.filter(({ round }) => round === number));
      return {
        round: number,
        counts: own[0].counts.map((_, option) => sum(own.map(({ counts }) => counts[option]))),
        hands: sum(own.map(({ hands }) => hands)),
      };
    });
  return { name: null, rounds };
}

/** @param {number[]} numbers */
export const sum = (numbers) => numbers.reduce((total, n) => total + n, 0);
