/**
 * What a person has done: drafts, attempts handed in, opinions. One key for each record, so that
 * two tabs never write over each other; drafts are merged answer by answer.
 *
 * @import { Answers, Attempt, Store } from "./practice-types"
 */

import { keepLonger } from "./keep-longer.js";
import { whenLeaving } from "./leaving.js";
import { Backing } from "./backing.js";
import { canonical, hex } from "../shared/fingerprint.js";
import {
  isAttempt,
  isDraft,
  isOpinion,
  isPerson,
  isPlanRow,
  isPortfolioLine,
} from "./result-shape.js";
import { lineKey, planKey, removedKey, takeBack, takeRecords } from "./store-merge.js";
import { changedIn, changeTimes, mergeAnswers, newerAnswers } from "./draft-merge.js";
import { attemptFingerprint, byTime, draftKey, numbered } from "./store-records.js";

/** @typedef {{ id: string, version?: unknown }} CourseRef */

/** @type {Store | undefined} */
let ofPage;

/** The store of the course that this page belongs to; the same for all elements of the page. */
export function pageStore() {
  const course = globalThis.taphuan?.course ?? { id: "course" };
  if (!ofPage) {
    ofPage = globalThis.taphuanStore ?? createStore(course);
    whenLeaving(ofPage);
    keepLonger(ofPage);
  }
  return ofPage;
}

/**
 * A store of one course. Nothing in it throws: where the browser's storage is blocked or full, what
 * is saved lives as long as the page, and `status` says so.
 *
 * @param {CourseRef} course
 * @param {Storage | null} [storage]
 * @param {string} [prefix] of its keys
 * @param {(attempt: { exercise: string, unit?: string, handedInAt: string }) => string} [newId]
 * @returns {Store}
 */
export function createStore(
  course,
  storage,
  prefix = `taphuan/v1/${course.id}/`,
  newId = randomId,
) {
  return new LocalStore(course, new Backing(prefix, storage), newId);
}

let last = 0;

/** The time, later than any before: what comes second is also the newer, on the fastest computer. */
const now = () => new Date((last = Math.max(Date.now(), last + 1))).toISOString();
/** Ids of rows stand in the order in which the rows were begun. @param {string} at */
const rowId = (at) => Date.parse(at).toString(16).padStart(11, "0") + randomId().slice(0, 5);

/**
 * A row or line as it is kept: of this moment, under its own id or a new one that sorts by time.
 *
 * @template {{ id?: string }} Kind
 * @param {Kind} line
 * @returns {Kind & { id: string, at: string }}
 */
function stamped(line) {
  const at = now();
  return { ...line, id: line.id ?? rowId(at), at };
}
const randomId = () => hex(crypto.getRandomValues(new Uint8Array(8)));

/** @implements {Store} */
class LocalStore {
  /**
   * @param {CourseRef} course
   * @param {Backing} backing
   * @param {(attempt: { exercise: string, unit?: string, handedInAt: string }) => string} newId
   */
  constructor(course, backing, newId) {
    this.course = course;
    this.backing = backing;
    this.newId = newId;
    /** @type {Map<string, Answers>} drafts as this tab last saw them */
    this.seen = new Map();
  }

  get status() {
    return this.backing.status;
  }

  /** @type {Store["onStatus"]} */
  onStatus(listener) {
    this.backing.listeners.push(listener);
  }

  get unsaved() {
    return this.backing.unsaved;
  }

  /** @type {Store["onChange"]} */
  onChange(listener) {
    this.backing.changed.push(listener);
  }

  /** @type {Store["draft"]} */
  draft(exercise, keyHash) {
    const draft = this.keptDraft(exercise, keyHash) ?? this.broughtAlong(exercise, keyHash);
    // a draft that is gone is forgotten here too: the same answer given again is a new one
    if (draft) this.seen.set(draftKey(exercise, keyHash), draft.answers);
    else this.seen.delete(draftKey(exercise, keyHash));
    return draft;
  }

  /**
   * @param {string} exercise
   * @param {string} keyHash
   */
  keptDraft(exercise, keyHash) {
    const draft = this.backing.get(draftKey(exercise, keyHash));
    return isDraft(draft) ? draft : null;
  }

  /**
   * What was begun before the key had another name: answers do not depend on it, and a draft that
   * no page shows is as good as lost.
   *
   * @param {string} exercise
   * @param {string} keyHash
   */
  broughtAlong(exercise, keyHash) {
    const found = this.records("draft/", isDraft).filter((one) => one.exercise === exercise);
    if (found.length === 0) return null;
    const draft = { ...found.reduce(newerAnswers), keyHash };
    this.backing.set(draftKey(exercise, keyHash), draft);
    for (const one of found) this.backing.remove(draftKey(exercise, one.keyHash));
    return draft;
  }

  /** @type {Store["saveDraft"]} */
  saveDraft(exercise, keyHash, answers) {
    const key = draftKey(exercise, keyHash);
    const base = this.seen.get(key) ?? {};
    const kept = this.keptDraft(exercise, keyHash);
    const merged = mergeAnswers(base, answers, kept?.answers ?? {});
    const savedAt = now();
    const changed = changeTimes(kept, merged, changedIn(base, answers), savedAt);
    const startedAt = kept?.startedAt ?? savedAt;
    const draft = { exercise, keyHash, answers: merged, changed, startedAt, savedAt };
    this.backing.set(key, draft);
    this.seen.set(key, merged);
    return draft;
  }

  /** @type {Store["onDraft"]} */
  onDraft(exercise, keyHash, listener) {
    const key = this.backing.prefix + draftKey(exercise, keyHash);
    globalThis.addEventListener?.("storage", (event) => {
      if (event.key === key) listener(this.draft(exercise, keyHash));
    });
    globalThis.addEventListener?.("pageshow", ({ persisted }) => {
      if (persisted) listener(this.draft(exercise, keyHash));
    });
  }

  /** @type {Store["attempts"]} */
  attempts(exercise) {
    const found = this.records("attempt/", isAttempt);
    return numbered(exercise ? found.filter((a) => a.exercise === exercise) : found);
  }

  /** @type {Store["handIn"]} */
  handIn(meta, answers, summary) {
    const handedInAt = now();
    const startedAt = meta.startedAt ?? this.draft(meta.exercise, meta.keyHash)?.startedAt;
    /** @type {Attempt} */
    const attempt = {
      ...meta,
      id: this.newId({ ...meta, handedInAt }),
      number: 1,
      answers: JSON.parse(canonical(answers)),
      summary,
      startedAt: startedAt ?? handedInAt,
      handedInAt,
      fingerprint: attemptFingerprint({ ...meta, answers }),
    };
    this.backing.set(`attempt/${attempt.id}`, attempt);
    this.removeDraft(meta.exercise, meta.keyHash);
    return this.attempts(meta.exercise).find(({ id }) => id === attempt.id) ?? attempt;
  }

  /** @type {Store["markUnlocked"]} */
  markUnlocked(id, summary) {
    const attempt = this.backing.get(`attempt/${id}`);
    if (!isAttempt(attempt)) return;
    const unlockedAt = attempt.unlockedAt ?? now();
    this.backing.set(`attempt/${id}`, {
      ...attempt,
      unlockedAt,
      summary: summary ?? attempt.summary,
    });
  }

  /** @type {Store["opinions"]} */
  opinions() {
    return this.records("opinion/", isOpinion).sort((a, b) => byTime(a.at, b.at));
  }

  /** @type {Store["saveOpinion"]} */
  saveOpinion({ page, title, kind, text }) {
    const opinion = { id: randomId(), page, title, kind, text, at: now() };
    this.backing.set(`opinion/${opinion.id}`, opinion);
    return opinion;
  }

  /** @type {Store["removeOpinion"]} */
  removeOpinion(id) {
    takeBack(this.backing, id);
  }

  /** @type {Store["plan"]} */
  plan() {
    return this.records("plan/", isPlanRow).sort((a, b) => byTime(a.id, b.id));
  }

  /** @type {Store["saveRow"]} */
  saveRow(row) {
    const saved = stamped(row);
    this.backing.set(planKey(saved.id), saved);
    return saved;
  }

  /** @type {Store["removeRow"]} */
  removeRow(id) {
    takeBack(this.backing, id);
  }

  /** @type {Store["portfolio"]} */
  portfolio() {
    return this.records("portfolio/", isPortfolioLine).sort((a, b) => byTime(a.id, b.id));
  }

  /** @type {Store["saveLine"]} */
  saveLine(line) {
    const saved = stamped(line);
    this.backing.set(lineKey(saved.id), saved);
    return saved;
  }

  /** @type {Store["person"]} */
  person() {
    const person = this.backing.get("person");
    return isPerson(person) ? person : {};
  }

  /** @type {Store["setPerson"]} */
  setPerson({ nickname = "" }) {
    const name = [...nickname.trim()].slice(0, 60).join("");
    if (name) this.backing.set("person", { nickname: name });
    else this.backing.remove("person");
  }

  /** @type {Store["isDone"]} */
  isDone(exercise) {
    const attempts = this.attempts(exercise);
    const units = new Set(attempts.map(({ unit }) => unit).filter(Boolean));
    return attempts.some(({ unit, of }) => !unit || (of && units.size >= of));
  }

  /** @type {Store["toFile"]} */
  toFile(withPortfolio) {
    const plan = this.plan();
    const portfolio = withPortfolio ? this.portfolio() : [];
    const removed = this.backing
      .keys(removedKey(""))
      .map((key) => key.slice(removedKey("").length));
    return {
      format: "taphuan-result",
      version: portfolio.length ? 4 : 3,
      course: { id: this.course.id, version: String(this.course.version ?? "") },
      savedAt: now(),
      person: this.person(),
      attempts: this.attempts(),
      drafts: this.records("draft/", isDraft),
      opinions: this.opinions(),
      ...(plan.length ? { plan } : {}),
      ...(portfolio.length ? { portfolio } : {}),
      ...(removed.length ? { removed } : {}),
    };
  }

  /** @type {Store["take"]} */
  take(records) {
    return takeRecords(this.backing, records);
  }

  /** @type {Store["clear"]} */
  clear() {
    for (const key of this.backing.keys("")) this.backing.remove(key);
    this.seen.clear();
  }

  /**
   * @param {string} exercise
   * @param {string} keyHash
   */
  removeDraft(exercise, keyHash) {
    const key = draftKey(exercise, keyHash);
    this.backing.remove(key);
    this.seen.delete(key);
  }

  /**
   * @template Kind
   * @param {string} beginning
   * @param {(value: unknown) => value is Kind} check
   * @returns {Kind[]}
   */
  records(beginning, check) {
    return this.backing
      .keys(beginning)
      .map((key) => this.backing.get(key))
      .filter(check);
  }
}
