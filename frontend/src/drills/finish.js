/**
 * The end of a set: how it went, what is worth another look, what can be done now.
 *
 * @import { Question } from "./question.js"
 * @import { QuestionSet } from "./question-set.js"
 */

import { el } from "../shared/dom.js";
import { button } from "../exercise/element.js";
import { t } from "../shared/strings.js";
import { clock } from "./page-parts.js";

/**
 * @param {QuestionSet} set
 * @returns {(HTMLElement | null)[]}
 */
export function finishParts(set) {
  if (set.collects && !set.attempt) return before(set);
  if (!set.key) return waiting(set);
  const open = set.questions.filter(({ closed, value }) => !closed || !value);
  const done = set.questions.filter((question) => !open.includes(question));
  const differ = done.filter(({ id, value }) => !set.accepted(id).includes(value));
  const restart = () => set.again(set.questions);
  return [
    el("p", { class: "th-verdict" }, score(done.length - differ.length, done.length)),
    direction(set, differ),
    jumps(set, "drills.done.open", open),
    differ.length ? jumps(set, "drills.done.differs", differ) : null,
    el(
      "div",
      { class: "th-actions" },
      differ.length && !set.collects
        ? button(t("drills.done.again_differing"), () => set.again(differ), "th-button")
        : null,
      done.length ? button(t("drills.done.again"), restart) : null,
      ...set.extras(),
    ),
  ];
}

/**
 * @param {number} right
 * @param {number} total
 */
function score(right, total) {
  return t("drills.done.score", { right, total });
}

/**
 * How often a choice lay above and below the key; counts only, no judgement of the person.
 *
 * @param {QuestionSet} set
 * @param {Question[]} differ
 */
function direction(set, differ) {
  const gaps = differ.map(({ id, value }) => set.distance(id, value));
  if (gaps.length === 0 || gaps.includes(null)) return null;
  const higher = gaps.filter((gap) => Number(gap) > 0).length;
  const lower = gaps.length - higher;
  return el("p", {}, t("drills.done.direction", { higher, lower }));
}

/** @param {QuestionSet} set */
function before(set) {
  const open = set.questions.filter(({ value }) => !value);
  const total = set.questions.length;
  return [
    el("p", {}, t("drills.done.locked", { n: total - open.length, total })),
    jumps(set, "drills.done.open", open),
    button(t("drills.hand_in"), () => set.handIn(), "th-button"),
  ];
}

/** @param {QuestionSet} set */
function waiting(set) {
  return set.attempt ? [el("p", {}, t("drills.done.handed_in", { time: clock(set.attempt) }))] : [];
}

/**
 * Questions to go back to.
 *
 * @param {QuestionSet} set
 * @param {string} key
 * @param {Question[]} questions
 */
function jumps(set, key, questions) {
  if (questions.length === 0) return null;
  const items = questions.map((question) =>
    el(
      "li",
      {},
      button(question.title, () => set.go(set.questions.indexOf(question))),
    ),
  );
  return el(
    "div",
    { class: "th-jumps" },
    el("p", {}, t(key, { n: questions.length })),
    el("ul", {}, ...items),
  );
}
