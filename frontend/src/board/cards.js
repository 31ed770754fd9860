/**
 * "Talk about these three": the hardest criteria of a dossier, each with the split of the room; the
 * key, why, and what is usually said against it are covered until somebody uncovers them.
 *
 * @import { BoardActs, Chosen, MarkOf, Shown } from "./shown.js"
 * @import { BoardCourse, BoardExercise, CriterionFigures, Figures } from "./types"
 * @import { Standard } from "../shared/types"
 */

import { el, fill } from "../shared/dom.js";
import { t } from "../shared/strings.js";
import { trackOf } from "./course.js";
import { beforeOpening } from "./disputed.js";
import { columns } from "./heat-map.js";
import { answerWord, numbered } from "./words.js";

const CARDS = 3;

/**
 * The criteria worth an hour of talk: the hardest, as long as somebody disagrees.
 *
 * @param {Figures} figures
 */
export function talkAbout({ hardest, perCriterion }) {
  const open = hardest.filter((id) =>
    perCriterion.some(({ criterion, exact }) => criterion === id && exact.count < exact.of),
  );
  return open.slice(0, CARDS);
}

/**
 * @param {Shown} shown
 * @param {BoardActs} acts
 * @param {Chosen} chosen
 * @param {BoardExercise} exercise
 * @param {string} criterion
 */
export function talkCard(shown, acts, { standard, figures }, exercise, criterion) {
  const one = figures.perCriterion.find((found) => found.criterion === criterion);
  if (!one) throw new Error(`no figures for ${criterion}`);
  const answer = el("div", { class: "th-talk__key", id: `key-${criterion}` });
  const button = el("button", { type: "button", class: "th-action", "aria-controls": answer.id });
  const show = (/** @type {boolean} */ open) => {
    button.textContent = t(open ? "board.talk.cover" : "board.talk.uncover");
    button.setAttribute("aria-expanded", String(open));
    answer.hidden = !open;
  };
  button.addEventListener("click", () => {
    const open = acts.turn(criterion);
    show(open);
    button.closest(".th-talk")?.toggleAttribute("data-open", open);
  });
  fill(answer, ...keyParts(shown, standard, exercise, one));
  show(shown.uncovered.has(criterion));
  return [
    split(shown.mark, standard, figures, one),
    beforeOpening(shown, standard, exercise, one),
    el("p", { class: "th-talk__open" }, button),
    answer,
    acts.talkPart(standard, criterion, "card"),
  ].filter((part) => part !== null);
}

/**
 * The room's answers as bars, with their numbers.
 *
 * @param {MarkOf} mark
 * @param {Standard} standard
 * @param {Figures} figures
 * @param {CriterionFigures} one
 */
function split(mark, standard, figures, one) {
  const rows = columns(standard, figures)
    .filter((answer) => one.counts[answer] > 0 || standard.levels.some(({ id }) => id === answer))
    .map((answer) => {
      const bar = el("span", { class: "th-split__bar", "aria-hidden": true });
      bar.style.setProperty("--th-part", String(one.n ? one.counts[answer] / one.n : 0));
      const word = el(
        "span",
        { class: "th-split__word" },
        mark(standard, answer),
        answerWord(standard, answer),
      );
      return el(
        "li",
        {},
        word,
        bar,
        el("span", { class: "th-split__n" }, String(one.counts[answer])),
      );
    });
  return el("ul", { class: "th-split", "aria-label": t("board.talk.split") }, ...rows);
}

/**
 * @param {Shown} shown
 * @param {Standard} standard
 * @param {BoardExercise} exercise
 * @param {CriterionFigures} one
 */
function keyParts({ course, mark }, standard, exercise, one) {
  const { key } = exercise;
  const reason = key?.reasons.ratings[one.criterion];
  const decisive = key?.answers.ratings[one.criterion].decisive ?? [];
  const accepted = one.accept
    .filter((level) => level !== one.key)
    .map((level) => answerWord(standard, level));
  const text = (/** @type {string | undefined} */ words) =>
    (words ?? "")
      .split(/\n\s*\n/)
      .filter(Boolean)
      .map((part) => el("p", {}, numbered(exercise, part)));
  return [
    el(
      "p",
      { class: "th-talk__level" },
      t("board.talk.key"),
      " ",
      mark(standard, one.key),
      el("strong", {}, answerWord(standard, one.key ?? "")),
      accepted.length ? ` ${t("board.talk.accepted", { levels: accepted.join(", ") })}` : null,
    ),
    ...text(reason?.rationale),
    ...evidence(exercise, decisive),
    ...argument("too_high", one.higher, text(reason?.notHigher)),
    ...argument("too_low", one.lower, text(reason?.notLower)),
    pageLink(course, exercise, one.criterion),
  ];
}

/**
 * What those who chose higher or lower usually lean on, and what to answer; first named with how
 * many they are.
 *
 * @param {"too_high" | "too_low"} side
 * @param {number} n
 * @param {HTMLElement[]} words
 */
function argument(side, n, words) {
  if (words.length === 0) return [];
  return [el("h4", {}, t(`board.talk.${side}`, { n })), ...words];
}

/**
 * @param {BoardExercise} exercise
 * @param {string[]} decisive
 */
function evidence({ papers = [], url }, decisive) {
  if (decisive.length === 0) return [];
  const links = decisive.map((id) => {
    const n = papers.findIndex((paper) => paper.id === id);
    return el(
      "li",
      {},
      el("a", { href: `${url}#paper-${id}` }, `[${n + 1}] ${papers[n]?.title ?? id}`),
    );
  });
  return [el("h4", {}, t("board.talk.evidence")), el("ul", { class: "th-talk__papers" }, ...links)];
}

/**
 * @param {BoardCourse} course
 * @param {BoardExercise} exercise
 * @param {string} criterion
 */
function pageLink(course, { schoolLevel }, criterion) {
  const track = trackOf(course, schoolLevel) ?? course.tracks[0];
  const href = course.criterionPages[track.id]?.[criterion];
  return href ? el("p", {}, el("a", { href }, t("board.talk.page"))) : null;
}
