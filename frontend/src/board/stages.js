/**
 * What the room may see, one thing at a time: the sum, the map, the three cards, the classes side
 * by side. On the trainer's screen all of them, on the projector one.
 *
 * @import { Board } from "./class-board.js"
 * @import { BoardExercise, Figures } from "./types"
 * @import { Standard } from "../shared/types"
 */

import { el } from "../shared/dom.js";
import { t } from "../shared/strings.js";
import { talkAbout, talkCard } from "./cards.js";
import { classesOf } from "./classes.js";
import { classMap } from "./class-map.js";
import { dossiersOf } from "./course.js";
import { figures as figuresOf } from "./figures.js";
import { heatMap } from "./heat-map.js";
import { movementParts } from "./movement.js";
import { ROOM_ROWS } from "./svg.js";
import { summary, targets } from "./summary.js";
import { className, criterionWord } from "./words.js";

/**
 * The sum and the map, or why there is none.
 *
 * @param {Board} board
 * @returns {HTMLElement[]}
 */
export function firstStages(board) {
  const chosen = board.chosen();
  if (!chosen) return [el("p", { class: "th-empty" }, t("board.nothing_yet"))];
  const { standard, figures } = chosen;
  const under = underWords(board, standard, figures);
  if (isHidden(board, figures)) {
    return [
      stage(
        "summary",
        t("board.sum.title"),
        under,
        el("p", {}, t("board.sum.hidden", { n: figures.people })),
      ),
    ];
  }
  return [
    stage(
      "summary",
      t("board.sum.title"),
      under,
      ...summary(standard, figures),
      targets(board.course, board.intake.people, figures.classId),
    ),
    ...paged(board, figures.hardest).map(({ name, part, rows }) =>
      stage(
        `map${name}`,
        t("board.map.title") + part,
        under,
        mapPart(board, standard, figures, rows),
      ),
    ),
  ];
}

/**
 * What to talk about, and the classes side by side.
 *
 * @param {Board} board
 * @returns {HTMLElement[]}
 */
export function furtherStages(board) {
  const chosen = board.chosen();
  const moved = movementStage(board, chosen?.figures.classId ?? null);
  if (!chosen || isHidden(board, chosen.figures)) return moved;
  const { standard, figures } = chosen;
  return [
    ...moved,
    el("div", { class: "th-talks" }, ...talks(board, standard, figures)),
    ...classStage(board, standard),
  ];
}

/**
 * Before and after; nothing where nobody was measured twice.
 *
 * @param {Board} board
 * @param {string | null} classId
 */
function movementStage(board, classId) {
  const parts = movementParts(board, classId);
  const title = t("board.movement.title");
  return parts.length ? [stage("movement", title, className(board.course, classId), ...parts)] : [];
}

/**
 * Few people may not be told from each other while names are hidden.
 *
 * @param {Board} board
 * @param {Figures} figures
 */
function isHidden(board, { small }) {
  return small && board.hideNames;
}

/**
 * @param {Board} board
 * @param {Figures} figures
 * @returns {BoardExercise | null}
 */
function exerciseOf({ course }, { exercises }) {
  return exercises.length === 1 ? course.exercises[exercises[0]] : null;
}

/**
 * @param {Board} board
 * @param {Standard} standard
 * @param {Figures} figures
 */
function underWords(board, standard, figures) {
  const what = exerciseOf(board, figures)?.title ?? standard.short;
  return `${className(board.course, figures.classId)} · ${what}`;
}

/**
 * @param {string} name
 * @param {string} title
 * @param {string} under
 * @param {...(Node | string | null)} parts
 */
function stage(name, title, under, ...parts) {
  const id = `stage-${name}`;
  return el(
    "section",
    { class: "th-stage", "data-stage": name, tabindex: -1, "aria-labelledby": id },
    el("h2", { id }, title),
    el("p", { class: "th-stage__under" }, under),
    ...parts,
  );
}

/**
 * How large pictures are now.
 *
 * @param {Board} board
 */
function lookOf({ projector, narrow }) {
  const room = !!projector?.on;
  return { room, narrow: !!narrow?.matches && !room };
}

/**
 * The rows of a picture: all at once, or for the room in parts of about one length.
 *
 * @param {Board} board
 * @param {string[]} order
 */
function paged(board, order) {
  const parts = lookOf(board).room ? Math.ceil(order.length / ROOM_ROWS) || 1 : 1;
  const size = Math.ceil(order.length / parts);
  return Array.from({ length: parts }, (_, n) => ({
    name: n ? `-${n}` : "",
    part: parts > 1 ? ` ${n + 1}/${parts}` : "",
    rows: order.slice(n * size, (n + 1) * size),
  }));
}

/**
 * @param {Board} board
 * @param {Standard} standard
 * @param {Figures} figures
 * @param {string[]} rows
 */
function mapPart(board, standard, figures, rows) {
  const showKey = board.projector?.on ? board.projector.showKey : board.showKey;
  const map = heatMap(standard, figures, { showKey, ...lookOf(board) }, rows);
  const legend =
    showKey && figures.exercises.length === 1 ? t("board.map.legend_key") : t("board.map.legend");
  return el("figure", { class: "th-figure" }, map, el("figcaption", { class: "th-small" }, legend));
}

/**
 * @param {Board} board
 * @param {Standard} standard
 * @param {Figures} figures
 */
function talks(board, standard, figures) {
  const exercise = exerciseOf(board, figures);
  const under = underWords(board, standard, figures);
  if (!exercise) return [el("p", { class: "th-empty" }, t("board.talk.one"))];
  const list = talkAbout(figures);
  if (list.length === 0) return [el("p", { class: "th-empty" }, t("board.talk.none"))];
  return list.map((criterion, n) => {
    const title = criterionWord(standard, criterion);
    const card = stage(
      `talk-${n}`,
      title,
      under,
      ...talkCard(board, standard, exercise, figures, criterion),
    );
    card.prepend(
      el("p", { class: "th-eyebrow" }, t("board.talk.title", { n: n + 1, of: list.length })),
    );
    card.classList.add("th-card", "th-talk");
    card.toggleAttribute("data-deciding", card.querySelector(".th-decide") !== null);
    card.toggleAttribute("data-open", board.uncovered.has(criterion));
    return card;
  });
}

/**
 * The classes side by side, over all dossiers of the standard; nothing where there is one class.
 *
 * @param {Board} board
 * @param {Standard} standard
 */
function classStage(board, standard) {
  const { columns, order } = classColumns(board, standard);
  if (columns.length < 2) return [];
  const look = { hidden: board.hideNames, ...lookOf(board) };
  return paged(board, order).map(({ name, part, rows }) => {
    const map = el("figure", { class: "th-figure" }, classMap(standard, columns, rows, look));
    map.append(el("figcaption", { class: "th-small" }, t("board.class_map.caption")));
    return stage(`classes${name}`, t("board.class_map.title") + part, standard.short, map);
  });
}

/**
 * @param {Board} board
 * @param {Standard} standard
 */
export function classColumns(board, standard) {
  const { course } = board;
  const { people } = board.intake;
  const dossiers = dossiersOf(course, standard.id);
  const columns = classesOf(course, people)
    .map((id) => ({ id, figures: figuresOf(course, dossiers, people, id) }))
    .filter(({ figures }) => figures.n > 0)
    .map(({ id, figures }) => ({
      name: t("board.choose.class", { name: className(course, id), n: figures.people }),
      figures,
    }));
  return { columns, order: figuresOf(course, dossiers, people, null).hardest };
}
