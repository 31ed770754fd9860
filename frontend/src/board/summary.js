/**
 * The class in a few lines: how many, how close to the key, which way, the overall rating, and the
 * target where the course sets one.
 *
 * @import { BoardCourse, Figures, Person, Target } from "./types"
 * @import { Standard } from "../shared/types"
 */

import { wilson } from "../agreement/agreement.js";
import { leanWay } from "../agreement/lean.js";
import { el } from "../shared/dom.js";
import { t } from "../shared/strings.js";
import { OPEN } from "./overall.js";
import { overEverything, personsOnTarget, targetFigures } from "./target.js";
import { targetWords } from "./target-words.js";
import { decimal, percent, ratio, signed } from "./words.js";

/**
 * @param {Standard} standard
 * @param {Figures} figures
 */
export function summary(standard, figures) {
  const { total, n, small } = figures;
  const shares = ["exact", "within1", "discrepant"].map((part) => {
    const share = total[/** @type {"exact" | "within1" | "discrepant"} */ (part)];
    return el(
      "div",
      { class: "th-fact" },
      el("dt", {}, t(`board.table.${part}`)),
      el(
        "dd",
        {},
        el("strong", {}, small ? ratio(share) : percent(share)),
        small ? null : ` ${ratio(share)}`,
      ),
    );
  });
  const open = total.gap + total.apart > 0;
  const rated = standard.ratings.length > 0;
  const values = { answered: total.answered, asked: total.n, apart: total.apart };
  return [
    el(
      "p",
      { class: "th-board__n" },
      t(figures.exercises.length === 1 ? "board.sum.people" : "board.sum.attempts", {
        n,
        people: figures.people,
      }),
    ),
    el("dl", { class: "th-bigfacts" }, ...shares, rated ? overallFact(figures) : null),
    small ? el("p", {}, t("board.sum.small")) : el("p", {}, leanLine(total)),
    open ? el("p", {}, t("board.sum.open", values)) : null,
    rated ? overallLine(standard, figures) : null,
  ];
}

/** @param {Figures} figures */
function overallFact({ overall, small }) {
  const words = small ? ratio(overall.exact) : percent(overall.exact);
  return el(
    "div",
    { class: "th-fact" },
    el("dt", {}, t("board.sum.overall")),
    el("dd", {}, el("strong", {}, words), small ? null : ` ${ratio(overall.exact)}`),
  );
}

/** @param {Figures["total"]} total */
function leanLine({ lean, higher, lower, rated }) {
  if (lean === null) return t("board.sum.no_lean");
  const way = leanWay(lean, { higher, lower, n: rated });
  return t(`board.sum.${way}`, { lean: decimal(Math.abs(lean), 2), higher, lower });
}

/**
 * @param {Standard} standard
 * @param {Figures} figures
 */
function overallLine({ ratings }, { overall }) {
  const parts = ratings
    .filter(({ id }) => overall.counts[id])
    .map(({ id, name }) => `${name}: ${overall.counts[id]}`);
  if (overall.counts[OPEN]) parts.push(`${t("board.sum.overall_open")}: ${overall.counts[OPEN]}`);
  return el("p", {}, t("board.sum.ratings", { list: parts.join(" · ") }));
}

/**
 * Chance-corrected figures, each with why it is missing where it would mislead.
 *
 * @param {Figures} figures
 */
export function statistics({ pooled, total }) {
  const rough = wilson(total.exact);
  const interval = rough
    ? t("board.stat.interval", { low: decimal(100 * rough.low), high: decimal(100 * rough.high) })
    : "–";
  const rows = /** @type {const} */ (["kappa", "weightedKappa", "ac1", "ac2", "meanAbsolute"]).map(
    (name) => {
      const { value, reason } = pooled[name];
      const note = reason ? t(`board.stat.reason.${reason}`) : "";
      return fact(
        t(`board.stat.${name}`),
        [value === null ? "–" : decimal(value, 2), note].filter(Boolean).join(" · "),
      );
    },
  );
  return el(
    "details",
    { class: "th-board__stat" },
    el("summary", {}, t("board.stat.title")),
    el("p", {}, t("board.stat.about", { n: pooled.n })),
    el(
      "dl",
      { class: "th-facts" },
      fact(t("board.stat.exact"), interval),
      fact(t("board.stat.lean"), signed(total.lean)),
      ...rows,
    ),
  );
}

/**
 * @param {string} name
 * @param {string} words
 */
function fact(name, words) {
  return el("div", {}, el("dt", {}, name), el("dd", {}, words));
}

/**
 * Where the class stands on a target; nothing where the course sets none.
 *
 * @param {Target | null} target
 * @param {Figures[]} list
 */
export function targetLine(target, list) {
  if (!target) return null;
  const found = targetFigures(target, list);
  return el("p", {}, el("strong", {}, target.name), `: ${targetWords(found)}`);
}

/**
 * Targets of a class over every dossier that it has done, whatever is shown of it just now, and how
 * many people are where on the target of each.
 *
 * @param {BoardCourse} course
 * @param {Person[]} people
 * @param {string | null} classId
 */
export function targets(course, people, classId) {
  const persons = personsOnTarget(course, people, classId);
  const parts = [
    targetLine(course.target, overEverything(course, people, classId)),
    persons &&
      el("p", {}, el("strong", {}, persons.name), `: ${t("board.target.persons", { ...persons })}`),
  ].filter((part) => part !== null);
  return parts.length ? el("div", { class: "th-notice" }, ...parts) : null;
}
