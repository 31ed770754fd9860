/**
 * What only the trainer's own screen shows: tables, people, opinions, and what does not count.
 *
 * @import { Board } from "./class-board.js"
 */

import { el } from "../dom.js";
import { t } from "../strings.js";
import { classTable } from "./class-map.js";
import { figuresTable } from "./figures-table.js";
import { opinionsOf, opinionsTable } from "./opinions-table.js";
import { peopleParts } from "./people-list.js";
import { problemParts } from "./problems.js";
import { classColumns } from "./stages.js";
import { statistics } from "./summary.js";

/**
 * @param {Board} board
 * @returns {HTMLElement[]}
 */
export function belowParts(board) {
  const { course } = board;
  const intake = board.intake;
  const hidden = board.hideNames;
  unfilled.clear();
  const said = opinionsOf(course, intake.people, hidden);
  const problems = problemParts(course, intake);
  const n = intake.refused.length + intake.apart.length;
  return [
    ...figureFolds(board),
    fold("people", t("board.people.title", { n: intake.people.length }), () => peopleParts(board, intake, hidden), intake.sameName.length > 0),
    fold("opinions", t("board.opinions.title", { n: said.length }), () => [opinionsTable(said)]),
    ...(n ? [fold("problems", t("board.problems", { n }), () => problems, true)] : []),
  ];
}

/** @param {Board} board */
function figureFolds(board) {
  const chosen = board.chosen();
  const hidden = board.hideNames;
  if (!chosen || (chosen.figures.small && hidden)) return [];
  const { standard, figures } = chosen;
  const { columns, order } = classColumns(board, standard);
  const tables = () => [
    figuresTable(standard, figures, board.showKey),
    ...(figures.small ? [] : [statistics(figures)]),
  ];
  const folds = [fold("figures", t("board.table.title"), tables)];
  const { note } = board.course.exercises[figures.exercises[0]];
  if (note && figures.exercises.length === 1) folds.push(fold("note", t("board.talk.note"), () => [el("p", {}, note)]));
  if (columns.length > 1) {
    folds.push(fold("classes", t("board.class_map.as_table"), () => [classTable(standard, columns, order, hidden)]));
  }
  return folds;
}

/** Folds that the trainer has opened or closed, by name: rendering anew keeps them. */
const opened = new Map();

/** Folds with hundreds of rows: they wait until somebody wants them. */
const LONG = new Set(["people", "opinions"]);

/**
 * What fills the long folds that are still closed.
 *
 * @type {Set<() => void>}
 */
const unfilled = new Set();
window.addEventListener("beforeprint", () => {
  for (const fill of [...unfilled]) fill();
});

/**
 * @param {string} name
 * @param {string} title
 * @param {() => (Node | null)[]} parts
 * @param {boolean} [open] at first
 */
function fold(name, title, parts, open = false) {
  const summary = el("summary", { id: `fold-${name}` }, el("h2", {}, title));
  const made = el("details", { class: "th-fold", "data-part": name, open: opened.get(name) ?? open }, summary);
  const fill = () => {
    if (unfilled.delete(fill)) made.append(...parts().filter((part) => part !== null));
  };
  unfilled.add(fill);
  if (made.open || !LONG.has(name)) fill();
  summary.addEventListener("click", () => {
    opened.set(name, !made.open); // a redrawing before the fold has told of itself keeps it too
    fill(); // before it opens, so that it never opens empty
  });
  made.addEventListener("toggle", () => {
    opened.set(name, made.open);
    fill();
  });
  return made;
}
