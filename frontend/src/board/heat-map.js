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
import { cell, heads, picture, svg } from "./svg.js";
import { answerWord, criterionWord } from "./words.js";

const ROW = 46;

/**
 * @param {Standard} standard
 * @param {Figures} figures
 * @param {{ showKey: boolean, narrow: boolean }} look
 */
export function heatMap(standard, figures, { showKey, narrow }) {
  const { label, width } = narrow ? { label: 96, width: 116 } : { label: 560, width: 128 };
  const answers = columns(standard, figures);
  const words = answers.map((answer) => shortWord(standard, answer, narrow));
  const { parts, height } = heads(words, label, width);
  figures.hardest.forEach((criterion, row) => {
    const one = figures.perCriterion.find((found) => found.criterion === criterion);
    if (!one) return;
    const y = height + ROW * row;
    parts.push(rowLabel(standard, criterion, y + ROW / 2, narrow));
    answers.forEach((answer, column) => {
      const box = { x: label + width * column, y, width, height: ROW };
      const times = one.counts[answer];
      parts.push(cell(box, times ? String(times) : "·", one.n ? times / one.n : 0));
      const framed = answer === one.key ? "key" : one.accept.includes(answer) ? "accepted" : "";
      if (showKey && framed) parts.push(frame(box, framed));
    });
  });
  const size = {
    width: label + width * answers.length,
    height: height + ROW * figures.hardest.length,
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
