/**
 * <order-steps>: steps put into their order by tap, by drag, by keyboard. The number fields, with
 * which the form works without scripts, are filled along.
 *
 * @import { Answers, Summary } from "../store/practice-types"
 */

import { all, el, one } from "../shared/dom.js";
import { announce, button } from "../exercise/element.js";
import { t } from "../shared/strings.js";
import { makeDraggable } from "./drag.js";
import { stepVerdicts } from "./arranging-scores.js";
import { Arranging, pieceResult, pieceText } from "./arranging.js";

/** @import { StepVerdict } from "./arranging-scores.js" */

export class OrderSteps extends Arranging {
  get row() {
    return one(this.form, "[data-part=row]", HTMLElement);
  }

  get pool() {
    return one(this.form, "[data-part=pool]", HTMLElement);
  }

  get steps() {
    return all(this.form, "[data-step]", HTMLElement);
  }

  get chosen() {
    return all(this.row, "[data-step]", HTMLElement);
  }

  /** @override */
  arrange() {
    for (const step of this.steps) {
      const act = (/** @type {string} */ sign, /** @type {string} */ what) => {
        const made = button(
          sign || t("drills.order.add"),
          () => this.act(step, what),
          `th-step-${what}`,
        );
        made.setAttribute("aria-label", `${t(`drills.order.${what}`)}: ${pieceText(step)}`);
        return made;
      };
      const controls = [
        act("", "add"),
        act("\u2191", "up"),
        act("\u2193", "down"),
        act("\u00d7", "out"),
      ];
      step.prepend(el("span", { class: "th-grip", "aria-hidden": "true" }));
      step.append(el("span", { class: "th-step-controls" }, ...controls));
    }
    this.pool.addEventListener("click", ({ target }) => {
      const step = target instanceof Element ? target.closest("[data-step]") : null;
      if (step instanceof HTMLElement && !(target instanceof HTMLButtonElement))
        this.act(step, "add");
    });
    makeDraggable(this, (step, zone, y) => this.drop(step, zone, y));
  }

  /**
   * @param {HTMLElement} step
   * @param {string} what
   */
  act(step, what) {
    const { chosen } = this;
    const at = chosen.indexOf(step);
    const next = (what === "add" ? all(this.pool, "[data-step]", HTMLElement) : chosen).filter(
      (_other, n, row) => row[n - 1] === step || row[n + 1] === step,
    );
    if (what === "add") this.row.append(step);
    if (what === "up" && at > 0) chosen[at - 1].before(step);
    if (what === "down" && at < chosen.length - 1) chosen[at + 1].after(step);
    if (what === "out") this.pool.append(step);
    this.moved(step);
    const stays = what === "up" || what === "down";
    const focus = (stays ? step : next[next.length - 1])?.querySelector(`.th-step-${what}`);
    const target =
      focus instanceof HTMLElement ? focus : one(this.form, "[type=submit]", HTMLElement);
    target.focus({ preventScroll: true });
  }

  /**
   * @param {HTMLElement} step
   * @param {HTMLElement} zone
   * @param {number} y
   */
  drop(step, zone, y) {
    if (zone === this.row) {
      const below = this.chosen.find((other) => {
        const { top, height } = other.getBoundingClientRect();
        return other !== step && top + height / 2 > y;
      });
      this.row.insertBefore(step, below ?? null);
    } else this.pool.append(step);
    this.moved(step);
  }

  /** @param {HTMLElement} step */
  moved(step) {
    this.number();
    this.changed();
    const total = this.chosen.length;
    const n = this.chosen.indexOf(step) + 1;
    announce(n ? t("drills.order.moved", { n, total }) : t("drills.order.removed"));
  }

  /** Writes every place into its field. */
  number() {
    const { chosen } = this;
    for (const step of this.steps) {
      const place = chosen.indexOf(step) + 1;
      one(step, "input", HTMLInputElement).value = String(place || "");
    }
    one(this.form, "[data-part=empty]", HTMLElement).hidden = chosen.length > 0;
  }

  /** @override @returns {Answers} */
  read() {
    const { chosen } = this;
    return Object.fromEntries(
      this.steps.map((step) => [id(step), { place: chosen.indexOf(step) + 1 }]),
    );
  }

  /** @override @param {Answers} answers */
  write(answers) {
    const place = (/** @type {HTMLElement} */ step) => answers[id(step)]?.place ?? 0;
    const byId = new Map(this.steps.map((step) => [id(step), step]));
    for (const name of /** @type {string[]} */ (this.exercise.steps)) {
      const step = byId.get(name);
      if (step) this.pool.append(step);
    }
    const chosen = this.steps.filter(place).sort((a, b) => place(a) - place(b));
    this.row.append(...chosen);
    this.number();
  }

  /** @override */
  missing() {
    if (this.chosen.length < 2) this.warned = false;
    return this.chosen.length < 2 ? t("drills.order.few") : "";
  }

  /** @param {Answers} answers @returns {StepVerdict[]} */
  compared(answers) {
    const place = (/** @type {string} */ step) => answers[step]?.place ?? 0;
    const all = /** @type {string[]} */ (this.exercise.steps);
    const given = all.filter(place).sort((a, b) => place(a) - place(b));
    return stepVerdicts(given, this.key.answers.order, all);
  }

  /** @override @param {Answers} answers @returns {Summary} */
  summary(answers) {
    const items = this.steps.length;
    const answered = items;
    if (!this.key) return { items, answered };
    const right = this.compared(answers).filter(isRight).length;
    return { items, answered, right };
  }

  /** @override @param {Answers} answers */
  verdicts(answers) {
    const compared = this.compared(answers);
    const total = this.key.answers.order.length;
    const belong = compared.slice(0, total);
    const rest = compared.slice(total);
    const score = {
      right: belong.filter(isRight).length,
      total,
      out: rest.filter(isRight).length,
      rest: rest.length,
    };
    return [
      el(
        "p",
        { class: "th-verdict" },
        t(`drills.order.score${rest.length ? "" : "_plain"}`, score),
      ),
      el("ol", { class: "th-results" }, ...belong.map((one) => this.item(one))),
      rest.length ? el("p", { class: "th-order__title" }, t("drills.order.does_not_belong")) : null,
      el("ul", { class: "th-results" }, ...rest.map((one) => this.item(one))),
    ];
  }

  /** @param {StepVerdict} compared */
  item({ id: name, verdict, distance }) {
    const n = Math.abs(distance);
    const side = distance > 0 ? "late" : "early";
    const key = verdict === "moved" ? `${side}${n === 1 ? "_1" : ""}` : verdict;
    const step = this.steps.find((one) => id(one) === name);
    const good = isRight({ verdict });
    return pieceResult(step, good, t(`drills.order.${key}`, { n }), this.key.reasons.steps[name]);
  }
}

/** @param {Pick<StepVerdict, "verdict">} compared */
function isRight({ verdict }) {
  return verdict === "right" || verdict === "rightlyOut";
}

/** @param {HTMLElement} step */
function id(step) {
  return step.dataset.step ?? "";
}
