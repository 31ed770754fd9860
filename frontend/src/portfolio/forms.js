/**
 * One criterion of a portfolio as a form: papers, the level claimed, what a fellow should look at. It
 * shows lines and tells what its person changes, field by field.
 *
 * @import { PortfolioPaper } from "../store/practice-types"
 * @import { Level, Question } from "./questions.js"
 */

import { button } from "../exercise/element.js";
import { el } from "../shared/dom.js";
import { t } from "../shared/strings.js";
import { LONGEST } from "./lines.js";
import { maskNote } from "./mask-notes.js";
import { kindWords, questionWords } from "./words.js";

/** As in course/model/evidence.py. */
const KINDS = [
  "plan",
  "minutes",
  "record",
  "report",
  "decision",
  "certificate",
  "product",
  "observation",
  "opinion",
  "letter",
  "data",
  "image",
  "phenomenon",
  "witness",
  "message",
];
/** @typedef {"what" | "kind" | "day" | "keeper"} PaperPart */
/** @typedef {(value: string) => void} Told */

/**
 * @param {PortfolioPaper} paper
 * @param {{ n: number, criterion: string }} place
 * @param {(part: PaperPart, value: string) => void} change
 * @param {() => void} remove
 */
export function paperForm(paper, { n, criterion }, change, remove) {
  const told = (/** @type {PaperPart} */ part) => (/** @type {string} */ value) =>
    change(part, value);
  return el(
    "fieldset",
    { class: "th-plan__row", "data-line": paper.id },
    el("legend", {}, t("portfolio.paper", { n, criterion })),
    textField("what", paper.what, t("portfolio.what"), told("what"), 2),
    chosen("kind", paper.kind, t("portfolio.kind"), kinds(), told("kind")),
    dayField(paper.day, told("day")),
    textField("keeper", paper.keeper, t("portfolio.keeper"), told("keeper")),
    el("p", { class: "th-plan__remove" }, button(t("portfolio.remove"), remove)),
  );
}

/** @returns {[string, string][]} */
const kinds = () => [
  ["", t("portfolio.no_kind")],
  ...KINDS.map((kind) => /** @type {[string, string]} */ ([kind, kindWords(kind)])),
];

/**
 * A field of words, with what in it may tell who is meant.
 *
 * @param {keyof typeof LONGEST} name
 * @param {string} value
 * @param {string} label
 * @param {Told} told
 * @param {number} [rows] 0: one line
 */
export function textField(name, value, label, told, rows = 0) {
  const maxlength = LONGEST[name];
  const field = rows
    ? el("textarea", { name, rows, maxlength })
    : el("input", { name, type: "text", maxlength, autocomplete: "off" });
  field.value = value;
  field.addEventListener("input", () => told(field.value));
  const labelled = el("label", {}, el("span", {}, label), field);
  // who signs with a name means to
  const note = name === "who" ? null : maskNote(field);
  return el("div", { "data-field": name }, labelled, note);
}

/**
 * @param {string} name
 * @param {string} value
 * @param {string} label
 * @param {[string, string][]} options
 * @param {Told} told
 */
export function chosen(name, value, label, options, told) {
  const field = el(
    "select",
    { name },
    ...options.map(([id, words]) => el("option", { value: id }, words)),
  );
  field.value = value;
  field.addEventListener("input", () => told(field.value));
  return el("label", { "data-field": name }, el("span", {}, label), field);
}

/**
 * @param {string} value
 * @param {Told} told
 */
function dayField(value, told) {
  const field = el("input", { name: "day", type: "date", min: "1980-01-01", max: "2099-12-31" });
  field.value = value;
  field.addEventListener("input", () => field.validity.badInput || told(field.value));
  return el("label", { "data-field": "day" }, el("span", {}, t("portfolio.day")), field);
}

/**
 * What each level asks, folded away.
 *
 * @param {Level[]} levels
 */
export function levelWords(levels) {
  const described = levels.filter(({ asks }) => asks);
  if (described.length === 0) return null;
  return el(
    "details",
    { class: "th-plan__more" },
    el("summary", {}, t("portfolio.levels")),
    el(
      "dl",
      {},
      ...described.flatMap(({ name, asks }) => [el("dt", {}, name), el("dd", {}, asks)]),
    ),
  );
}

/**
 * @param {Question[]} questions
 */
export function questionList(questions) {
  if (questions.length === 0) return null;
  return el(
    "div",
    { class: "th-folio__asked" },
    el("p", { class: "th-small" }, t("portfolio.asked")),
    el("ul", {}, ...questions.map((one) => el("li", {}, questionWords(one)))),
  );
}

/** @param {Level[]} levels @param {string} none @returns {[string, string][]} */
export const levelOptions = (levels, none) => [
  ["", none],
  ...levels.map(({ id, name }) => /** @type {[string, string]} */ ([id, name])),
];
