/**
 * The form in which a talk is written down while people talk: the level, the words that decided, a
 * sentence to take home, a question. Every letter is kept at once; no mouse is needed.
 *
 * @import { DecisionFields, LevelWords } from "./types"
 * @import { Standard } from "../shared/types"
 */

import { all, el, fill } from "../shared/dom.js";
import { NOT_ENOUGH } from "../exercise/scoring.js";
import { t } from "../shared/strings.js";
import { LONGEST, TEXTS } from "./decisions.js";
import { answerWord } from "./words.js";

/** Keys that move the projector, and belong to the fields here. */
const MOVING = ["ArrowRight", "ArrowLeft", "PageDown", "PageUp"];

/**
 * @typedef {object} FormParts
 * @property {string} id of the talk, for names and ids
 * @property {Standard} standard
 * @property {Record<string, LevelWords>} levels what each level asks
 * @property {(level: string) => Node | null} mark a level's mark
 * @property {DecisionFields} fields what is written so far
 * @property {(fields: DecisionFields) => void} onInput
 * @property {() => void} onDone
 */

/** @param {FormParts} parts */
export function decisionForm(parts) {
  const form = el("form", { class: "th-decide", id: parts.id });
  const texts = TEXTS.map((name) => textField(parts, name));
  const terms = el("p", { class: "th-decide__terms" });
  const done = el("button", { type: "submit", class: "th-action" }, t("board.decide.done"));
  form.append(levelField(parts), terms, ...texts);
  form.append(el("p", { class: "th-small" }, done, " ", t("board.decide.kept")));
  const offer = () => offerTerms(parts, form, terms);
  offer();
  form.addEventListener("input", () => {
    parts.onInput(fieldsOf(form));
    offer();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    parts.onDone();
  });
  form.addEventListener("keydown", (event) => keys(parts, form, event));
  return form;
}

/**
 * What the form holds now.
 *
 * @param {HTMLFormElement} form
 * @returns {DecisionFields}
 */
function fieldsOf(form) {
  const data = new FormData(form);
  const of = (/** @type {string} */ name) => String(data.get(name) ?? "");
  return {
    level: of("level"),
    words: of("words"),
    lesson: of("lesson"),
    question: of("question"),
  };
}

/**
 * The levels as choices; the last takes an answer back.
 *
 * @param {FormParts} parts
 */
function levelField({ id, standard, mark, fields }) {
  const answers = [...standard.levels.map((level) => level.id), NOT_ENOUGH, ""];
  const choices = answers.map((answer, n) => {
    const own = `${id}-level-${n}`;
    const checked = fields.level === answer;
    const radio = el("input", { type: "radio", name: "level", value: answer, id: own, checked });
    const word = answer ? answerWord(standard, answer) : t("board.decide.open");
    return el("label", { class: "th-decide__level", for: own }, radio, mark(answer), word);
  });
  return el(
    "fieldset",
    { class: "th-decide__levels" },
    el("legend", {}, t("board.decide.level")),
    ...choices,
  );
}

/**
 * @param {FormParts} parts
 * @param {typeof TEXTS[number]} name
 */
function textField({ id, fields }, name) {
  const area = el("textarea", { name, id: `${id}-${name}`, rows: 2, maxlength: LONGEST });
  area.value = fields[name];
  return el("label", { class: "th-decide__text" }, t(`board.decide.${name}`), area);
}

/**
 * The words of the chosen level as one button, which writes them down.
 *
 * @param {FormParts} parts
 * @param {HTMLFormElement} form
 * @param {HTMLElement} line
 */
function offerTerms({ levels, onInput }, form, line) {
  const { level } = fieldsOf(form);
  if (line.dataset.level === level) return;
  line.dataset.level = level;
  const terms = (levels[level]?.terms ?? []).map((term) => `“${term}”`).join("; ");
  const words = all(form, "[name=words]", HTMLTextAreaElement)[0];
  const copy = el("button", { type: "button", class: "th-decide__term" }, `+ ${terms}`);
  copy.addEventListener("click", () => {
    words.value = [words.value.trim(), terms].filter(Boolean).join("; ");
    onInput(fieldsOf(form));
    words.focus();
  });
  fill(line, terms && copy);
}

/**
 * Digits choose a level from the row of levels, Ctrl+Enter and Esc end the writing; what moves the
 * projector moves the caret here.
 *
 * @param {FormParts} parts
 * @param {HTMLFormElement} form
 * @param {KeyboardEvent} event
 */
function keys({ onDone }, form, event) {
  const radios = all(form, "[name=level]", HTMLInputElement);
  const inRow = event.target instanceof HTMLInputElement;
  const digit = /^[0-9]$/.test(event.key) ? radios[Number(event.key)] : undefined;
  if (MOVING.includes(event.key)) event.stopPropagation();
  else if (event.key === "Escape" || (event.key === "Enter" && (event.ctrlKey || event.metaKey))) {
    event.preventDefault();
    event.stopPropagation();
    onDone();
  } else if (inRow && digit) {
    digit.checked = true;
    digit.focus();
    digit.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
