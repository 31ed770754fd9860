/**
 * What helps a talk before the key is opened: the words of the two levels that the room is torn
 * between, the papers that people leaned on, and one question to ask.
 *
 * @import { Shown } from "./shown.js"
 * @import { BoardExercise, CriterionFigures } from "./types"
 * @import { Standard } from "../shared/types"
 */

import { el } from "../shared/dom.js";
import { NOT_ENOUGH } from "../exercise/scoring.js";
import { t } from "../shared/strings.js";
import { doneOf } from "./handed-in.js";
import { answerWord } from "./words.js";

/** Papers that are named. */
const PAPERS = 3;

/**
 * The two answers that most people chose, of equals the higher, in the order of the scale; one
 * where all agree.
 *
 * @param {Standard} standard
 * @param {CriterionFigures} one
 * @returns {string[]}
 */
export function disputed({ levels }, { counts }) {
  const answers = [...levels.map(({ id }) => id), NOT_ENOUGH];
  const most = answers
    .filter((id) => counts[id] > 0)
    .sort((a, b) => counts[b] - counts[a] || answers.indexOf(b) - answers.indexOf(a));
  return most.slice(0, 2).sort((a, b) => answers.indexOf(a) - answers.indexOf(b));
}

/**
 * @param {Shown} shown
 * @param {Standard} standard
 * @param {BoardExercise} exercise
 * @param {CriterionFigures} one
 */
export function beforeOpening(shown, standard, exercise, one) {
  const torn = disputed(standard, one);
  if (torn.length < 2) return null;
  return el(
    "div",
    { class: "th-talk__before" },
    el("h4", {}, t("board.talk.disputed")),
    el(
      "dl",
      { class: "th-talk__words" },
      ...torn.flatMap((level) => wordsOf(shown, standard, one, level)),
    ),
    ...papersPart(shown, exercise, one.criterion),
    el("h4", {}, t("board.talk.ask")),
    el("p", { class: "th-talk__ask" }, question(shown, standard, one.criterion, torn)),
  );
}

/**
 * What a level asks: its deciding words for the room, the whole for the trainer.
 *
 * @param {Shown} shown
 * @param {Standard} standard
 * @param {CriterionFigures} one
 * @param {string} level
 */
function wordsOf({ course, mark }, standard, { criterion }, level) {
  const words = course.criterionWords?.[criterion]?.levels[level];
  if (!words) return [];
  const terms = words.terms.map((term) => `“${term}”`).join("; ");
  return [
    el("dt", {}, mark(standard, level), answerWord(standard, level)),
    el(
      "dd",
      {},
      el("strong", {}, terms),
      " ",
      el("span", { class: "th-talk__summary" }, words.summary),
    ),
  ];
}

/**
 * The papers that most people chose for the criterion; where nobody said, those that the key leans
 * on, without saying for which level.
 *
 * @param {Shown} shown
 * @param {BoardExercise} exercise
 * @param {string} criterion
 */
function papersOf({ course, intake, view }, exercise, criterion) {
  const chosen = doneOf(course.memory, exercise, intake.people, view.classId).flatMap((one) =>
    one.attempts.flatMap(({ answers }) => answers[criterion]?.evidence ?? []),
  );
  const papers = (exercise.papers ?? []).map(({ id, title }, n) => ({
    id,
    title,
    number: n + 1,
    times: chosen.filter((other) => other === id).length,
  }));
  const said = papers.filter(({ times }) => times > 0).sort((a, b) => b.times - a.times);
  if (said.length) return said.slice(0, PAPERS);
  const decisive = exercise.key?.answers.ratings[criterion]?.decisive ?? [];
  return papers.filter(({ id }) => decisive.includes(id)).slice(0, PAPERS);
}

/**
 * @param {Shown} shown
 * @param {BoardExercise} exercise
 * @param {string} criterion
 */
function papersPart(shown, exercise, criterion) {
  const found = papersOf(shown, exercise, criterion);
  if (found.length === 0) return [];
  const items = found.map(({ id, title, number, times }) =>
    el(
      "li",
      {},
      el("a", { href: `${exercise.url}#paper-${id}` }, `[${number}] ${title}`),
      times ? ` ${t("board.talk.chosen", { n: times })}` : null,
    ),
  );
  return [el("h4", {}, t("board.talk.papers")), el("ul", { class: "th-talk__papers" }, ...items)];
}

/**
 * One question that sends the room back to its papers.
 *
 * @param {Shown} shown
 * @param {Standard} standard
 * @param {string} criterion
 * @param {string[]} torn two answers, the lower first
 */
function question({ course }, standard, criterion, [low, high]) {
  const lower = answerWord(standard, low);
  if (high === NOT_ENOUGH) return t("board.talk.question_enough", { level: lower });
  const upper = answerWord(standard, high);
  const { levels } = standard;
  const below = levels[levels.findIndex(({ id }) => id === high) - 1]?.id;
  const step = course.criterionWords?.[criterion]?.steps[`${below}-${high}`];
  if (step) return t("board.talk.question_step", { lower, upper, step });
  return t("board.talk.question", { lower, upper });
}
