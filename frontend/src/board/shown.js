/**
 * What one drawing of the board shows, as plain values. The element reads itself once and makes
 * them; every part is made from them alone.
 *
 * @import { View } from "./chooser.js"
 * @import { BoardState } from "./state.js"
 * @import { BoardCourse, BoardVote, Decision, Figures, Intake, Person } from "./types"
 * @import { Standard } from "../shared/types"
 */

import { figures } from "./figures.js";

/**
 * @typedef {object} Chosen what is chosen, in figures
 * @property {Standard} standard
 * @property {Figures} figures
 */

/**
 * @typedef {object} Look how large pictures are
 * @property {boolean} room for the projector
 * @property {boolean} narrow for a narrow screen
 */

/**
 * @typedef {(standard: Standard, answer: string | null) => Node | null} MarkOf a copy of a level's
 *   mark; null for an answer that is no level
 */

/**
 * @typedef {object} Shown
 * @property {BoardCourse} course
 * @property {Intake} intake everybody on the board, and what does not count
 * @property {View} view the class and the dossier that are looked at
 * @property {Chosen | null} chosen null while nobody has handed a dossier in
 * @property {boolean} hideNames
 * @property {boolean} showKey in pictures and tables
 * @property {Look} look
 * @property {ReadonlySet<string>} uncovered criteria whose key is uncovered on its card
 * @property {Decision[]} decisions every text that was written
 * @property {BoardVote[]} votes
 * @property {MarkOf} mark
 */

/**
 * @typedef {object} BoardActs what the parts ask of the board; it is drawn anew after each but
 *   `turn`, and `talkPart` only makes a part
 * @property {(view: View) => void} choose
 * @property {(criterion: string) => boolean} turn covers or uncovers a key; true: it is open now
 * @property {(fold: string, said: string, change: (state: BoardState) => void) => void} settle
 *   changes what lies on the board, says so, and leaves the focus on the fold of that name
 * @property {(standard: Standard, criterion: string, where: "card" | "list") => HTMLElement}
 *   talkPart where the talk of a criterion is read and written
 */

/**
 * Figures of what is chosen; null while nobody has handed a dossier in.
 *
 * @param {BoardCourse} course
 * @param {Person[]} people
 * @param {View} view
 * @returns {Chosen | null}
 */
export function chosenIn(course, people, { classId, choice }) {
  const [kind, id] = choice.split("/");
  const list = Object.values(course.exercises).filter((exercise) =>
    kind === "standard"
      ? exercise.kind === "dossier" && exercise.standard === id
      : exercise.id === id,
  );
  if (list.length === 0) return null;
  return {
    standard: course.standards[list[0].standard],
    figures: figures(course, list, people, classId),
  };
}
