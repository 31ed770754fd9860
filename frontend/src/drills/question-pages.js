/**
 * Questions one at a time: which one is seen, how far one is, what the buttons say.
 *
 * @import { Question } from "./question.js"
 */

import { fill, one } from "../shared/dom.js";
import { ExerciseElement } from "../exercise/element.js";
import { t } from "../shared/strings.js";

export class QuestionPages extends ExerciseElement {
  at = 0;
  /** @type {Question[]} */
  questions = [];

  get single() {
    return this.questions.length === 1;
  }

  /** Whether answers wait for a common handing in. */
  get collects() {
    return false;
  }

  /**
   * Where to look before answering.
   *
   * @param {string} _id of a question
   */
  hint(_id) {
    return "";
  }

  /**
   * What stands at the end.
   *
   * @returns {(HTMLElement | null)[]}
   */
  get finish() {
    return [];
  }

  /** @param {number} at */
  go(at) {
    this.show(at);
    const place = this.questions[at]?.field ?? one(this, "[data-part=finish]", HTMLElement);
    place.focus({ preventScroll: true });
    this.scrollIntoView({ block: "start" });
  }

  /** @param {number} at the number of a question; one more is the end */
  show(at) {
    this.at = Math.max(0, Math.min(at, this.questions.length));
    this.questions.forEach(({ field }, n) => field.toggleAttribute("data-away", n !== this.at));
    const end = this.at === this.questions.length;
    const finish = one(this, "[data-part=finish]", HTMLElement);
    finish.hidden = !end;
    finish.tabIndex = -1;
    if (end) fill(finish, ...this.finish);
    this.status();
  }

  /** Place, progress and buttons. */
  status() {
    const total = this.questions.length;
    const done = this.questions.filter(({ closed, value }) => closed || (this.collects && value));
    const question = this.questions[this.at];
    const place = { n: this.at + 1, total, done: done.length };
    one(this, "[data-part=place]", HTMLElement).textContent = question
      ? t("drills.place_done", place)
      : t("drills.done.title");
    one(this, "progress", HTMLProgressElement).value = done.length;
    one(this, "[data-do=back]", HTMLElement).hidden = this.at === 0;
    const waits = question && !question.closed && !this.collects;
    one(this, "[data-do=skip]", HTMLElement).hidden = !waits || this.single;
    one(this, "[data-do=hint]", HTMLElement).hidden = !waits || !this.hint(question.id);
    const main = one(this, "[type=submit]", HTMLButtonElement);
    main.hidden = !question;
    main.textContent = t(waits ? "drills.check" : this.onward());
  }

  onward() {
    if (this.single) return "drills.done.once_more";
    return this.at === this.questions.length - 1 ? "drills.finish" : "drills.next";
  }
}
