/**
 * Pull of the self-rating: whether the levels that a person gives apart from the key lie toward the
 * level that the file's own person claims. Somebody who rates high everywhere goes that way too, since
 * most claims are high: so criteria with a claim above the key are held against the others.
 *
 * @import { Attempt } from "../store/practice-types"
 */

/** Departures, and dossiers, below which nothing is said. */
const LEAST = 10;
const LEAST_DOSSIERS = 2;
/**
 * Levels compared without a claim above the key, below which leniency cannot be told apart: the two
 * files of a school level that have the fewest have five.
 */
const LEAST_OTHERS = 5;
/** Levels by which criteria with a high claim must be rated higher than the others. */
const BEYOND = 0.3;

/** @typedef {{ gap: number, key: number, claimed: number }} Compared places of levels; gap: given - key */

/**
 * What was compared in first tries of dossiers with a self-rating.
 *
 * @param {Attempt[]} attempts
 * @param {string} standard
 * @param {string[]} levels lowest first
 * @param {Record<string, Record<string, string>>} claims dossier -> criterion -> claimed level
 * @returns {Compared[][]} by dossier
 */
export function comparedWith(attempts, standard, levels, claims) {
  const tries = attempts.filter(
    ({ kind, number, standard: own, exercise, summary }) =>
      kind === "dossier" && number === 1 && own === standard && claims[exercise] && summary.gaps,
  );
  return tries.map(({ exercise, answers, summary: { gaps = {} } }) =>
    Object.entries(gaps).flatMap(([criterion, gap]) => {
      const given = levels.indexOf(answers[criterion]?.level ?? "");
      const claimed = levels.indexOf(claims[exercise][criterion] ?? "");
      return given < 0 || claimed < 0 ? [] : [{ gap, key: given - gap, claimed }];
    }),
  );
}

/**
 * How many departures there are where the claim is another level than the key, and how many of these
 * go toward the claim; null where too little is known or leniency explains it as well.
 *
 * @param {Compared[][]} dossiers
 * @param {number} levels how many
 */
export function pullOf(dossiers, levels) {
  const every = dossiers.flat();
  const apart = every.filter(({ gap, key, claimed }) => gap !== 0 && claimed !== key);
  const toward = apart.filter(({ gap, key, claimed }) => gap > 0 === claimed > key).length;
  if (dossiers.length < LEAST_DOSSIERS || apart.length < LEAST) return null;
  if (lowest(toward, apart.length) <= 0.5) return null;
  // nobody can rate above the highest level, so it would count as severity
  const roomy = every.filter(({ key }) => key < levels - 1);
  const high = roomy.filter(({ key, claimed }) => claimed > key);
  const others = roomy.filter(({ key, claimed }) => claimed <= key);
  if (others.length < LEAST_OTHERS || mean(high) - mean(others) < BEYOND) return null;
  return { n: apart.length, toward };
}

/** @param {Compared[]} list */
const mean = (list) => list.reduce((sum, { gap }) => sum + gap, 0) / Math.max(1, list.length);

/**
 * The lower end of Wilson's interval for a share, 95 %.
 *
 * @param {number} count
 * @param {number} n
 */
function lowest(count, n) {
  const z = 1.96;
  const share = count / n;
  const middle = share + z ** 2 / (2 * n);
  const half = z * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2));
  return (middle - half) / (1 + z ** 2 / n);
}
