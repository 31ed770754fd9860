/** What files that people take with them are called. */

/** How names of files begin: the day that is set up, else the course; `course.js` says it. */
export const fileStem = () => String(globalThis.taphuan?.course.file);

/**
 * An ASCII name that sorts by day; the person and a random part keep the files of a whole class
 * apart on one stick: `taphuan-ben-cat-20270310-lan-anh-20270310-0930-k3f9.json`.
 *
 * @param {string} course
 * @param {Date} [at]
 * @param {string} [person]
 * @param {string} [random]
 */
export function fileName(course, at = new Date(), person = "", random = "") {
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  const day = `${at.getFullYear()}${two(at.getMonth() + 1)}${two(at.getDate())}`;
  const time = `${two(at.getHours())}${two(at.getMinutes())}`;
  const parts = ["taphuan", course, plain(person), day, time, random];
  return `${parts.filter(Boolean).join("-")}.json`;
}

/**
 * A person's name in small ASCII letters.
 *
 * @param {string} name
 */
export function plain(name) {
  const letters = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[\u0110\u0111]/g, "d");
  return letters
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 40)
    .replace(/^-+|-+$/g, "");
}

/** Four small letters and digits. */
export function randomPart() {
  const bytes = crypto.getRandomValues(new Uint8Array(4));
  return Array.from(bytes, (byte) => (byte % 36).toString(36)).join("");
}
