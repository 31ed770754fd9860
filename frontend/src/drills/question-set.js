/**
 * Questions one at a time. With an open key each answer is compared at once and kept as a unit of
 * its own; with a locked key all are handed in together and the unlock phrase brings the reasons.
 *
 * @import { Answer, Answers, Attempt, Summary } from "../store/practice-types"
 * @import { Explanation } from "./explain.js"
 */

import { all, one, promote } from "../shared/dom.js";
import { announce } from "../exercise/element.js";
import { t } from "../shared/strings.js";
import { finishParts } from "./finish.js";
import { clock, watchStorage } from "./page-parts.js";
import { QuestionPages } from "./question-pages.js";
import { Question } from "./question.js";
import { verdictText } from "./verdict.js";

export class QuestionSet extends QuestionPages {
  /** @type {"level" | "option" | "fault" | "rating"} the part of an answer that holds the choice */
  field = "option";
  /** @type {any} answers and reasons, once they may be seen */
  key = null;
  /** @type {Attempt | null} a locked set that was handed in */
  attempt = null;
  /** @type {Answers} of the exercise, chosen on another page and not handed in */
  elsewhere = {};
  /** @type {HTMLFormElement | undefined} */
  form;

  /**
   * @param {string} id
   * @returns {string}
   */
  right(id) {
    return this.key.answers.items[id];
  }

  /**
   * Every choice that the key takes, its own first.
   *
   * @param {string} id
   * @returns {string[]}
   */
  accepted(id) {
    return [this.right(id)];
  }

  /**
   * How far a choice lies above (below: negative) the key's; null where choices have no order.
   *
   * @param {string} _id
   * @param {string} _given
   * @returns {number | null}
   */
  distance(_id, _given) {
    return null;
  }

  /**
   * @param {string} _id
   * @returns {Explanation}
   */
  explain(_id) {
    return { reasons: [] };
  }

  /**
   * Where to look, asked for before answering; empty where the key would say too much.
   *
   * @override
   * @param {string} _id
   * @returns {string}
   */
  hint(_id) {
    return "";
  }

  /**
   * Buttons of a kind's own at the end.
   *
   * @returns {HTMLElement[]}
   */
  extras() {
    return [];
  }

  /** @override */
  start() {
    this.form = one(this, "form", HTMLFormElement);
    this.questions = all(this.form, "[data-item]", HTMLFieldSetElement).map((f) => new Question(f));
    this.key = this.openKey;
    this.restore();
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.forward();
    });
    this.form.addEventListener("change", () => this.keep());
    this.form.addEventListener("input", ({ target }) => {
      if (target instanceof HTMLTextAreaElement) this.keep();
    });
    this.form.addEventListener("click", ({ target }) => {
      const action = target instanceof HTMLElement ? target.dataset.do : "";
      if (action === "hint") this.questions[this.at]?.hint(this.hint(this.questions[this.at].id));
      if (action === "back") this.go(this.at - 1);
      if (action === "skip") this.go(this.at + 1);
    });
    const { id, keyHash } = this.exercise;
    this.store.onDraft(id, keyHash, (draft) => {
      if (draft) this.follow(draft.answers);
      this.status();
    });
    promote(this);
    watchStorage(this);
    const open = this.questions.findIndex(({ closed }) => !closed);
    this.show(open < 0 ? (this.single ? 0 : this.questions.length) : open);
  }

  /** @override answers of a locked set wait for a common handing in */
  get collects() {
    return this.lockedKey !== null;
  }

  /** @override */
  get finish() {
    return finishParts(this);
  }

  restore() {
    const { id, keyHash } = this.exercise;
    const attempts = this.store.attempts(id).filter((attempt) => attempt.keyHash === keyHash);
    const draft = this.store.draft(id, keyHash)?.answers ?? {};
    this.elsewhere = { ...draft };
    for (const question of this.questions) {
      this.fillIn(question, draft);
      delete this.elsewhere[question.id];
    }
    if (this.collects && Object.keys(draft).length === 0) this.restoreWhole(attempts);
    if (this.collects) return;
    for (const question of this.questions) {
      const answers = attempts.filter(({ unit }) => unit === this.unit(question)).pop()?.answers;
      if (!answers || draft[question.id]) continue;
      this.fillIn(question, answers);
      this.reveal(question);
    }
  }

  /** @param {Attempt[]} attempts */
  restoreWhole(attempts) {
    this.attempt = attempts.filter(({ unit }) => !unit).pop() ?? null;
    if (this.attempt) this.handedIn(this.attempt.answers);
  }

  /**
   * @param {Question} question
   * @param {Answers} answers
   */
  fillIn(question, answers) {
    const answer = answers[question.id];
    if (answer) question.choose(answer[this.field], answer.note);
  }

  /** @param {Question} question */
  unit(question) {
    return `${this.exercise.id}/${question.id}`;
  }

  /** Chosen, but not handed in. */
  get picked() {
    const open = this.questions.filter(({ closed, id }) => !closed && !this.isFresh(id));
    return { ...this.elsewhere, ...this.answers(open) };
  }

  /** @param {string} _id whether a question is none of the author's */
  isFresh(_id) {
    return false;
  }

  /**
   * @param {Question[]} questions
   * @returns {Answers}
   */
  answers(questions) {
    const chosen = questions.filter(({ value, note }) => value || note);
    return Object.fromEntries(chosen.map((question) => [question.id, this.answer(question)]));
  }

  /**
   * @param {Question} question
   * @returns {Answer}
   */
  answer({ value, note }) {
    return { ...(value ? { [this.field]: value } : {}), ...(note ? { note } : {}) };
  }

  keep() {
    this.keepAnswers(this.picked, (answers) => this.follow(answers));
    this.status();
  }

  /**
   * Shows what another tab has changed.
   *
   * @param {Answers} answers
   */
  follow(answers) {
    for (const question of this.questions) {
      const { [this.field]: value, note } = answers[question.id] ?? {};
      if (!question.closed && !this.isFresh(question.id)) question.choose(value, note);
    }
    this.elsewhere = { ...answers };
    for (const { id } of this.questions) delete this.elsewhere[id];
  }

  /** The main button: compare, or go on. */
  forward() {
    const question = this.questions[this.at];
    if (!question) return;
    if (question.closed && this.single) this.again([question]);
    else if (question.closed || this.collects) this.go(this.at + 1);
    else if (question.value) this.compare(question);
    else question.ask();
  }

  /** @param {Question} question */
  compare(question) {
    this.record(question);
    this.reveal(question);
    question.focusVerdict();
    this.status();
  }

  /** @param {Question} question */
  record(question) {
    const answers = this.answers([question]);
    const of = Number(this.exercise.of ?? this.questions.length);
    const meta = { ...this.meta, unit: this.unit(question), of };
    const rest = this.picked;
    delete rest[question.id];
    this.store.handIn(meta, answers, this.summary([question]));
    if (Object.keys(rest).length) {
      this.store.saveDraft(this.exercise.id, this.exercise.keyHash, rest);
    }
  }

  /** @param {Question} question */
  reveal(question) {
    const { id, value } = question;
    const [right, ...others] = this.accepted(id);
    const distance = others.includes(value) ? "accepted" : this.distance(id, value);
    const names = { given: question.name(value), right: question.name(right) };
    question.reveal(
      [right, ...others],
      verdictText(value ? names : { right: names.right }, distance),
      this.explain(id),
    );
  }

  /**
   * Counts of some questions; without the key only how many were answered.
   *
   * @param {Question[]} questions
   * @returns {Summary}
   */
  summary(questions) {
    const answered = questions.filter(({ value }) => value);
    const summary = { items: questions.length, answered: answered.length };
    if (!this.key) return summary;
    const other = answered.filter(({ id, value }) => !this.accepted(id).includes(value));
    const right = answered.length - other.length;
    const gaps = other.map(({ id, value }) => Math.abs(this.distance(id, value) ?? 0));
    const far = gaps.filter((gap) => gap > 1).length;
    return { ...summary, right, near: gaps.filter((gap) => gap === 1).length, far };
  }

  // --- locked sets -------------------------------------------------------------------------

  handIn() {
    this.attempt = this.store.handIn(this.meta, this.picked, this.summary(this.questions));
    announce(t("drills.done.handed_in", { time: clock(this.attempt) }));
    this.handedIn(this.attempt.answers);
    this.go(this.questions.length);
  }

  /** @param {Answers} answers */
  handedIn(answers) {
    for (const question of this.questions) {
      question.choose(undefined);
      this.fillIn(question, answers);
      question.close();
    }
    if (this.key) this.opened(this.key);
    else this.askForKey((key) => this.opened(key));
  }

  /** @param {any} key */
  opened(key) {
    this.key = key;
    for (const question of this.questions) this.reveal(question);
    if (this.attempt) this.store.markUnlocked(this.attempt.id, this.summary(this.questions));
    this.show(this.questions.length);
  }

  /** @param {Question[]} questions to be answered once more */
  again(questions) {
    for (const question of questions) question.reopen();
    if (this.collects) this.attempt = null;
    this.go(this.questions.indexOf(questions[0]));
  }
}
