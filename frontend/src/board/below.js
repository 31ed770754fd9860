/**
 * What only the trainer's own screen shows: tables, people, opinions, and what does not count.
 *
 * @import { Board } from "./class-board.js"
 */

import { el } from "../shared/dom.js";
import { t } from "../shared/strings.js";
import { classTable } from "./class-map.js";
import { decisionList } from "./deciding.js";
import { current } from "./decisions.js";
import { begunParts, begunRows } from "./drafts-table.js";
import { figuresTable } from "./figures-table.js";
import { opinionsOf, opinionsTable } from "./opinions-table.js";
import { peopleParts } from "./people-list.js";
import { problemParts } from "./problems.js";
import { classColumns } from "./stages.js";
import { statistics } from "./summary.js";
import { voteTables } from "./votes-table.js";
import { questionsOf } from "./votes.js";

/**
 * What does not count, with its reasons: the last part, and the first that is drawn.
 *
 * @param {Board} board
 * @returns {HTMLElement[]}
 */
export function problemFolds({ course, intake }) {
  unfilled.clear();
  const n = intake.refused.length + intake.apart.length;
  return n
    ? [fold("problems", t("board.problems", { n }), () => problemParts(course, intake), true)]
    : [];
}

/**
 * The parts above it.
 *
 * @param {Board} board
 * @returns {HTMLElement[]}
 */
export function otherFolds(board) {
  const { course, intake, hideNames, state } = board;
  const said = opinionsOf(course, intake.people, hideNames);
  const people = () => peopleParts(board, intake, hideNames);
  const begun = begunRows(intake.people, hideNames);
  const votes = questionsOf(state.votes);
  const asks = intake.sameName.length + intake.sharing.length > 0;
  return [
    ...figureFolds(board),
    fold("people", t("board.people.title", { n: intake.people.length }), people, asks),
    ...(begun.length
      ? [
          fold("drafts", t("board.drafts.title", { n: begun.length }), () =>
            begunParts(board, begun),
          ),
        ]
      : []),
    fold("decisions", t("board.decide.list", { n: current(state.decisions).length }), () =>
      decisionList(board),
    ),
    ...(votes.length
      ? [fold("votes", t("board.votes.title", { n: votes.length }), () => voteTables(votes))]
      : []),
    fold("opinions", t("board.opinions.title", { n: said.length }), () => [opinionsTable(said)]),
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
  if (note && figures.exercises.length === 1)
    folds.push(fold("note", t("board.talk.note"), () => [el("p", {}, note)]));
  if (columns.length > 1) {
    folds.push(
      fold("classes", t("board.class_map.as_table"), () => [
        classTable(standard, columns, order, hidden),
      ]),
    );
  }
  return folds;
}

/** Folds that the trainer has opened or closed, by name: rendering anew keeps them. */
const opened = new Map();

/**
 * What fills the folds that are still closed: hundreds of rows, and figures that take long, wait
 * until somebody wants them.
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
  const made = el(
    "details",
    { class: "th-fold", "data-part": name, open: opened.get(name) ?? open },
    summary,
  );
  const fill = () => {
    if (unfilled.delete(fill)) made.append(...parts().filter((part) => part !== null));
  };
  unfilled.add(fill);
  if (made.open) fill();
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
