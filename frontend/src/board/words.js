/**
 * Figures and people in words, the same wherever the board shows them.
 *
 * @import { Share } from "../agreement/agreement.js"
 * @import { Standard } from "../shared/types"
 * @import { BoardCourse, BoardExercise, Person } from "./types"
 */

import { NOT_ENOUGH } from "../exercise/scoring.js";
import { NOT_APPLICABLE } from "../rating/rating.js";
import { t } from "../shared/strings.js";
import { classesOf, NO_CLASS } from "./classes.js";
import { GAP } from "./figures.js";

/**
 * A number with as many decimals as asked, written as the language writes it.
 *
 * @param {number} value
 * @param {number} [decimals]
 */
export function decimal(value, decimals = 1) {
  return value.toFixed(decimals).replace("-", "−").replace(".", t("board.point"));
}

/**
 * `11/15`; the share follows the count, never the other way round.
 *
 * @param {Share} share
 */
export function ratio({ count, of }) {
  return `${count}/${of}`;
}

/**
 * `73,3 %`, which no line breaks apart; a dash where there is nothing to divide by.
 *
 * @param {Share} share
 */
export function percent({ count, of }) {
  return of ? `${decimal((100 * count) / of)}\u00a0%` : "–";
}

/**
 * A lean with its sign; a dash where nothing can be compared.
 *
 * @param {number | null} lean
 */
export function signed(lean) {
  if (lean === null) return "–";
  return lean > 0 ? `+${decimal(lean, 2)}` : decimal(lean, 2);
}

/**
 * @param {Standard} standard
 * @param {string} answer a level, "not enough evidence" or a gap
 */
export function answerWord(standard, answer) {
  if (answer === NOT_ENOUGH) return t("board.not_enough");
  if (answer === NOT_APPLICABLE) return t("rating.not_applicable");
  if (answer === GAP) return t("board.gap");
  return standard.levels.find(({ id }) => id === answer)?.name ?? answer;
}

/**
 * @param {Standard} standard
 * @param {string} criterion
 */
export function criterionWord({ criteria }, criterion) {
  const found = criteria.find(({ id }) => id === criterion);
  return found ? `${found.number}. ${found.short}` : criterion;
}

/**
 * @param {BoardCourse} course
 * @param {string | null} classId
 */
export function className(course, classId) {
  if (classId === null) return t("board.class.all");
  if (classId === NO_CLASS) return t("board.class.none");
  return course.tracks.find(({ id }) => id === classId)?.name ?? classId;
}

/**
 * The class that everybody sits in, for names of files; empty where there is none or several.
 *
 * @param {BoardCourse} course
 * @param {Person[]} people
 */
export function onlyClass(course, people) {
  const [only, ...others] = classesOf(course, people);
  return only && only !== NO_CLASS && others.length === 0 ? className(course, only) : "";
}

/**
 * What a person is called on the board. Hidden names leave a number, which says nothing of anybody.
 *
 * @param {Person} person
 * @param {number} number from 1
 * @param {boolean} hidden
 */
export function personWord({ name, sheet }, number, hidden) {
  if (sheet) return t("board.person.sheet", { n: sheet });
  if (hidden || !name)
    return t(hidden ? "board.person.number" : "board.person.nameless", { n: number });
  return name;
}

/**
 * A name as the trainer's word keeps it.
 *
 * @param {string} name
 */
export function nameKey(name) {
  return name.normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase();
}

/**
 * A text of the key with papers by their number, as the exercise's page names them: `e4` is [4].
 *
 * @param {BoardExercise} exercise
 * @param {string} text
 */
export function numbered({ papers = [] }, text) {
  const ids = papers.map(({ id }) => id);
  return text.replace(/[\w-]+/g, (word) =>
    ids.includes(word) ? `[${ids.indexOf(word) + 1}]` : word,
  );
}
