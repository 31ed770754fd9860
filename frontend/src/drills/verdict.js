/** What is said to an answer, in neutral words: the same, higher, lower, other. */

import { t } from "../shared/strings.js";

/**
 * @param {{ given?: string, right: string }} names
 * @param {number | "accepted" | null} distance "accepted": the key takes it beside its own
 */
export function verdictText(names, distance) {
  const { given = "", right } = names;
  if (!given) return t("drills.verdict.none", { right });
  if (given === right) return t("drills.verdict.same", { right });
  if (distance === "accepted") return t("drills.verdict.accepted", { given, right });
  if (distance === null) return t("drills.verdict.other", { given, right });
  const n = Math.abs(distance);
  const direction = distance > 0 ? "higher" : "lower";
  return t(`drills.verdict.${direction}${n === 1 ? "_1" : ""}`, { given, right, n });
}
