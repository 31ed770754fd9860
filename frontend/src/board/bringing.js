/**
 * Files to entries of the board, looked at as far as each can be alone.
 *
 * @import { BoardCourse, Entry } from "./types"
 */

import { Aside } from "./aside.js";
import { CHECKER } from "./checker-source.js";
import { isForAside, lookAhead, takeVerdict } from "./intake.js";
import { inSlices, isMany, readFiles } from "./reading.js";

/**
 * Many files are looked at in a thread beside the page, while the page reads the next.
 *
 * @param {BoardCourse} course
 * @param {File[]} files
 * @param {(done: number) => void} onProgress
 * @param {string} [checker] the thread's script; empty: the page does all itself
 * @returns {Promise<Entry[]>}
 */
export async function broughtIn(course, files, onProgress, checker = CHECKER) {
  const aside = new Aside(course.id, isMany(files) ? checker : "", takeVerdict);
  const entries = await readFiles(
    files,
    onProgress,
    (entry) => isForAside(entry) && aside.add(entry),
  );
  await aside.end();
  await inSlices(entries, (entry) => lookAhead(course, entry));
  return entries;
}
