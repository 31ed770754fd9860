/**
 * What was agreed, in words: the same on a card, in the list and in the record.
 *
 * @import { MarkOf } from "./shown.js"
 * @import { Decision } from "./types"
 * @import { Standard } from "../shared/types"
 */

import { el } from "../shared/dom.js";
import { t } from "../shared/strings.js";
import { TEXTS } from "./decisions.js";
import { answerWord } from "./words.js";

/**
 * A talk in one line.
 *
 * @param {Standard} standard
 * @param {Decision} decision
 */
export function decisionLine(standard, decision) {
  const level = decision.level ? answerWord(standard, decision.level) : t("board.decide.open");
  const said = TEXTS.map((field) => decision[field].trim()).filter(Boolean);
  return el("bdi", {}, [level, ...said].join(" – "));
}

/**
 * A talk as it is read out: the level first.
 *
 * @param {MarkOf} mark
 * @param {Standard} standard
 * @param {Decision} decision
 */
export function decisionText(mark, standard, decision) {
  const rows = TEXTS.filter((field) => decision[field].trim()).map((field) =>
    el(
      "div",
      { class: "th-decided__row" },
      el("dt", {}, t(`board.decide.${field}`)),
      el("dd", {}, el("bdi", {}, decision[field].trim())),
    ),
  );
  return el(
    "div",
    { class: "th-decided__text" },
    el(
      "p",
      { class: "th-decided__level" },
      `${t("board.decide.level")}: `,
      mark(standard, decision.level),
      el(
        "strong",
        {},
        decision.level ? answerWord(standard, decision.level) : t("board.decide.open"),
      ),
    ),
    el("dl", {}, ...rows),
  );
}
