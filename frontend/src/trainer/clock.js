/** Times of day as people write them. */

/**
 * Minutes after midnight as `7:30`.
 *
 * @param {number} minutes
 */
export function clock(minutes) {
  const day = ((minutes % 1440) + 1440) % 1440;
  return `${Math.floor(day / 60)}:${String(day % 60).padStart(2, "0")}`;
}

/**
 * Minutes after midnight of what an input of type time holds; null while it is not complete.
 *
 * @param {string} value
 */
export function minutesOf(value) {
  const found = /^(\d{1,2}):(\d{2})/.exec(value);
  return found ? Number(found[1]) * 60 + Number(found[2]) : null;
}
