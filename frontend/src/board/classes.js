/**
 * Which class a person sits in: the one whose exercises the person did.
 *
 * @import { Attempt } from "../store/practice-types"
 * @import { BoardCourse, Person } from "./types"
 */

import { trackOf } from "./course.js";

/** The class of people whose exercises belong to no single school level. */
export const NO_CLASS = "none";

/**
 * The track of most of the exercises; of equals, the one that was handed in first.
 *
 * @param {BoardCourse} course
 * @param {Attempt[]} attempts oldest first
 */
export function classOf(course, attempts) {
  const [only] = course.tracks;
  if (course.tracks.length === 1 && only.schoolLevel === null) return only.id;
  /** @type {Map<string, Set<string>>} */
  const done = new Map();
  for (const { exercise } of attempts) {
    const track = trackOf(course, course.exercises[exercise].schoolLevel);
    if (!track) continue;
    done.set(track.id, (done.get(track.id) ?? new Set()).add(exercise));
  }
  let best = NO_CLASS;
  for (const [track, exercises] of done) {
    if (exercises.size > (done.get(best)?.size ?? 0)) best = track;
  }
  return best;
}

/**
 * The classes that have people, in the order of the course, those without a class last.
 *
 * @param {BoardCourse} course
 * @param {Person[]} people
 */
export function classesOf(course, people) {
  const ids = [...course.tracks.map(({ id }) => id), NO_CLASS];
  return ids.filter((id) => people.some(({ classId }) => classId === id));
}
