/**
 * Takes a result file into the store: nothing that is here is lost or changed.
 *
 * @import {
 *   Attempt, Draft, MergeReport, Opinion, ResultFile, Store
 * } from "./practice-types"
 */

import { canonical } from "../shared/fingerprint.js";
import { isAttempt, isDraft, isOpinion } from "./result-shape.js";
import { draftKey } from "./store-records.js";

/**
 * Adds what the file has and the store has not; says how much that was.
 *
 * @param {Store} store
 * @param {ResultFile} file
 * @returns {MergeReport}
 */
export function mergeFile(store, file) {
  const report = { attempts: 0, drafts: 0, opinions: 0, nickname: false, known: 0 };
  for (const attempt of file.attempts) take(store, "attempts", attempt, report);
  for (const opinion of file.opinions) take(store, "opinions", opinion, report);
  for (const draft of file.drafts) takeDraft(store, draft, report);
  if (file.person.nickname && !store.person().nickname) {
    store.setPerson(file.person);
    report.nickname = true;
  }
  return report;
}

/**
 * Keeps a record that is not here yet; of an attempt that is, only the news that it was unlocked.
 *
 * @param {Store} store
 * @param {"attempts" | "opinions"} kind
 * @param {Attempt | Opinion} record
 * @param {MergeReport} report
 */
function take({ backing }, kind, record, report) {
  const key = `${kind === "attempts" ? "attempt" : "opinion"}/${record.id}`;
  const here = backing.get(key);
  if (!isAttempt(here) && !isOpinion(here)) {
    backing.set(key, record);
    report[kind] += 1;
    return;
  }
  report.known += 1;
  if (isAttempt(here) && isAttempt(record) && record.unlockedAt && !here.unlockedAt) {
    const { unlockedAt, summary } = record;
    backing.set(key, { ...here, unlockedAt, summary });
  }
}

/**
 * Keeps what a draft has beyond the one that is here, unless its exercise was handed in since.
 *
 * @param {Store} store
 * @param {Draft} draft
 * @param {MergeReport} report
 */
function takeDraft(store, draft, report) {
  const { exercise, keyHash, answers, savedAt } = draft;
  const here = store.backing.get(draftKey(exercise, keyHash));
  const finished = store.attempts(exercise).some((attempt) => attempt.handedInAt >= savedAt);
  const merged = isDraft(here) ? { ...answers, ...here.answers } : answers;
  if (finished || (isDraft(here) && canonical(merged) === canonical(here.answers))) {
    report.known += 1;
    return;
  }
  store.backing.set(draftKey(exercise, keyHash), { ...draft, answers: merged });
  report.drafts += 1;
}
