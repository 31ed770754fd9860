/**
 * Criteria by levels: how many chose each level, hardest criteria first. The key's level has a
 * frame, an accepted one a broken frame, where the key may be seen.
 *
 * @import { Figures } from "./types"
 * @import { Standard } from "../shared/types"
 */

import { NOT_ENOUGH } from "../exercise/scoring.js";
import { t } from "../shared/strings.js";
import { GAP, otherAnswers } from "./figures.js";
import { cell, heads, measures, picture, svg } from "./svg.js";
import { answerWord, criterionWord } from "./words.js";

/**
 * @param {Standard} standard
 * @param {Figures} figures
 * @param {{ showKey: boolean, narrow: boolean, room?: boolean }} look room: large, for the projector
 * @param {string[]} [criteria] which, in their order; all of them, hardest first
 */
export function heatMap(standard, figures, look, criteria = figures.hardest) {
  const { showKey, narrow } = look;
  const answers = columns(standard, figures);
  const sizes = measures(look, answers.length, 128, 116);
  const { label, width, row: tall } = sizes;
  const words = answers.map((answer) => shortWord(standard, answer, narrow));
  const { parts, height } = heads(words, sizes);
  criteria.forEach((criterion, row) => {
    const one = figures.perCriterion.find((found) => found.criterion === criterion);
    if (!one) return;
    const y = height + tall * row;
    parts.push(rowLabel(standard, criterion, y + tall / 2, narrow));
    answers.forEach((answer, column) => {
      const box = { x: label + width * column, y, width, height: tall };
      const times = one.counts[answer];
      parts.push(cell(box, times ? String(times) : "·", one.n ? times / one.n : 0));
      const framed = answer === one.key ? "key" : one.accept.includes(answer) ? "accepted" : "";
      if (showKey && framed) parts.push(frame(box, framed));
    });
  });
  const size = {
    width: label + width * answers.length,
    height: height + tall * criteria.length,
  };
  return picture(size.width, size.height, t("board.map.label", { n: figures.n }), parts);
}

/**
 * The levels, and what else was answered.
 *
 * @param {Standard} standard
 * @param {Figures} figures
 */
export function columns(standard, { perCriterion }) {
  const also = [...otherAnswers(standard), GAP].filter((answer) =>
    perCriterion.some(({ counts, key }) => counts[answer] > 0 || key === answer),
  );
  return [...standard.levels.map(({ id }) => id), ...also];
}

/**
 * @param {Standard} standard
 * @param {string} answer
 * @param {boolean} narrow
 */
function shortWord(standard, answer, narrow) {
  if (answer === NOT_ENOUGH) return t("board.not_enough_short");
  if (answer === GAP) return t("board.gap_short");
  const short = standard.levels.find(({ id }) => id === answer)?.short;
  return narrow && short ? short : answerWord(standard, answer);
}

/**
 * @param {Standard} standard
 * @param {string} criterion
 * @param {number} y
 * @param {boolean} narrow
 */
export function rowLabel(standard, criterion, y, narrow) {
  const { number } = standard.criteria.find(({ id }) => id === criterion) ?? {};
  const words = criterionWord(standard, criterion);
  const text = narrow ? t("board.map.short", { number: number ?? "" }) : words;
  return svg("text", { class: "th-map__row", x: 4, y }, text);
}

/**
 * @param {{ x: number, y: number, width: number, height: number }} box
 * @param {string} look
 */
function frame({ x, y, width, height }, look) {
  return svg("rect", {
    class: "th-map__frame",
    "data-look": look,
    x: x + 3,
    y: y + 3,
    width: width - 6,
    height: height - 6,
    rx: 4,
  });
}
