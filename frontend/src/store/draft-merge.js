/**
 * Drafts that were changed in two places become one: between tabs by what each has changed, between
 * a file and the store by the time of each answer. What was taken back stays away.
 *
 * @import { Answer, Answers, Draft } from "./practice-types"
 */

import { canonical } from "../shared/fingerprint.js";

/**
 * What this tab changed since `base`, over what another tab has saved meanwhile.
 *
 * @param {Answers} base
 * @param {Answers} mine
 * @param {Answers} theirs
 * @returns {Answers}
 */
export function mergeAnswers(base, mine, theirs) {
  const merged = { ...theirs };
  for (const id of changedIn(base, mine)) {
    if (mine[id]) merged[id] = mergeAnswer(base[id] ?? {}, mine[id], theirs[id] ?? {});
    else delete merged[id];
  }
  return merged;
}

/**
 * Which answers are others than before.
 *
 * @param {Answers} before
 * @param {Answers} now
 */
export function changedIn(before, now) {
  return [...new Set([...Object.keys(before), ...Object.keys(now)])].filter(
    (id) => canonical(now[id]) !== canonical(before[id]),
  );
}

/**
 * The same inside one answer: its fields, and each piece of evidence.
 *
 * @param {Answer} base
 * @param {Answer} mine
 * @param {Answer} theirs
 * @returns {Answer}
 */
function mergeAnswer(base, mine, theirs) {
  /** @type {Record<string, unknown>} */
  const merged = { ...theirs };
  for (const field of /** @type {(keyof Answer)[]} */ (Object.keys({ ...base, ...mine }))) {
    if (canonical(mine[field]) === canonical(base[field])) continue;
    if (mine[field] === undefined) delete merged[field];
    else merged[field] = mine[field];
  }
  const evidence = mergeLists(base.evidence ?? [], mine.evidence ?? [], theirs.evidence ?? []);
  delete merged.evidence;
  return { ...merged, ...(evidence.length ? { evidence } : {}) };
}

/**
 * @param {string[]} base
 * @param {string[]} mine
 * @param {string[]} theirs
 */
function mergeLists(base, mine, theirs) {
  const kept = mine.filter((one) => theirs.includes(one) || !base.includes(one));
  const added = theirs.filter((one) => !mine.includes(one) && !base.includes(one));
  return [...kept, ...added];
}

/**
 * When each answer was changed, after `before` became `answers` at a time. What a page that had
 * missed the news took back was taken back now, even where nothing of it was kept any more.
 *
 * @param {Draft | null} before
 * @param {Answers} answers
 * @param {string[]} here what the page itself has changed
 * @param {string} at
 */
export function changeTimes(before, answers, here, at) {
  const times = { ...before?.changed };
  for (const id of [...changedIn(before?.answers ?? {}, answers), ...here]) times[id] = at;
  return times;
}

/**
 * Two drafts of one exercise as one: of each answer what was done last, taking it back too. Where
 * the times are the same, or were not written down yet, `here` stays.
 *
 * @param {Draft} here
 * @param {Draft} other
 * @returns {Draft}
 */
export function newerAnswers(here, other) {
  const ids = Object.keys({ ...here.answers, ...here.changed, ...other.answers, ...other.changed });
  /** @type {Answers} */
  const answers = {};
  /** @type {Record<string, string>} */
  const changed = {};
  for (const id of ids) {
    const from = changeTime(other, id) > changeTime(here, id) ? other : here;
    if (from.answers[id]) answers[id] = from.answers[id];
    if (from.changed?.[id]) changed[id] = from.changed[id];
  }
  const startedAt = here.startedAt < other.startedAt ? here.startedAt : other.startedAt;
  const savedAt = here.savedAt > other.savedAt ? here.savedAt : other.savedAt;
  return { ...here, answers, changed, startedAt, savedAt };
}

/**
 * @param {Draft} draft
 * @param {string} id
 */
function changeTime({ answers, changed, startedAt }, id) {
  return changed?.[id] ?? (answers[id] ? startedAt : "");
}
