/** Agreement beyond chance, from a table of shares (rows: one side, columns: the other; sum 1). */

/**
 * @param {number[][]} tally
 * @param {number} n
 */
export function shareTable(tally, n) {
  return tally.map((row) => row.map((times) => times / n));
}

/**
 * What each side gives on the whole.
 *
 * @param {number[][]} table
 */
export function margins(table) {
  const rows = table.map((row) => row.reduce((sum, share) => sum + share, 0));
  const columns = table.map((_, level) => table.reduce((sum, row) => sum + row[level], 0));
  return { rows: rows.map(whole), columns: columns.map(whole) };
}

/**
 * A sum of shares that is 1 but for the machine's rounding.
 *
 * @param {number} share
 */
function whole(share) {
  return Math.abs(share - 1) < 1e-12 ? 1 : share;
}

/**
 * Weights of disagreement (a-b)²/(K-1)².
 *
 * @param {number} levels
 */
export function quadratic(levels) {
  const span = (levels - 1) ** 2;
  return weights(levels, (a, b) => (a - b) ** 2 / span);
}

/**
 * @param {number} levels
 * @param {(a: number, b: number) => number} weight
 */
function weights(levels, weight) {
  return Array.from({ length: levels }, (_row, a) =>
    Array.from({ length: levels }, (_cell, b) => weight(a, b)),
  );
}

/**
 * @param {number} levels
 */
const identity = (levels) => weights(levels, (a, b) => (a === b ? 0 : 1));

/**
 * Cohen's kappa as 1 - observed / expected disagreement; with weights the weighted kappa.
 * Not to be asked where both sides are constant on one level: 0/0.
 *
 * @param {number[][]} table
 * @param {number[][]} [w]
 */
export function kappaOf(table, w = identity(table.length)) {
  const { rows, columns } = margins(table);
  const observed = weightedSum(table, w);
  const expected = weightedSum(
    rows.map((row) => columns.map((column) => row * column)),
    w,
  );
  return 1 - observed / expected;
}

/**
 * Gwet's AC1; with weights AC2.
 *
 * @param {number[][]} table
 * @param {number[][]} [w]
 */
export function chanceFree(table, w = identity(table.length)) {
  const levels = table.length;
  const { rows, columns } = margins(table);
  const agreed = 1 - weightedSum(table, w);
  const spread = rows
    .map((row, level) => (row + columns[level]) / 2)
    .reduce((sum, share) => sum + share * (1 - share), 0);
  const total = w.flat().reduce((sum, weight) => sum + 1 - weight, 0);
  const expected = (total / (levels * (levels - 1))) * spread;
  return (agreed - expected) / (1 - expected);
}

/**
 * @param {number[][]} table
 * @param {number[][]} w
 */
function weightedSum(table, w) {
  return table.reduce(
    (sum, row, a) => row.reduce((inner, share, b) => inner + share * w[a][b], sum),
    0,
  );
}
