/**
 * Files to entries of the board, looked at as far as each can be alone.
 *
 * @import { BoardCourse, Entry } from "./types"
 */

import { ReadingWorker } from "./reading-worker.js";
import { WORKER } from "./worker-source.js";
import { isForAside, lookAhead, takeFinding } from "./intake.js";
import { inSlices, isMany, readFiles } from "./reading.js";

/**
 * Many files are looked at in a thread beside the page, while the page reads the next.
 *
 * @param {BoardCourse} course
 * @param {File[]} files
 * @param {(done: number) => void} onProgress
 * @param {string} [script] the thread's script; empty: the page does all itself
 * @returns {Promise<Entry[]>}
 */
export async function broughtIn(course, files, onProgress, script = WORKER) {
  const worker = new ReadingWorker(course.id, isMany(files) ? script : "", (entry, finding) =>
    takeFinding(course, entry, finding),
  );
  const entries = await readFiles(
    files,
    onProgress,
    (entry) => isForAside(entry) && worker.add(entry),
  );
  await worker.end();
  await inSlices(entries, (entry) => lookAhead(course, entry));
  return entries;
}
