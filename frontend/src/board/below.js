/**
 * What only the trainer's own screen shows: tables, people, opinions, and what does not count.
 *
 * @import { Folds } from "./folds.js"
 * @import { BoardActs, Shown } from "./shown.js"
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
import { numbered } from "./words.js";

/**
 * What does not count, with its reasons: the last part, and the first that is drawn.
 *
 * @param {Shown} shown
 * @param {Folds} folds
 * @returns {HTMLElement[]}
 */
export function problemFolds({ course, intake }, folds) {
  const n = intake.refused.length + intake.apart.length;
  const parts = () => problemParts(course, intake);
  return n ? [folds.make("problems", t("board.problems", { n }), parts, true)] : [];
}

/**
 * The parts above it.
 *
 * @param {Shown} shown
 * @param {BoardActs} acts
 * @param {Folds} folds
 * @returns {HTMLElement[]}
 */
export function otherFolds(shown, acts, folds) {
  const { course, intake, hideNames } = shown;
  const said = opinionsOf(course, intake.people, hideNames);
  const begun = begunRows(intake.people, hideNames);
  const votes = questionsOf(shown.votes);
  const n = current(shown.decisions).length;
  return [
    ...figureFolds(shown, folds),
    peopleFold(shown, acts, folds),
    begun.length
      ? folds.make("drafts", t("board.drafts.title", { n: begun.length }), () =>
          begunParts(shown, acts, begun),
        )
      : null,
    folds.make("decisions", t("board.decide.list", { n }), () => decisionList(shown, acts)),
    votes.length
      ? folds.make("votes", t("board.votes.title", { n: votes.length }), () => voteTables(votes))
      : null,
    folds.make("opinions", t("board.opinions.title", { n: said.length }), () => [
      opinionsTable(said),
    ]),
  ].filter((one) => one !== null);
}

/**
 * @param {Shown} shown
 * @param {BoardActs} acts
 * @param {Folds} folds
 */
function peopleFold(shown, acts, folds) {
  const { people, sameName, sharing } = shown.intake;
  const title = t("board.people.title", { n: people.length });
  const asks = sameName.length + sharing.length > 0;
  return folds.make("people", title, () => peopleParts(shown, acts), asks);
}

/**
 * @param {Shown} shown
 * @param {Folds} folds
 */
function figureFolds(shown, folds) {
  const { course, chosen, hideNames, showKey } = shown;
  if (!chosen || (chosen.figures.small && hideNames)) return [];
  const { standard, figures } = chosen;
  const { columns, order } = classColumns(shown, standard);
  const tables = () => [
    figuresTable(standard, figures, showKey),
    ...(figures.small ? [] : [statistics(figures)]),
  ];
  const made = [folds.make("figures", t("board.table.title"), tables)];
  const exercise = course.exercises[figures.exercises[0]];
  if (exercise.note && figures.exercises.length === 1) {
    const note = numbered(exercise, exercise.note);
    made.push(folds.make("note", t("board.talk.note"), () => [el("p", {}, note)]));
  }
  if (columns.length > 1) {
    const table = () => [classTable(standard, columns, order, hideNames)];
    made.push(folds.make("classes", t("board.class_map.as_table"), table));
  }
  return made;
}
