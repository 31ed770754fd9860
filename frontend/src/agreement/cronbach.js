/**
 * Cronbach's components of accuracy (1955): what a rater's distance from the key is made of.
 */

/**
 * @typedef {object} Components
 * @property {number} elevation all ratings higher or lower than the key
 * @property {number} differentialElevation some dossiers higher, some lower
 * @property {number} stereotypeAccuracy some criteria higher, some lower
 * @property {number} differentialAccuracy what neither dossier nor criterion explains
 * @property {number} total mean of the squared gaps; the sum of the four
 */

/**
 * The four components over gaps (given - key) of dossiers (rows) by criteria (columns). Null with
 * fewer than two dossiers, or where a rating is missing: nothing is filled in.
 *
 * @param {(number | null)[][]} gaps
 * @returns {Components | null}
 */
export function cronbach(gaps) {
  const dossiers = gaps.length;
  const criteria = gaps[0]?.length ?? 0;
  const known = gaps.map((row) => row.filter((gap) => gap !== null));
  if (dossiers < 2 || criteria === 0 || known.some((row) => row.length !== criteria)) return null;
  const ofDossier = known.map(mean);
  const ofCriterion = known[0].map((_, column) => mean(known.map((row) => row[column])));
  const level = mean(ofDossier);
  const rest = known.map((row, d) =>
    mean(row.map((gap, c) => (gap - ofDossier[d] - ofCriterion[c] + level) ** 2)),
  );
  return {
    elevation: level ** 2,
    differentialElevation: mean(ofDossier.map((own) => (own - level) ** 2)),
    stereotypeAccuracy: mean(ofCriterion.map((own) => (own - level) ** 2)),
    differentialAccuracy: mean(rest),
    total: mean(known.map((row) => mean(row.map((gap) => gap ** 2)))),
  };
}

/** @param {number[]} values */
function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
