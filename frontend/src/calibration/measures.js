/**
 * What people handed in at calibrations, and how each of them changed from one to the next.
 *
 * @import { Attempt, DossierKey } from "../store/practice-types"
 * @import { Standard } from "../shared/types"
 * @import { Change } from "./movement.js"
 */

import { judge } from "../exercise/scoring.js";

/** The kind of exercise that is handed in twice. */
export const CALIBRATION = "calibration";
/** The first two open the keys; the third comes weeks later. */
const FORMS_BEFORE_KEYS = 2;

/** @typedef {{ id: string, kind: string, standard: string, key?: DossierKey }} Form */

/**
 * @typedef {object} Measure
 * @property {string} form the exercise
 * @property {number} exact
 * @property {number} of answers asked for; a gap is not exact
 * @property {number} gapSum levels above the key, over `rated`
 * @property {number} rated
 */

/**
 * First attempts at the calibrations of a standard, in the order of handing in.
 *
 * @param {Standard} standard
 * @param {Record<string, Form>} forms all exercises of the course
 * @param {Attempt[]} attempts of one person
 * @returns {Measure[]}
 */
export function measuresOf(standard, forms, attempts) {
  return attempts
    .filter(({ exercise, number }) => number === 1 && isForm(forms[exercise], standard))
    .sort((a, b) => (a.handedInAt < b.handedInAt ? -1 : 1))
    .map((attempt) => measure(standard, forms[attempt.exercise], attempt));
}

/**
 * @param {Form | undefined} form
 * @param {Standard} standard
 */
function isForm(form, standard) {
  return form?.kind === CALIBRATION && form.standard === standard.id && !!form.key;
}

/**
 * @param {Standard} standard
 * @param {Form} form
 * @param {Attempt} attempt
 * @returns {Measure}
 */
function measure({ levels }, { id, key }, { answers }) {
  const ids = levels.map((level) => level.id);
  const judged = Object.entries(key?.answers.ratings ?? {}).map(([criterion, rating]) =>
    judge(answers[criterion]?.level ?? null, rating, ids),
  );
  const gaps = judged.flatMap(({ gap }) => (gap === null ? [] : [gap]));
  return {
    form: id,
    exact: judged.filter(({ verdict }) => verdict === "match" || verdict === "accepted").length,
    of: judged.length,
    gapSum: gaps.reduce((all, gap) => all + gap, 0),
    rated: gaps.length,
  };
}

/**
 * Changes of those who were measured both times.
 *
 * @param {Measure[][]} people
 * @param {number} from place of the first measure, from 0
 * @returns {Change[]}
 */
export function changesOf(people, from) {
  return people.flatMap((measures) => {
    const [first, later] = measures.slice(from, from + 2);
    if (!first || !later) return [];
    return [
      { order: `${first.form} ${later.form}`, by: later.exact / later.of - first.exact / first.of },
    ];
  });
}

/**
 * Sums at one place, over those who were measured at the next one too.
 *
 * @param {Measure[][]} people
 * @param {number} from
 */
export function beforeAndAfter(people, from) {
  const both = people.filter((measures) => measures.length > from + 1);
  const sums = (/** @type {number} */ at) =>
    both.reduce(
      (all, measures) => ({
        exact: all.exact + measures[at].exact,
        of: all.of + measures[at].of,
        gapSum: all.gapSum + measures[at].gapSum,
        rated: all.rated + measures[at].rated,
      }),
      { exact: 0, of: 0, gapSum: 0, rated: 0 },
    );
  return {
    before: sums(from),
    after: sums(from + 1),
    once: people.filter((m) => m.length === from + 1).length,
  };
}

/**
 * Whether so many forms of a standard were handed in that their keys may be shown.
 *
 * @param {Pick<Attempt, "kind" | "standard" | "exercise">[]} attempts
 * @param {string} standard
 */
export function keysMayOpen(attempts, standard) {
  const done = attempts.filter((one) => one.kind === CALIBRATION && one.standard === standard);
  return new Set(done.map(({ exercise }) => exercise)).size >= FORMS_BEFORE_KEYS;
}
