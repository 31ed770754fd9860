/**
 * <rule-cases>: which overall rating follows. After the author's cases come fresh ones without end,
 * computed from the exercise's seed; the rule itself is their key.
 *
 * @import { Levels } from "../shared/types"
 * @import { Explanation } from "./explain.js"
 */

import { el, levelMark, one } from "../shared/dom.js";
import { button } from "../exercise/element.js";
import { hinges, overallRating } from "../rating/rating.js";
import { ratingSteps } from "../rating/steps.js";
import { criteriaNumbers } from "../rating/text.js";
import { recall, remember, storageKey } from "../shared/storage.js";
import { t } from "../shared/strings.js";
import { freshCase } from "./fresh-case.js";
import { Question } from "./question.js";
import { QuestionSet } from "./question-set.js";

export class RuleCases extends QuestionSet {
  /** @type {Map<string, Levels>} */
  fresh = new Map();

  /** @override */
  field = /** @type {const} */ ("rating");

  /** @override @param {string} id */
  isFresh(id) {
    return this.fresh.has(id);
  }

  /** @override @param {string} id */
  right(id) {
    return overallRating(this.standard, this.levels(id)).rating ?? "";
  }

  /** @override @param {string} id @param {string} given */
  distance(id, given) {
    const order = this.standard.ratings.map((rating) => rating.id);
    return order.indexOf(this.right(id)) - order.indexOf(given);
  }

  /**
   * @param {string} id
   * @returns {Levels}
   */
  levels(id) {
    const fresh = this.fresh.get(id);
    if (fresh) return fresh;
    const cases = /** @type {{ id: string, levels: Levels }[]} */ (this.exercise.cases);
    const { levels = {} } = cases.find((one) => one.id === id) ?? {};
    const all = this.standard.criteria.map((c) => [c.id, levels[c.id] ?? levels.others]);
    return Object.fromEntries(all);
  }

  /** @override @param {string} id how many criteria stand at each level, best first */
  hint(id) {
    const given = Object.values(this.levels(id));
    const counts = this.standard.levels.map(({ id: level, name }) => {
      return t("drills.hint.count", {
        n: given.filter((one) => one === level).length,
        level: name,
      });
    });
    return t("drills.hint.rule", { counts: counts.reverse().join(", ") });
  }

  /** @override @param {string} id @returns {Explanation} */
  explain(id) {
    const { standard } = this;
    const levels = this.levels(id);
    const near = hinges(standard, levels);
    const key = near.length ? "hinges" : "no_hinge";
    const numbers = criteriaNumbers(standard, near);
    const lesson = this.key.reasons.cases[id];
    return {
      more: [
        ratingSteps(standard, overallRating(standard, levels), this),
        el("p", {}, t(`rating.advice.${key}`, { numbers })),
      ],
      reasons: lesson ? [[t("drills.lesson"), lesson]] : [],
    };
  }

  // --- fresh cases -------------------------------------------------------------------------

  /** @override @param {Question} question */
  record(question) {
    if (!this.isFresh(question.id)) super.record(question);
  }

  /** @override */
  extras() {
    const more = button(t("drills.fresh.more"), () => this.addFresh(), "th-button");
    return [more, el("span", { class: "th-small" }, t("drills.fresh.about"))];
  }

  addFresh() {
    const kept = storageKey("fresh", this.exercise.id);
    const number = Number(recall(kept) ?? 0) + 1;
    remember(kept, number);
    const levels = freshCase(this.standard, Number(this.exercise.seed), number);
    const question = this.freshQuestion(`fresh-${number}`, levels);
    one(question.field, ".th-q__title", HTMLElement).textContent = t("drills.fresh_n", {
      n: number,
    });
    this.go(this.questions.push(question) - 1);
  }

  /**
   * A copy of the first question with other levels.
   *
   * @param {string} id
   * @param {Levels} levels
   */
  freshQuestion(id, levels) {
    this.fresh.set(id, levels);
    const [first] = this.questions;
    const field = /** @type {HTMLFieldSetElement} */ (first.field.cloneNode(true));
    field.dataset.item = id;
    for (const row of field.querySelectorAll("[data-criterion]")) {
      const level = levels[row.getAttribute("data-criterion") ?? ""] ?? "";
      row.lastElementChild?.replaceWith(this.levelWord(level));
    }
    for (const input of field.querySelectorAll("input")) input.name = id;
    (this.questions[this.questions.length - 1] ?? first).field.after(field);
    const question = new Question(field);
    question.reopen();
    return question;
  }

  /** @param {string} id */
  levelWord(id) {
    const index = this.standard.levels.findIndex((level) => level.id === id);
    const name = el("span", { class: "th-level__name" }, this.standard.levels[index]?.name ?? id);
    return el("span", { class: "th-level", "data-level": index }, levelMark(this, index), name);
  }
}
