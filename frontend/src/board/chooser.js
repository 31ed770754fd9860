/**
 * Which class and which dossier the board shows.
 *
 * @import { BoardCourse, Person } from "./types"
 */

import { el } from "../shared/dom.js";
import { t } from "../shared/strings.js";
import { classesOf } from "./classes.js";
import { dossiersOf } from "./course.js";
import { className } from "./words.js";

/** @typedef {{ classId: string | null, choice: string }} View */

/**
 * What can be chosen in a class: dossiers that somebody handed in, and standards of which there are
 * several.
 *
 * @param {BoardCourse} course
 * @param {Person[]} people of the class
 */
export function choices(course, people) {
  return Object.values(course.standards).flatMap((standard) => {
    const found = dossiersOf(course, standard.id)
      .map(({ id, title }) => ({
        choice: `exercise/${id}`,
        title,
        n: people.filter(({ attempts }) => attempts.some(({ exercise }) => exercise === id)).length,
      }))
      .filter(({ n }) => n > 0);
    const n = found.reduce((sum, one) => sum + one.n, 0);
    const together = {
      choice: `standard/${standard.id}`,
      title: t("board.choose.together", { n: found.length }),
      n,
    };
    const list = found.length > 1 ? [...found, together] : found;
    return list.length ? [{ standard, list }] : [];
  });
}

/**
 * The same view as long as it exists; else all classes, and the dossier most handed in.
 *
 * @param {BoardCourse} course
 * @param {Person[]} people
 * @param {View} view
 * @returns {View}
 */
export function settled(course, people, view) {
  const classId = classesOf(course, people).includes(view.classId ?? "") ? view.classId : null;
  const list = choices(course, inClass(people, classId)).flatMap((group) => group.list);
  if (list.some(({ choice }) => choice === view.choice)) return { classId, choice: view.choice };
  const single = list.filter(({ choice }) => choice.startsWith("exercise/"));
  const most = single.reduce((best, one) => (one.n > (best?.n ?? 0) ? one : best), single[0]);
  return { classId, choice: most?.choice ?? "" };
}

/**
 * @param {Person[]} people
 * @param {string | null} classId
 */
export function inClass(people, classId) {
  return classId === null ? people : people.filter((one) => one.classId === classId);
}

/**
 * The row of classes, where there are several, and the list of dossiers.
 *
 * @param {BoardCourse} course
 * @param {Person[]} people
 * @param {View} view
 * @param {(view: View) => void} onChoose
 * @returns {HTMLElement[]}
 */
export function chooser(course, people, view, onChoose) {
  const classes = classesOf(course, people);
  const ids = classes.length > 1 ? [null, ...classes] : [];
  const buttons = ids.map((id) => {
    const words = t("board.choose.class", {
      name: className(course, id),
      n: inClass(people, id).length,
    });
    const made = el(
      "button",
      { type: "button", id: `class-${id ?? "all"}`, "aria-pressed": String(view.classId === id) },
      words,
    );
    made.addEventListener("click", () => onChoose({ ...view, classId: id }));
    return made;
  });
  const switcher = el(
    "div",
    { class: "th-switch", role: "group", "aria-label": t("board.choose.classes") },
    ...buttons,
  );
  return [...(ids.length ? [switcher] : []), exerciseSelect(course, people, view, onChoose)];
}

/**
 * @param {BoardCourse} course
 * @param {Person[]} people
 * @param {View} view
 * @param {(view: View) => void} onChoose
 */
function exerciseSelect(course, people, view, onChoose) {
  const groups = choices(course, inClass(people, view.classId)).map(({ standard, list }) =>
    el(
      "optgroup",
      { label: standard.short },
      ...list.map(({ choice, title, n }) =>
        el(
          "option",
          { value: choice, selected: choice === view.choice },
          t("board.choose.exercise", { title, n }),
        ),
      ),
    ),
  );
  const select = el("select", { id: "board-exercise" }, ...groups);
  select.addEventListener("change", () => onChoose({ ...view, choice: select.value }));
  return el("label", { class: "th-choose" }, t("board.choose.title"), " ", select);
}
