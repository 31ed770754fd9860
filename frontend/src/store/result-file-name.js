/** What a result file is called. */

/**
 * An ASCII name that sorts by day: `taphuan-binh-duong-2019-20190222-0930.json`.
 *
 * @param {string} course
 * @param {Date} [at]
 */
export function fileName(course, at = new Date()) {
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  const day = `${at.getFullYear()}${two(at.getMonth() + 1)}${two(at.getDate())}`;
  return `taphuan-${course}-${day}-${two(at.getHours())}${two(at.getMinutes())}.json`;
}
