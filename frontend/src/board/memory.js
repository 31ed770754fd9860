/**
 * What the board has worked out and need not work out again: one value, owned by the course of the
 * page. A part of it belongs to what it was worked out from and goes with that; a board that
 * forgets everything shows the same.
 *
 * @import { Attempt } from "../store/practice-types"
 * @import { Answered } from "./answered.js"
 * @import { Done } from "./handed-in.js"
 * @import { Parsed } from "./intake.js"
 * @import { Standard, Table } from "../shared/types"
 * @import { BoardExercise, Entry, Figures, Person } from "./types"
 */

export class Memory {
  /** @type {WeakMap<Entry, Parsed>} what each file or text holds */
  parsed = new WeakMap();
  /** @type {WeakMap<Attempt, boolean>} whether its answers are those that were handed in */
  unchanged = new WeakMap();
  /** @type {WeakMap<Person[], Map<BoardExercise, Done[]>>} who handed in what, by class */
  handedIn = new WeakMap();
  /** @type {WeakMap<Done, Map<string, Answered[]>>} what was answered, by criterion */
  answered = new WeakMap();
  /** @type {WeakMap<Person[], Map<string, Figures>>} figures, by class and exercises */
  figures = new WeakMap();
  /** @type {WeakMap<Attempt["answers"], string | null>} the rating that follows from answers */
  ratings = new WeakMap();
  /** @type {WeakMap<Standard, Table>} the rule of a standard, ready to be worked */
  tables = new WeakMap();
}

/**
 * What is known of a key, worked out where it is not known yet.
 *
 * @template {object} K
 * @template V
 * @param {WeakMap<K, V>} known
 * @param {K} key
 * @param {() => V} make
 * @returns {V}
 */
export function once(known, key, make) {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  return made;
}
