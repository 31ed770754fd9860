/**
 * Where somebody stands on a target, in words: what is reached, what is not yet, each with its
 * figure, what it is counted of, and the goal. The same on the board and in the report.
 *
 * @import { TargetFigures, TargetMeasure } from "./types"
 */

import { t } from "../shared/strings.js";
import { decimal } from "./words.js";

/**
 * @param {TargetFigures} found
 */
export function targetWords({ state, n, minimum, measures }) {
  if (state === "few") return t("board.target.few", { n, minimum });
  const said = (/** @type {boolean} */ met) =>
    measures
      .filter((one) => one.met === met)
      .map(measureWords)
      .join("; ");
  return t(`board.target.${state}`, { n, reached: said(true) || "–", missing: said(false) });
}

/** @param {TargetMeasure} measure */
function measureWords({ part, count, of, goal, open }) {
  const share = `${decimal((100 * goal.num) / goal.den, 0)}\u00a0%`;
  if (part === "lean") {
    const lean = decimal(of ? Math.abs(count) / of : 0, 2);
    return t("board.target.part.lean", { lean, goal: decimal(goal.num / goal.den, 2) });
  }
  if (part === "discrepant" && goal.den === 1)
    return t("board.target.part.discrepant_count", { count, of, goal: goal.num });
  const words = t(`board.target.part.${part}`, { count, of, goal: share });
  return open ? `${words} ${t("board.target.part.left_open", { open })}` : words;
}
