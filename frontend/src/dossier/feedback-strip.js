/**
 * All criteria at a glance: my level beside the key's, the distance as a shape, a colour and words;
 * a tap leads to what is said of it.
 *
 * @import { Comparison } from "../exercise/scoring.js"
 * @import { Standard } from "../shared/types"
 */

import { el, levelMark } from "../shared/dom.js";
import { toward } from "../shared/lines.js";
import { t } from "../shared/strings.js";

/** @typedef {"same" | "higher" | "lower" | "other" | "open"} Way */

/** A sign that a copier and a colour-blind eye keep apart. */
const SIGNS = { same: "=", higher: "▲", lower: "▼", other: "◆", open: "○" };

/**
 * Which way an answer lies from the key, and how many levels.
 *
 * @param {Pick<Comparison, "verdict" | "gap">} one
 * @returns {{ way: Way, n: number }}
 */
export function wayOf({ verdict, gap }) {
  const n = Math.abs(gap ?? 0);
  if (verdict === "match" || verdict === "accepted") return { way: "same", n: 0 };
  if (verdict === "missing") return { way: "open", n: 0 };
  if (verdict === "higher" || verdict === "lower") return { way: verdict, n };
  return { way: "other", n: 0 };
}

/**
 * @param {HTMLElement & { standard: Standard }} root
 * @param {Comparison[]} criteria
 * @param {(criterion: string) => void} follow
 * @param {boolean} [hiding] whether the key is not to be shown yet
 */
export function strip(root, criteria, follow, hiding) {
  const cells = criteria.map((one) => el("li", {}, cell(root, one, follow, hiding)));
  return el("ol", { class: "th-beside", "aria-label": t("practice.beside.title") }, ...cells);
}

/**
 * @param {HTMLElement & { standard: Standard }} root
 * @param {Comparison} one
 * @param {(criterion: string) => void} follow
 * @param {boolean} [hiding]
 */
function cell(root, one, follow, hiding) {
  const { standard } = root;
  const { number, short } = standard.criteria.find(({ id }) => id === one.criterion) ?? {};
  const { way, n } = wayOf(one);
  const shown = hiding && way !== "same" && way !== "open" ? "other" : way;
  const words = t(`practice.beside.${hiding && shown === "other" ? "differs" : shown}`, { n });
  const made = el(
    "button",
    { type: "button", "data-way": shown, "data-far": !hiding && n > 1 },
    el("b", {}, number),
    el("span", {}, short),
    el("span", { "aria-hidden": true }, ...marks(root, one, !!hiding || way === "same")),
    el("small", {}, el("i", { "aria-hidden": true }, SIGNS[shown]), " ", words),
  );
  made.addEventListener("click", () => follow(one.criterion));
  return made;
}

/**
 * @param {HTMLElement & { standard: Standard }} root
 * @param {Comparison} one
 * @param {boolean} mineOnly
 */
function marks(root, { given, expected }, mineOnly) {
  const order = root.standard.levels.map(({ id }) => id);
  const mark = (/** @type {string | null} */ id) =>
    order.includes(id ?? "") ? levelMark(root, order.indexOf(id ?? "")) : id === null ? "–" : "?";
  return mineOnly ? [mark(given)] : [mark(given), ` ${toward()} `, mark(expected)];
}
