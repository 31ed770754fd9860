/**
 * What has not reached the class yet. The store itself is the outbox: whatever is in it and was
 * never acknowledged is still to be sent, after any restart of page, phone or laptop.
 *
 * @import { Store } from "../store/practice-types"
 * @import { Choice, Outgoing } from "./types"
 */

import { draftKey } from "../store/store-records.js";

/** Letters in one request; the server takes a megabyte. */
const MOST_LETTERS = 400_000;
const MOST_RECORDS = 40;

/**
 * What the class has said about each record: "done", or the reason why it was refused. A draft's
 * entry names the state of it that has arrived.
 *
 * @typedef {Record<string, string>} Answered
 */

/**
 * @param {Store} store
 * @param {Choice[]} choices
 * @param {Answered} answered
 * @param {boolean} withDrafts
 * @returns {Outgoing[]}
 */
export function waiting(store, choices, answered, withDrafts) {
  /** @type {Outgoing[]} */
  const found = choices.map((content) => ({ id: voteId(content), kind: "vote", content }));
  for (const content of store.attempts()) found.push({ id: content.id, kind: "attempt", content });
  for (const content of store.opinions()) found.push({ id: content.id, kind: "opinion", content });
  if (withDrafts) {
    for (const content of store.toFile().drafts) {
      const { exercise, keyHash, savedAt } = content;
      found.push({ id: `${draftKey(exercise, keyHash)}/${savedAt}`, kind: "draft", content });
    }
  }
  return found.filter(({ id }) => !(id in answered));
}

/** @param {Choice} choice */
export function voteId({ vote, round, counter }) {
  return `vote/${vote}/${round}/${counter}`;
}

/**
 * The first of them that fit into one request; votes go first, since a vote closes.
 *
 * @param {Outgoing[]} records
 */
export function nextParcel(records) {
  /** @type {Outgoing[]} */
  const parcel = [];
  let letters = 0;
  for (const record of records) {
    letters += JSON.stringify(record).length;
    if (parcel.length && (letters > MOST_LETTERS || parcel.length >= MOST_RECORDS)) break;
    parcel.push(record);
  }
  return parcel;
}

/**
 * What is known after an answer: only ids that were sent count, whatever the answer names.
 *
 * @param {Answered} answered
 * @param {Outgoing[]} sent
 * @param {any} answer
 * @returns {Answered}
 */
export function heard(answered, sent, answer) {
  const ids = new Set(sent.map(({ id }) => id));
  const next = { ...answered };
  const listed = (/** @type {unknown} */ list) => (Array.isArray(list) ? list : []);
  for (const id of listed(answer?.done)) if (ids.has(id)) next[id] = "done";
  for (const one of listed(answer?.refused)) {
    if (one && ids.has(one.id)) next[one.id] = String(one.why);
  }
  return next;
}
