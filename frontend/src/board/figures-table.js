/**
 * The figures of every criterion as a table, hardest first.
 *
 * @import { CriterionFigures, Figures } from "./types"
 * @import { Standard } from "../shared/types"
 */

import { el } from "../shared/dom.js";
import { t } from "../shared/strings.js";
import { wideTable } from "../shared/wide-table.js";
import { columns } from "./heat-map.js";
import { answerWord, criterionWord, percent, ratio, signed } from "./words.js";

/**
 * @param {Standard} standard
 * @param {Figures} figures
 * @param {boolean} showKey
 */
export function figuresTable(standard, figures, showKey) {
  const answers = columns(standard, figures);
  const head = [
    t("board.table.criterion"),
    ...(showKey && figures.exercises.length === 1 ? [t("board.table.key")] : []),
    ...answers.map((answer) => answerWord(standard, answer)),
    ...["exact", "within1", "discrepant"].map((part) => t(`board.table.${part}`)),
    ...(figures.small ? [] : ["lean", "spread"].map((part) => t(`board.table.${part}`))),
  ];
  const rows = figures.hardest.flatMap((id) => {
    const one = figures.perCriterion.find(({ criterion }) => criterion === id);
    return one ? [row(standard, figures, one, answers, showKey)] : [];
  });
  const caption = t(figures.small ? "board.table.caption_small" : "board.table.caption");
  return wideTable(t("board.table.title"), head, rows, { look: "th-figures", caption });
}

/**
 * @param {Standard} standard
 * @param {Figures} figures
 * @param {CriterionFigures} one
 * @param {string[]} answers
 * @param {boolean} showKey
 */
function row(standard, { small, exercises }, one, answers, showKey) {
  const key = one.key ? answerWord(standard, one.key) : "–";
  const shares = [one.exact, one.within1, one.discrepant].map((share) =>
    small ? ratio(share) : `${ratio(share)} · ${percent(share)}`,
  );
  const cells = [
    ...(showKey && exercises.length === 1 ? [key] : []),
    ...answers.map((answer) => String(one.counts[answer])),
    ...shares,
    ...(small ? [] : [signed(one.lean), percent(one.spread)]),
  ];
  return el(
    "tr",
    { "data-criterion": one.criterion },
    el("th", { scope: "row" }, criterionWord(standard, one.criterion)),
    ...cells.map((text) => el("td", {}, text)),
  );
}
