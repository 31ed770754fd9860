/**
 * The course of this page, as the trainer's data and the data of all pages give it.
 *
 * @import { BoardCourse } from "./types"
 */

import { Memory } from "./memory.js";

/**
 * Puts the trainer's strings beside those of all pages; throws without the trainer's data.
 *
 * @returns {BoardCourse}
 */
export function pageCourse() {
  const { taphuan, taphuanBoard } = globalThis;
  if (!taphuan || !taphuanBoard) throw new Error("no board data");
  Object.assign(taphuan.strings, taphuanBoard.strings);
  return { ...taphuanBoard, standards: taphuan.standards, memory: new Memory() };
}

/**
 * The track of a school level; undefined where none is named, or the course has none of it.
 *
 * @param {BoardCourse} course
 * @param {string | null} schoolLevel
 */
export function trackOf({ tracks }, schoolLevel) {
  return schoolLevel ? tracks.find((one) => one.schoolLevel === schoolLevel) : undefined;
}

/**
 * The dossiers of a standard, or all.
 *
 * @param {BoardCourse} course
 * @param {string} [standard]
 */
export function dossiersOf(course, standard) {
  return Object.values(course.exercises).filter(
    (one) => one.kind === "dossier" && (!standard || one.standard === standard),
  );
}
