/** Student's t that leaves 2.5 % on each side, after Hill (1970, Algorithm 396). */

const BOTH_SIDES = 0.05;
/** The same for the normal curve. */
const NORMAL = -1.959963984540054;

/**
 * Right to two places at 2 degrees of freedom, to four from 3 on; no share is shown so finely.
 *
 * @param {number} n degrees of freedom, not always whole
 */
export function tValue(n) {
  const a = 1 / (n - 0.5);
  const b = (48 / a) * (1 / a);
  const c = (((20700 * a) / b - 98) * a - 16) * a + 96.36;
  const d = ((94.5 / (b + c) - 3) / b + 1) * Math.sqrt((a * Math.PI) / 2) * n;
  const y = (d * BOTH_SIDES) ** (2 / n);
  return Math.sqrt(n * (y > 0.05 + a ? fromNormal(n, a, b, c, d) : fromTail(n, y, d)));
}

/**
 * @param {number} n
 * @param {number} a
 * @param {number} b
 * @param {number} c0
 * @param {number} d
 */
function fromNormal(n, a, b, c0, d) {
  const x = NORMAL;
  const y = x * x;
  const c1 = n < 5 ? c0 + 0.3 * (n - 4.5) * (x + 0.6) : c0;
  const c = (((0.05 * d * x - 5) * x - 7) * x - 2) * x + b + c1;
  const z = (((((0.4 * y + 6.3) * y + 36) * y + 94.5) / c - y - 3) / b + 1) * x;
  return Math.expm1(a * z * z);
}

/**
 * @param {number} n
 * @param {number} y
 * @param {number} d
 */
function fromTail(n, y, d) {
  const far = ((n + 6) / (n * y) - 0.089 * d - 0.822) * (n + 2) * 3;
  return ((1 / far + 0.5 / (n + 4)) * y - 1) * ((n + 1) / (n + 2)) + 1 / y;
}
