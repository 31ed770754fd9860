/**
 * <score-dossier>: a person's papers beside a form with every criterion. Answers are kept on each
 * change; nothing of the key is shown before the whole form is handed in.
 *
 * @import { Answers, Attempt, DossierKey, Draft } from "../store/practice-types"
 */

import { define, el, fill, one, promote } from "../shared/dom.js";
import { announce, button, ExerciseElement, guard } from "../exercise/element.js";
import { compare, summarise } from "../exercise/scoring.js";
import { load } from "../shared/loading.js";
import { t } from "../shared/strings.js";
import { ScoreForm } from "./form.js";
import { onKeys } from "./keys.js";
import { Papers } from "./papers.js";

const FEEDBACK = "taphuan-feedback.js";

export class ScoreDossier extends ExerciseElement {
  /** @type {ScoreForm | undefined} */
  ownForm;
  /** @type {Papers | undefined} */
  ownPapers;

  get form() {
    return (this.ownForm ??= new ScoreForm(this, () => this.keep()));
  }

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
    if (draft || !last) this.begin(draft?.answers ?? {});
    else this.handedIn(last);
  }

  /**
   * Shows what another tab has done.
   *
   * @param {Draft | null} draft
   */
  follow(draft) {
    if (draft && this.dataset.mode === "form") this.form.write(draft.answers);
    else this.open(draft);
  }

  /** Attempts with the key of this page; others stay in "My results". */
  get attempts() {
    const { id, keyHash } = this.exercise;
    return this.store.attempts(id).filter((attempt) => attempt.keyHash === keyHash);
  }

  listen() {
    const { form } = this.form;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.askOrHandIn();
    });
    form.addEventListener("input", ({ target }) => {
      if (target instanceof HTMLTextAreaElement) this.keepTyped();
    });
    this.addEventListener("click", ({ target }) => {
      const action = target instanceof Element ? target.closest("[data-do]") : null;
      const step = { next: 1, previous: -1 }[action?.getAttribute("data-do") ?? ""];
      if (step) this.form.go(this.form.at + step);
    });
    onKeys(this, this.form, this.standard.levels.length);
  }

  /** @param {Answers} answers */
  begin(answers) {
    this.dataset.mode = "form";
    this.form.write(answers);
    const open = this.form.gaps[0] ?? 0;
    this.form.show(Object.keys(answers).length ? open : 0);
    this.papers.refresh();
    one(this, "[data-part=feedback]", HTMLElement).hidden = true;
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
    load(FEEDBACK).catch(() => undefined); // tried again when it is needed
  }

  /** Says so when the browser keeps nothing. */
  showStorage() {
    const notice = one(this, "[data-part=storage]", HTMLElement);
    const { status } = this.store;
    notice.hidden = status === "ok";
    notice.textContent = status === "ok" ? "" : t(`practice.storage.${status}`);
  }

  /** Hands in what is whole; lists the gaps otherwise. */
  askOrHandIn() {
    const { gaps } = this.form;
    const place = one(this, "[data-part=gaps]", HTMLElement);
    if (gaps.length === 0) return this.handIn();
    const anyway = button(t("practice.gaps.anyway"), () => this.handIn());
    fill(
      place,
      el("p", {}, el("strong", {}, t("practice.gaps.title", { n: gaps.length }))),
      el("p", { class: "th-stepper" }, ...gaps.map((n) => this.form.stepTo(n))),
      el("p", {}, t("practice.gaps.about")),
      anyway,
    );
    place.hidden = false;
    place.focus();
    return undefined;
  }

  /** Answers the tap; what follows takes a slow phone a tenth of a second. */
  handIn() {
    this.dataset.mode = "done";
    setTimeout(() => this.keepAttempt());
  }

  keepAttempt() {
    const answers = this.form.read();
    const key = this.openKey;
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
   * Shows the feedback, or first asks for the phrase that opens a locked key.
   *
   * @param {Attempt} attempt
   * @param {boolean} [now] whether it was handed in just now
   */
  handedIn(attempt, now) {
    const place = one(this, "[data-part=feedback]", HTMLElement);
    this.dataset.mode = "done";
    this.papers.close(false);
    place.hidden = false;
    const key = this.openKey;
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
    const words = attempt.fingerprint.slice(0, 12).replace(/.{4}(?=.)/g, "$& ");
    fill(place, el("p", {}, t("practice.locked.kept", { fingerprint: words })));
    this.askForKey((/** @type {DossierKey} */ key) => {
      this.store.markUnlocked(attempt.id, this.summary(attempt.answers, key));
      this.showFeedback(place, key);
    });
  }

  /**
   * What is said to the last attempt; its script comes when it is near.
   *
   * @param {HTMLElement} place
   * @param {DossierKey} key
   */
  showFeedback(place, key) {
    const show = () => guard(place, () => globalThis.taphuanFeedback?.(this, place, key));
    if (globalThis.taphuanFeedback) return show();
    const failed = el("p", { class: "th-notice", role: "alert" }, t("practice.failed"));
    load(FEEDBACK).then(show, () => fill(place, failed));
    return undefined;
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
