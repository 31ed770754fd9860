/**
 * Takes records in from elsewhere: nothing that is here and newer is lost or changed, and nothing
 * that a person took back comes again.
 *
 * @import { Backing } from "./backing.js"
 * @import {
 *   Attempt, Draft, MergeReport, Opinion, PlanRow, PortfolioLine, Records, ResultFile, Store
 * } from "./practice-types"
 */

import { newerAnswers } from "./draft-merge.js";
import { canonical } from "../shared/fingerprint.js";
import { isAttempt, isDraft, isOpinion, isPlanRow, isPortfolioLine } from "./result-shape.js";
import { draftKey } from "./store-records.js";

/**
 * Adds what the file has and the store has not; says how much that was.
 *
 * @param {Store} store
 * @param {ResultFile} file
 * @returns {MergeReport}
 */
export function mergeFile(store, file) {
  const report = store.take(file);
  if (file.person.nickname && !store.person().nickname) {
    store.setPerson(file.person);
    report.nickname = true;
  }
  return report;
}

/** @param {string} id of an opinion, of a row of the plan or of a line that was taken back */
export const removedKey = (id) => `removed/${id}`;
/** @param {string} id of a row of the plan */
export const planKey = (id) => `plan/${id}`;
/** @param {string} id of a line of the portfolio */
export const lineKey = (id) => `portfolio/${id}`;

/**
 * @param {Backing} backing
 * @param {Records} records
 * @returns {MergeReport}
 */
export function takeRecords(backing, records) {
  const { attempts, drafts, opinions, plan = [], portfolio = [], removed = [] } = records;
  const none = { attempts: 0, drafts: 0, opinions: 0, plan: 0, portfolio: 0 };
  const report = { ...none, nickname: false, known: 0 };
  for (const id of removed) takeBack(backing, id);
  for (const attempt of attempts) take(backing, "attempts", attempt, report);
  for (const opinion of opinions) take(backing, "opinions", opinion, report);
  for (const draft of drafts) takeDraft(backing, draft, report);
  for (const row of plan) takeRow(backing, "plan", row, report);
  for (const line of portfolio) takeRow(backing, "portfolio", line, report);
  return report;
}

/**
 * @param {Backing} backing
 * @param {string} id of an opinion, of a row of the plan or of a line of the portfolio
 */
export function takeBack(backing, id) {
  backing.set(removedKey(id), 1);
  backing.remove(`opinion/${id}`);
  backing.remove(planKey(id));
  backing.remove(lineKey(id));
}

/** Of each kind that is written line by line: where it lies, and what a sound one is. */
const LINES = {
  plan: { keyOf: planKey, isSound: isPlanRow },
  portfolio: { keyOf: lineKey, isSound: isPortfolioLine },
};

/**
 * Keeps a row of the plan, or a line of the portfolio, that is not here yet or was changed later than
 * the one that is.
 *
 * @param {Backing} backing
 * @param {"plan" | "portfolio"} kind
 * @param {PlanRow | PortfolioLine} row
 * @param {MergeReport} report
 */
function takeRow(backing, kind, row, report) {
  const { keyOf, isSound } = LINES[kind];
  const key = keyOf(row.id);
  const here = backing.get(key);
  if (backing.get(removedKey(row.id)) || (isSound(here) && here.at >= row.at)) {
    report.known += 1;
    return;
  }
  backing.set(key, row);
  report[kind] += 1;
}

/**
 * Keeps a record that is not here yet; of an attempt that is, only the news that it was unlocked.
 *
 * @param {Backing} backing
 * @param {"attempts" | "opinions"} kind
 * @param {Attempt | Opinion} record
 * @param {MergeReport} report
 */
function take(backing, kind, record, report) {
  const key = `${kind === "attempts" ? "attempt" : "opinion"}/${record.id}`;
  const here = backing.get(key);
  const isKnown = isAttempt(here) || isOpinion(here);
  if (!isKnown && !backing.get(removedKey(record.id))) {
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
 * Keeps what is newer in a draft than in the one that is here, unless it was handed in since.
 *
 * @param {Backing} backing
 * @param {Draft} draft
 * @param {MergeReport} report
 */
function takeDraft(backing, draft, report) {
  const { exercise, keyHash, savedAt } = draft;
  const kept = backing.get(draftKey(exercise, keyHash));
  const here = isDraft(kept) ? kept : null;
  const merged = here ? newerAnswers(here, draft) : draft;
  const same = here && canonical(merged.answers) === canonical(here.answers);
  const over = handedInSince(backing, exercise, savedAt);
  // a draft with the same answers may still hold which ones were taken back, and when
  if (!over) backing.set(draftKey(exercise, keyHash), merged);
  report[same || over ? "known" : "drafts"] += 1;
}

/**
 * @param {Backing} backing
 * @param {string} exercise
 * @param {string} time
 */
function handedInSince(backing, exercise, time) {
  return backing
    .keys("attempt/")
    .map((key) => backing.get(key))
    .some((one) => isAttempt(one) && one.exercise === exercise && one.handedInAt >= time);
}
