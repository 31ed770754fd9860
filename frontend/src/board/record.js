/**
 * "Biên bản thống nhất của lớp": everything that was agreed, for the room to read at the end of the
 * talk and to be printed and signed.
 *
 * @import { Shown } from "./shown.js"
 * @import { BoardCourse, Decision } from "./types"
 * @import { Standard } from "../shared/types"
 */

import { el } from "../shared/dom.js";
import { button } from "../exercise/element.js";
import { printOnly } from "../shared/printing.js";
import { t } from "../shared/strings.js";
import { wideTable } from "../shared/wide-table.js";
import { current, TEXTS } from "./decisions.js";
import { decisionText } from "./decision-text.js";
import { answerWord, className, criterionWord } from "./words.js";

/** Talks that the projector shows at once. */
const AT_ONCE = 2;

/** Stands for the standard of a criterion that this course does not have any more. */
const UNKNOWN = {
  id: "",
  short: "",
  structureHash: "",
  levels: [],
  groups: [],
  criteria: [],
  ratings: [],
};

/** @typedef {{ decision: Decision, standard: Standard, title: string }} Entry */

/**
 * What the class in view agreed, or all classes: in the order of standards and criteria. What
 * belongs to no criterion of this course is named by its id.
 *
 * @param {Shown} shown
 * @returns {Entry[]}
 */
function recorded({ course, decisions, view }) {
  const all = current(decisions).filter(
    ({ classId }) => view.classId === null || classId === view.classId,
  );
  const entries = Object.values(course.standards).flatMap((standard) =>
    standard.criteria.flatMap(({ id }) =>
      all
        .filter(({ criterion }) => criterion === id)
        .map((decision) => ({
          decision,
          standard,
          title: course.exercises[decision.exercise]?.title ?? standard.short,
        })),
    ),
  );
  const others = all.filter((one) => !entries.some(({ decision }) => decision === one));
  return [
    ...entries,
    ...others.map((decision) => ({ decision, standard: UNKNOWN, title: decision.exercise })),
  ];
}

/**
 * The record as the room sees it: few talks at once on the projector, all of them on the screen.
 *
 * @param {Shown} shown
 * @returns {HTMLElement[]}
 */
export function recordStages(shown) {
  const { course, look, mark } = shown;
  const entries = recorded(shown);
  if (entries.length === 0) return [];
  if (!look.room) {
    const whole = stage(0, [wholeRecord(shown, entries)]);
    whole.prepend(paperHead(course));
    return [whole];
  }
  const pages = Math.ceil(entries.length / AT_ONCE);
  return Array.from({ length: pages }, (_, n) => {
    const shown = entries.slice(n * AT_ONCE, (n + 1) * AT_ONCE);
    return stage(
      n,
      shown.map(({ decision, standard, title }) =>
        el(
          "section",
          { class: "th-record__one" },
          el("h3", {}, criterionWord(standard, decision.criterion)),
          el("p", { class: "th-stage__under" }, `${classWord(course, decision)} · ${title}`),
          decisionText(mark, standard, decision),
        ),
      ),
      pages,
    );
  });
}

/**
 * @param {number} n
 * @param {HTMLElement[]} parts
 * @param {number} [pages]
 */
function stage(n, parts, pages = 1) {
  const id = `stage-record-${n}`;
  const title = t("board.record.title");
  return el(
    "section",
    {
      class: "th-stage th-record",
      "data-stage": `record-${n}`,
      tabindex: -1,
      "aria-labelledby": id,
    },
    el("h2", { id }, pages > 1 ? `${title} ${n + 1}/${pages}` : title),
    ...parts,
  );
}

/**
 * @param {BoardCourse} course
 * @param {Decision} decision
 */
function classWord(course, { classId }) {
  return className(course, classId || null);
}

/**
 * @param {Shown} shown
 * @param {Entry[]} entries
 */
function wholeRecord(shown, entries) {
  const { course } = shown;
  const print = button(t("board.record.print"), () => printOnly("record"));
  const classes = [...new Set(entries.map(({ decision }) => classWord(course, decision)))];
  const days = [...new Set(entries.map(({ decision }) => decision.held))];
  const { venue = "" } = course.workshop ?? {};
  const dots = t("report.word.dots");
  return el(
    "div",
    {},
    el("p", { class: "th-record__print" }, print),
    el("p", {}, t("board.record.when", { held: days.join("; ") })),
    el("p", { class: "th-record__paper" }, t("board.record.where", { venue: venue || dots })),
    el("p", {}, t("board.record.classes", { classes: classes.join(", "), n: entries.length })),
    recordTable(shown, entries),
    signatures(),
  );
}

/**
 * @param {Shown} shown
 * @param {Entry[]} entries
 */
function recordTable({ course, view }, entries) {
  const head = ["criterion", "level", ...TEXTS].map((part) => t(`board.record.${part}`));
  const rows = entries.map(({ decision, standard, title }) => {
    const { level, criterion, classId } = decision;
    const of = classId && view.classId === null ? `${classWord(course, decision)} · ` : "";
    return el(
      "tr",
      {},
      el(
        "th",
        { scope: "row" },
        criterionWord(standard, criterion),
        el("span", { class: "th-small" }, `${of}${title}`),
      ),
      el("td", {}, level ? answerWord(standard, level) : t("board.decide.open")),
      ...TEXTS.map((field) =>
        el("td", { class: "th-said" }, el("bdi", {}, decision[field].trim())),
      ),
    );
  });
  return wideTable(t("board.record.title"), head, rows, { look: "th-record__table" });
}

/**
 * The head of a paper of the administration, for print alone.
 *
 * @param {BoardCourse} course
 */
function paperHead(course) {
  const { organiser = "", superior = "" } = course.workshop ?? {};
  const lines = (/** @type {string[]} */ all) =>
    el("p", {}, ...all.filter((line) => line && line !== "-").flatMap((line) => [line, el("br")]));
  return el(
    "div",
    { class: "th-record__head th-record__paper" },
    lines([superior.toUpperCase(), organiser.toUpperCase() || t("report.word.dots")]),
    lines([t("report.word.state"), t("report.word.motto")]),
  );
}

/** Where the record is signed, for print alone. */
function signatures() {
  const signed = (/** @type {"writer" | "chair"} */ who) =>
    el("p", {}, el("strong", {}, t(`board.record.${who}`)), el("br"), t("board.record.sign"));
  return el(
    "div",
    { class: "th-record__head th-record__sign th-record__paper" },
    signed("writer"),
    signed("chair"),
  );
}
