/**
 * Ticks for finished work: in the practice index, on the learning path, in the menu. Before
 * reading.js looks for the next thing to do. What is half done is said by progress.js.
 */

import { all, el } from "../shared/dom.js";
import { pageStore } from "../store/store.js";
import { t } from "../shared/strings.js";

export function startTicks() {
  const marked = all(document, "[data-th-exercises]", HTMLElement);
  const links = all(document, "a.md-nav__link[href]", HTMLAnchorElement);
  if (marked.length + links.length === 0) return;
  const store = pageStore();
  const done = new Set(store.attempts().map(({ exercise }) => exercise));
  const finished = new Set([...done].filter((exercise) => store.isDone(exercise)));
  for (const place of marked) tickPlace(place, finished);
  for (const link of links) {
    if (exercisesAt(link.pathname).some((id) => finished.has(id))) tick(link);
  }
}

/**
 * @param {HTMLElement} place
 * @param {Set<string>} finished
 */
function tickPlace(place, finished) {
  const ids = (place.dataset.thExercises ?? "").split(" ").filter(Boolean);
  if (ids.length === 0 || !ids.every((id) => finished.has(id))) return;
  place.dataset.thDone = "";
  const [title] = all(place, "a", HTMLAnchorElement);
  if (title) tick(title);
}

/** @param {HTMLElement} link */
function tick(link) {
  link.append(
    el(
      "span",
      { class: "th-tick", title: t("practice.tick") },
      el("span", { class: "th-hidden" }, t("practice.tick")),
    ),
  );
}

/**
 * The exercises that an address may belong to: `.../primary/teacher-2018/d01.html` may be
 * `teacher-2018-primary-d01` or `teacher-2018-d01` (`exercise_slug` in generator/site/views/paths.py).
 *
 * @param {string} path
 */
export function exercisesAt(path) {
  const [slug, standard = "", track = ""] = path
    .replace(/\.html$/, "")
    .split("/")
    .reverse();
  return [`${standard}-${track}-${slug}`, `${standard}-${slug}`, slug];
}
