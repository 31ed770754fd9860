/**
 * <score-dossier>: a person's papers beside a form with every criterion. Answers are kept on each
 * change; nothing of the key is shown before the whole form is handed in.
 *
 * @import { Answers, Attempt, DossierKey, Draft } from "../store/practice-types"
 */

import { define, el, fill, one, promote } from "../shared/dom.js";
import { announce, button, ExerciseElement } from "../exercise/element.js";
import { compare, summarise } from "../exercise/scoring.js";
import { CALIBRATION, keysMayOpen } from "../calibration/measures.js";
import { load } from "../shared/loading.js";
import { t } from "../shared/strings.js";
import { ScoreForm } from "./form.js";
import { onKeys } from "./keys.js";
import { layer } from "./layers.js";
import { Papers } from "./papers.js";

/** What follows the form: the check before handing in, one's own work, the feedback. */
const AFTER = ["taphuan-feedback.js", "taphuan-feedback.css"];

/** A style that comes lays the whole page out again: not while a tap waits for its answer. */
const whenIdle = (/** @type {() => void} */ act) =>
  "requestIdleCallback" in globalThis
    ? requestIdleCallback(act, { timeout: 500 })
    : setTimeout(act, 200);

export class ScoreDossier extends ExerciseElement {
  /** @type {ScoreForm | undefined} */
  ownForm;
  /** @type {Papers | undefined} */
  ownPapers;

  /**
   * The attempt whose key was asked for.
   *
   * @type {string | undefined}
   */
  asked;

  get form() {
    return (this.ownForm ??= new ScoreForm(this, () => this.keep()));
  }

  /** The page before handing in; Back leads to the form. */
  check = layer(
    "check",
    () => this.showCheck(),
    () => this.leaveCheck(),
  );

  get papers() {
    return (this.ownPapers ??= new Papers(this, this.form));
  }

  /** @override */
  start() {
    const { id, keyHash } = this.exercise;
    document.body.classList.add("th-at-work");
    promote(this);
    this.listen();
    this.store.onStatus(() => this.showStorage());
    this.store.onDraft(id, keyHash, (draft) => this.follow(draft));
    this.showStorage();
    this.open(this.store.draft(id, keyHash));
  }

  /** @param {Draft | null} draft */
  open(draft) {
    const last = this.attempts.pop();
    if (last && !draft) return this.handedIn(last);
    this.begin(draft?.answers ?? {});
    if (last) this.afterwards(this.place("check"), (after) => after.hintsAgain(this));
  }

  /**
   * Shows what another tab has done.
   *
   * @param {Draft | null} draft
   */
  follow(draft) {
    if (!draft || this.dataset.mode === "done") return this.open(draft);
    this.form.write(draft.answers);
    if (this.check.isOpen) this.showCheck();
    return undefined;
  }

  /** Attempts with the key of this page; others stay in "My results". */
  get attempts() {
    const { id, keyHash } = this.exercise;
    return this.store.attempts(id).filter((attempt) => attempt.keyHash === keyHash);
  }

  /** A calibration says nothing of its key before the other form was handed in too. */
  get mayOpen() {
    const { kind, standard } = this.exercise;
    return kind !== CALIBRATION || keysMayOpen(this.store.attempts(), standard);
  }

  listen() {
    const { form } = this.form;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.check.open();
    });
    form.addEventListener("input", ({ target }) => {
      if (target instanceof HTMLTextAreaElement) this.keepTyped();
    });
    this.addEventListener("click", ({ target }) => {
      const action = target instanceof Element ? target.closest("[data-do]") : null;
      const step = { next: 1, previous: -1 }[action?.getAttribute("data-do") ?? ""];
      if (step) this.move(step);
    });
    onKeys(this, this.form);
  }

  /**
   * To another criterion; after the last one, to the check.
   *
   * @param {number} step
   */
  move(step) {
    const to = this.form.at + step;
    if (to < this.form.fields.length) this.form.go(to);
    else this.check.open();
  }

  /** @param {Answers} answers */
  begin(answers) {
    this.dataset.mode = "form";
    this.form.write(answers);
    const open = this.form.gaps[0] ?? 0;
    this.form.show(Object.keys(answers).length ? open : 0);
    this.papers.refresh();
    for (const old of this.querySelectorAll(".th-hint")) old.remove();
    for (const part of ["feedback", "own"]) this.place(part).hidden = true;
  }

  /** @param {string} name */
  place(name) {
    return one(this, `[data-part=${name}]`, HTMLElement);
  }

  /** With each letter; the papers do not hang on it. */
  keepTyped() {
    this.keepAnswers(this.form.read(), (answers) => this.form.write(answers));
    this.showStorage();
    const saved = one(this, "[data-part=saved]", HTMLElement);
    saved.textContent = t(this.store.unsaved ? "practice.not_saved" : "practice.saved");
  }

  keep() {
    this.keepTyped();
    this.papers.refresh();
    whenIdle(() => {
      for (const file of AFTER) load(file).catch(() => undefined); // a later use loads it again
    });
  }

  /** Says so when the browser keeps nothing. */
  showStorage() {
    const notice = one(this, "[data-part=storage]", HTMLElement);
    const { status } = this.store;
    notice.hidden = status === "ok";
    notice.textContent = status === "ok" ? "" : t(`practice.storage.${status}`);
  }

  /** Everything at a glance, before anything is final. */
  showCheck() {
    const place = this.place("check");
    this.dataset.mode = "check";
    place.hidden = false;
    setTimeout(() => this.afterwards(place, (after) => after.showCheck(this, place)));
    place.focus({ preventScroll: true });
    this.scrollIntoView({ block: "start" });
  }

  /** Back to the criterion that was left. */
  leaveCheck() {
    this.place("check").hidden = true;
    if (this.dataset.mode !== "check") return;
    this.dataset.mode = "form";
    this.form.go(this.form.at);
  }

  /**
   * Does what the later script does; where it cannot be had, handing in is still possible.
   *
   * @param {HTMLElement} place
   * @param {(after: NonNullable<typeof globalThis.taphuanAfter>) => void} act
   */
  async afterwards(place, act) {
    try {
      if (!globalThis.taphuanAfter) await Promise.all(AFTER.map(load));
      if (globalThis.taphuanAfter) act(globalThis.taphuanAfter);
    } catch (error) {
      console.error(error);
      const notice = el("p", { class: "th-notice", role: "alert" }, t("practice.failed"));
      const anyway = button(t("practice.check.hand_in"), () => this.handIn(), "th-button");
      fill(place, notice, this.dataset.mode === "check" ? anyway : null);
    }
  }

  /** Answers the tap; what follows takes a slow phone a tenth of a second. */
  handIn() {
    if (this.dataset.mode === "done") return;
    this.dataset.mode = "done";
    this.check.close();
    setTimeout(() => this.keepAttempt());
  }

  keepAttempt() {
    const answers = this.form.read();
    const key = this.mayOpen ? this.openKey : null;
    const items = this.form.fields.length;
    const answered = items - this.form.gaps.length;
    const summary = key ? this.summary(answers, key) : { items, answered };
    const attempt = this.store.handIn(this.meta, answers, summary);
    announce(t("practice.handed_in"));
    this.handedIn(attempt, true);
  }

  /**
   * @param {Answers} answers
   * @param {DossierKey} key
   */
  summary(answers, key) {
    return summarise(compare(answers, key.answers, this.standard), this.standard);
  }

  /**
   * Shows the feedback; of a locked key first what was handed in, and asks for its phrase.
   *
   * @param {Attempt} attempt
   * @param {boolean} [now] whether it was handed in just now
   */
  handedIn(attempt, now) {
    const place = this.place("feedback");
    this.dataset.mode = "done";
    this.papers.layer.close();
    place.hidden = false;
    const key = this.mayOpen ? this.openKey : null;
    if (key) this.showFeedback(place, key);
    else this.askPhrase(attempt, place);
    if (now) {
      place.focus({ preventScroll: true });
      this.scrollIntoView({ block: "start" });
    }
  }

  /**
   * @param {Attempt} attempt
   * @param {HTMLElement} place
   */
  askPhrase(attempt, place) {
    const own = this.place("own");
    own.hidden = false;
    this.form.write(attempt.answers);
    this.afterwards(own, (after) => after.showOwn(this, place, own, attempt));
    if (!this.mayOpen) return;
    this.askForKey((/** @type {DossierKey} */ key) => {
      this.store.markUnlocked(attempt.id, this.summary(attempt.answers, key));
      own.hidden = true;
      this.showFeedback(place, key);
    });
  }

  /**
   * What is said to the last attempt.
   *
   * @param {HTMLElement} place
   * @param {DossierKey} key
   */
  showFeedback(place, key) {
    this.afterwards(place, (after) => after.showFeedback(this, place, key));
  }

  /**
   * A second try: from nothing, or with the answers that agreed.
   *
   * @param {Answers} answers
   */
  again(answers) {
    this.begin({});
    if (Object.keys(answers).length) {
      this.form.write(answers);
      this.keep();
      this.form.show(this.form.gaps[0] ?? 0);
    }
    this.form.go(this.form.at);
  }
}

define("score-dossier", ScoreDossier);
