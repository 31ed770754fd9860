/**
 * What the room may see, one thing at a time: the sum, the map, the three cards, the classes side
 * by side. On the trainer's screen all of them, on the projector one.
 *
 * @import { BoardActs, Chosen, Shown } from "./shown.js"
 * @import { BoardCourse, BoardExercise } from "./types"
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
import { movedIn, movementParts } from "./movement.js";
import { ROOM_ROWS } from "./svg.js";
import { summary, targets } from "./summary.js";
import { className, criterionWord } from "./words.js";

/**
 * The sum and the map, or why there is none.
 *
 * @param {Shown} shown
 * @returns {HTMLElement[]}
 */
export function firstStages(shown) {
  const { course, intake, chosen } = shown;
  if (!chosen) return [el("p", { class: "th-empty" }, t("board.nothing_yet"))];
  const { standard, figures } = chosen;
  const under = underWords(course, chosen);
  if (isHidden(shown, chosen)) {
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
      targets(course, intake.people, figures.classId),
    ),
    ...paged(shown, figures.hardest).map(({ name, part, rows }) =>
      stage(`map${name}`, t("board.map.title") + part, under, mapPart(shown, chosen, rows)),
    ),
  ];
}

/**
 * What to talk about, and the classes side by side.
 *
 * @param {Shown} shown
 * @param {BoardActs} acts
 * @returns {HTMLElement[]}
 */
export function furtherStages(shown, acts) {
  const { chosen } = shown;
  const moved = movementStage(shown, chosen?.figures.classId ?? null);
  if (!chosen || isHidden(shown, chosen)) return moved;
  return [
    ...moved,
    el("div", { class: "th-talks" }, ...talks(shown, acts, chosen)),
    ...classStage(shown, chosen.standard),
  ];
}

/**
 * Before and after; nothing where nobody was measured twice.
 *
 * @param {Shown} shown
 * @param {string | null} classId
 */
function movementStage({ course, intake }, classId) {
  const parts = movementParts(movedIn(course, intake.people, classId));
  const title = t("board.movement.title");
  return parts.length ? [stage("movement", title, className(course, classId), ...parts)] : [];
}

/**
 * Few people may not be told from each other while names are hidden.
 *
 * @param {Shown} shown
 * @param {Chosen} chosen
 */
function isHidden({ hideNames }, { figures }) {
  return figures.small && hideNames;
}

/**
 * @param {BoardCourse} course
 * @param {Chosen} chosen
 * @returns {BoardExercise | null}
 */
function exerciseOf(course, { figures: { exercises } }) {
  return exercises.length === 1 ? course.exercises[exercises[0]] : null;
}

/**
 * @param {BoardCourse} course
 * @param {Chosen} chosen
 */
function underWords(course, chosen) {
  const what = exerciseOf(course, chosen)?.title ?? chosen.standard.short;
  return `${className(course, chosen.figures.classId)} · ${what}`;
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
 * The rows of a picture: all at once, or for the room in parts of about one length.
 *
 * @param {Shown} shown
 * @param {string[]} order
 */
function paged({ look }, order) {
  const parts = look.room ? Math.ceil(order.length / ROOM_ROWS) || 1 : 1;
  const size = Math.ceil(order.length / parts);
  return Array.from({ length: parts }, (_, n) => ({
    name: n ? `-${n}` : "",
    part: parts > 1 ? ` ${n + 1}/${parts}` : "",
    rows: order.slice(n * size, (n + 1) * size),
  }));
}

/**
 * @param {Shown} shown
 * @param {Chosen} chosen
 * @param {string[]} rows
 */
function mapPart({ showKey, look }, { standard, figures }, rows) {
  const map = heatMap(standard, figures, { showKey, ...look }, rows);
  const key = showKey && figures.exercises.length === 1;
  const legend = [
    t(key ? "board.map.legend_key" : "board.map.legend"),
    look.narrow ? lettersOf(standard) : "",
  ];
  const words = el("figcaption", { class: "th-small" }, legend.filter(Boolean).join(" "));
  return el("figure", { class: "th-figure" }, map, words);
}

/**
 * What the letters over a narrow map stand for.
 *
 * @param {Standard} standard
 */
function lettersOf({ levels }) {
  const letters = levels.filter(({ short, name }) => short && short !== name);
  const list = letters.map(({ short, name }) => `${short}: ${name}`).join(", ");
  return list && t("board.map.letters", { list });
}

/**
 * @param {Shown} shown
 * @param {BoardActs} acts
 * @param {Chosen} chosen
 */
function talks(shown, acts, chosen) {
  const { course } = shown;
  const { standard, figures } = chosen;
  const exercise = exerciseOf(course, chosen);
  const under = underWords(course, chosen);
  if (!exercise) return [el("p", { class: "th-empty" }, t("board.talk.one"))];
  const list = talkAbout(figures);
  if (list.length === 0) return [el("p", { class: "th-empty" }, t("board.talk.none"))];
  return list.map((criterion, n) => {
    const title = criterionWord(standard, criterion);
    const card = stage(
      `talk-${n}`,
      title,
      under,
      ...talkCard(shown, acts, chosen, exercise, criterion),
    );
    card.prepend(
      el("p", { class: "th-eyebrow" }, t("board.talk.title", { n: n + 1, of: list.length })),
    );
    card.classList.add("th-card", "th-talk");
    card.toggleAttribute("data-deciding", card.querySelector(".th-decide") !== null);
    card.toggleAttribute("data-open", shown.uncovered.has(criterion));
    return card;
  });
}

/**
 * The classes side by side, over all dossiers of the standard; nothing where there is one class.
 *
 * @param {Shown} shown
 * @param {Standard} standard
 */
function classStage(shown, standard) {
  const { columns, order } = classColumns(shown, standard);
  if (columns.length < 2) return [];
  const look = { hidden: shown.hideNames, ...shown.look };
  return paged(shown, order).map(({ name, part, rows }) => {
    const map = el("figure", { class: "th-figure" }, classMap(standard, columns, rows, look));
    map.append(el("figcaption", { class: "th-small" }, t("board.class_map.caption")));
    return stage(`classes${name}`, t("board.class_map.title") + part, standard.short, map);
  });
}

/**
 * The figures of each class over all dossiers of a standard, and the order of its criteria.
 *
 * @param {Shown} shown
 * @param {Standard} standard
 */
export function classColumns({ course, intake: { people } }, standard) {
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
