/**
 * <rating-calculator data-standard="...">: a form with every criterion becomes a calculator.
 * The form is written by templates/parts/calculator.html.jinja and readable without this script.
 *
 * @import { Levels, Outcome, Standard } from "../shared/types"
 */

import { all, define, el, fill, one, promote } from "../shared/dom.js";
import { startLate } from "../shared/early.js";
import { everyLevel, ratingExamples } from "./examples.js";
import { overallRating } from "./rating.js";
import { ratingAdvice } from "./advice.js";
import { ratingMark, ratingSteps } from "./steps.js";
import { criteriaNumbers } from "./text.js";
import { recall, remember, storageKey } from "../shared/storage.js";
import { t } from "../shared/strings.js";

class RatingCalculator extends HTMLElement {
  connectedCallback() {
    const standard = globalThis.taphuan?.standards[this.dataset.standard ?? ""];
    if (standard && !this.dataset.ready) {
      this.dataset.ready = "yes";
      startCalculator(this, standard);
    }
  }
}

export function defineRatingCalculator() {
  define("rating-calculator", RatingCalculator);
}

/**
 * @param {HTMLElement} root
 * @param {Standard} standard
 */
function startCalculator(root, standard) {
  const form = one(root, "form", HTMLFormElement);
  const key = storageKey("calculator", standard.id, standard.structureHash);
  const examples = ratingExamples(standard);
  let shown = -1;
  /** @type {Levels | null} what stood there before the last button */
  let before = null;

  const update = () => {
    const levels = readLevels(form, standard);
    remember(key, Object.keys(levels).length > 0 ? levels : null);
    showResult(root, standard, levels);
    one(root, "[data-do=undo]", HTMLButtonElement).hidden = before === null;
  };
  const replace = (/** @type {Levels} */ levels, /** @type {Levels | null} */ undo) => {
    before = undo;
    writeLevels(form, standard, levels);
    update();
  };

  form.addEventListener("change", () => {
    before = null;
    update();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-do]") : null;
    if (!(button instanceof HTMLButtonElement)) return;
    const now = readLevels(form, standard);
    const act = button.dataset.do;
    if (act === "all") replace(everyLevel(standard, button.value), now);
    if (act === "clear") replace({}, now);
    if (act === "example") {
      shown = (shown + 1) % examples.length;
      replace(examples[shown], now);
    }
    if (act === "undo" && before) {
      replace(before, null);
      one(root, "[data-do=clear]", HTMLButtonElement).focus();
    }
  });

  startLate(root, () => {
    writeLevels(form, standard, storedLevels(key));
    promote(root);
    update();
  });
}

/**
 * @param {string} key
 * @returns {Levels}
 */
function storedLevels(key) {
  const stored = recall(key);
  return stored && typeof stored === "object" ? /** @type {Levels} */ (stored) : {};
}

/**
 * @param {HTMLFormElement} form
 * @param {Standard} standard
 * @returns {Levels}
 */
function readLevels(form, standard) {
  const chosen = new Map(
    all(form, "input:checked", HTMLInputElement).map((input) => [input.dataset.criterion, input]),
  );
  const known = standard.criteria.filter(({ id }) => chosen.has(id));
  return Object.fromEntries(known.map(({ id }) => [id, chosen.get(id)?.value]));
}

/**
 * @param {HTMLFormElement} form
 * @param {Standard} standard
 * @param {Levels} levels
 */
function writeLevels(form, standard, levels) {
  const ids = new Set(standard.criteria.map(({ id }) => id));
  for (const input of all(form, "input[data-criterion]", HTMLInputElement)) {
    const criterion = input.dataset.criterion ?? "";
    input.checked = ids.has(criterion) && levels[criterion] === input.value;
  }
}

/**
 * @param {HTMLElement} root
 * @param {Standard} standard
 * @param {Levels} levels
 */
function showResult(root, standard, levels) {
  const outcome = overallRating(standard, levels);
  fill(one(root, "[data-part=headline]", HTMLElement), ...headline(root, standard, outcome));
  fill(
    one(root, "[data-part=steps]", HTMLElement),
    ...missing(standard, outcome),
    ratingSteps(standard, outcome, root),
  );
  fill(one(root, "[data-part=advice]", HTMLElement), ...ratingAdvice(standard, levels, root));
}

/**
 * The answer in one or two lines.
 *
 * @param {HTMLElement} root
 * @param {Standard} standard
 * @param {Outcome} outcome
 */
function headline(root, standard, outcome) {
  const named = (/** @type {string} */ id) => standard.ratings.findIndex((r) => r.id === id);
  const { rating, possible, missing } = outcome;
  if (rating !== null) {
    const number = named(rating);
    return [
      el("span", { class: "th-calc-headline__label" }, t("rating.result.label")),
      el("strong", {}, ratingMark(standard, number, root), " ", standard.ratings[number].name),
    ];
  }
  if (missing.length === 0) return [el("strong", {}, t("rating.result.uncovered"))];
  const words = possible.map((id) => standard.ratings[named(id)].short);
  const open = { n: missing.length };
  if (possible.length === 1) {
    const certain = t("rating.result.certain", { rating: words[0], ...open });
    return [el("strong", {}, ratingMark(standard, named(possible[0]), root), " ", certain)];
  }
  const ratings = words.join(t("rating.result.or"));
  return [
    el("strong", {}, t("rating.result.none_yet", open)),
    " ",
    missing.length < standard.criteria.length
      ? el("span", {}, t("rating.result.possible", { ratings }))
      : null,
  ];
}

/**
 * @param {Standard} standard
 * @param {Outcome} outcome
 */
function missing(standard, outcome) {
  const { missing: open } = outcome;
  if (open.length === 0 || open.length === standard.criteria.length) return [];
  const numbers = criteriaNumbers(standard, open);
  return [el("p", { class: "th-small" }, t("rating.result.missing", { numbers }))];
}
