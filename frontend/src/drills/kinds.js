/**
 * The kinds of questions: what each compares, and how it explains.
 *
 * @import { Explanation } from "./explain.js"
 */

import { t } from "../shared/strings.js";
import { QuestionSet } from "./question-set.js";

/** Two neighbouring levels; both arguments are shown, each below its level. */
export class BoundaryDrill extends QuestionSet {
  /** @override */
  field = /** @type {const} */ ("level");

  /** @override @param {string} id @returns {string} */
  right(id) {
    return this.accepted(id)[0];
  }

  /** @override @param {string} id @returns {string[]} */
  accepted(id) {
    return [this.key.answers.items[id]].flat();
  }

  /** @override @param {string} id @param {string} given */
  distance(id, given) {
    const order = this.standard.levels.map((level) => level.id);
    return order.indexOf(given) - order.indexOf(this.right(id));
  }

  /** @override @param {string} id @returns {Explanation} */
  explain(id) {
    const { words, lower, higher, why } = this.key.reasons.items[id];
    const [first, second] = this.between(id);
    return {
      words,
      options: { [first]: lower, [second]: higher },
      reasons: [[t("drills.why"), why]],
    };
  }

  /** @override @param {string} id */
  hint(id) {
    const { words } = this.key?.reasons.items[id] ?? {};
    return words ? t("drills.hint.words", { words }) : "";
  }

  /** @param {string} id @returns {string[]} */
  between(id) {
    const items = /** @type {{ id: string, between: string[] }[]} */ (this.exercise.items);
    return items.find((item) => item.id === id)?.between ?? [];
  }
}

/** One right answer, a reason for each. */
export class ChoiceSet extends QuestionSet {
  /** @override @param {string} id @returns {Explanation} */
  explain(id) {
    return { reasons: [], ...this.key.reasons.items[id] };
  }
}

/** A paper, its fault, the cure. */
export class SpotFault extends QuestionSet {
  /** @override */
  field = /** @type {const} */ ("fault");

  /** @override @param {string} id */
  hint(id) {
    return this.key ? t(`drills.hint.${this.right(id)}`) : "";
  }

  /** @override @param {string} id @returns {Explanation} */
  explain(id) {
    const { why, cure } = this.key.reasons.items[id];
    return {
      reasons: [
        [t("drills.fault_why"), why],
        [t("drills.fault_cure"), cure],
      ],
    };
  }
}
