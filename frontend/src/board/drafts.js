/**
 * What people have begun and not handed in: it is listed apart, and counts when the trainer says so.
 *
 * @import { Attempt, Draft } from "../store/practice-types"
 * @import { Read } from "./joining.js"
 * @import { BegunDossier, BoardCourse, BoardExercise } from "./types"
 */

import { newerAnswers } from "../store/draft-merge.js";
import { attemptFingerprint } from "../store/store-records.js";
import { fingerprint } from "../shared/fingerprint.js";
import { exerciseOf } from "./apart.js";

/**
 * The dossiers that a person has begun and never handed in, each as far as any file has it.
 *
 * @param {BoardCourse} course
 * @param {Read[]} files of one person
 * @param {Attempt[]} attempts of that person
 * @returns {BegunDossier[]}
 */
export function begunDossiers(course, files, attempts) {
  const done = new Set(attempts.map(({ exercise }) => exercise));
  /** @type {Map<string, Draft>} */
  const newest = new Map();
  for (const draft of files.flatMap(({ file }) => file.drafts)) {
    const known = newest.get(draft.exercise);
    newest.set(draft.exercise, known ? newerAnswers(known, draft) : draft);
  }
  return [...newest.values()].flatMap((draft) => {
    const exercise = exerciseOf(course, draft.exercise);
    if (!exercise?.criteria || done.has(exercise.id)) return [];
    const attempt = asAttempt(exercise, exercise.criteria, draft);
    return attempt.summary.answered ? [{ mark: markOf(draft), attempt }] : [];
  });
}

/**
 * Names a draft in the trainer's word; it stays the same while the person goes on with it.
 *
 * @param {Draft} draft
 */
function markOf({ exercise, startedAt }) {
  return `${exercise} ${startedAt}`;
}

/**
 * The draft as if it had been handed in when it was last saved.
 *
 * @param {BoardExercise} exercise
 * @param {string[]} criteria
 * @param {Draft} draft
 * @returns {Attempt}
 */
function asAttempt({ id, kind, standard, structureHash, keyHash }, criteria, draft) {
  const given = criteria.flatMap((one) =>
    draft.answers[one]?.level ? [[one, draft.answers[one]]] : [],
  );
  const record = { exercise: id, keyHash, answers: Object.fromEntries(given) };
  return {
    ...record,
    id: fingerprint(["draft", markOf(draft), record]).slice(0, 16),
    kind,
    standard,
    structureHash,
    number: 1,
    summary: { items: criteria.length, answered: given.length },
    startedAt: draft.startedAt,
    handedInAt: draft.savedAt,
    fingerprint: attemptFingerprint(record),
  };
}
