/**
 * How far a person is, said on every card and line that stands for exercises: the school levels on
 * the home, the steps of a track, the list of a standard's exercises.
 *
 * @import { Store } from "../store/practice-types"
 * @import { Begun } from "../shared/places.js"
 */

import { all, el } from "../shared/dom.js";
import { begun, visited } from "../shared/places.js";
import { pageStore } from "../store/store.js";
import { t } from "../shared/strings.js";

/**
 * How much of an exercise was answered: what was handed in one by one, and what is in the draft.
 *
 * @param {Store} store
 * @param {string} exercise
 * @param {Begun} [opened] what the browser remembers of its page
 * @returns {{ n: number, total: number }} nothing answered, or nothing known of it: 0
 */
export function answeredOf(store, exercise, opened) {
  const attempts = store.attempts(exercise);
  const units = new Set(attempts.map(({ unit = "" }) => unit.split("/").pop() ?? ""));
  units.delete("");
  const draft = opened && store.draft(exercise, opened.key);
  for (const item of Object.keys(draft?.answers ?? {})) units.add(item);
  const total = opened?.total ?? Math.max(0, ...attempts.map(({ of = 0 }) => of));
  return { n: Math.min(units.size, total), total };
}

/** Says it on all places of the page. */
export function showProgress() {
  const store = pageStore();
  const opened = new Map(begun().map((one) => [one.exercise, one]));
  for (const place of all(document, "[data-th-exercises]", HTMLElement)) {
    const ids = (place.dataset.thExercises ?? "").split(" ").filter(Boolean);
    const states = ids.map((id) => ({
      done: store.isDone(id),
      ...answeredOf(store, id, opened.get(id)),
    }));
    say(place, states);
  }
}

/** @typedef {{ done: boolean, n: number, total: number }} State */

/**
 * @param {HTMLElement} place
 * @param {State[]} states of its exercises
 */
function say(place, states) {
  const done = states.filter((one) => one.done).length;
  const half = states.filter((one) => !one.done && one.n > 0);
  const words = [...wordsOf(states, done, half), ...pagesOf(place)];
  if (words.length === 0) return;
  const [line] = all(place, ".th-item__detail", HTMLElement);
  if (line) return line.append(...words.map((one) => ` · ${one}`));
  const [first] = states;
  const [value, max] = states.length === 1 ? [first.n, first.total] : [done, states.length];
  const bar = done + half.length ? el("progress", { value, max, "aria-hidden": "true" }) : null;
  place.append(el("p", { class: "th-progress" }, bar, words.join(" · ")));
}

/**
 * @param {State[]} states
 * @param {number} done
 * @param {State[]} half what is begun of them
 */
function wordsOf(states, done, half) {
  const [only] = half;
  if (states.length === 1) return only ? [t("practice.begun", { ...only, done: "" })] : [];
  const words = done ? [t("practice.some", { n: done, total: states.length })] : [];
  return half.length ? [...words, t("practice.begun_some", { n: half.length })] : words;
}

/**
 * Of a card that stands for a whole track: the pages that were opened in it.
 *
 * @param {HTMLElement} place
 */
function pagesOf({ dataset: { thChoice } }) {
  if (!thChoice) return [];
  const n = [...visited()].filter((page) => page.startsWith(`${thChoice}/`)).length;
  return n ? [t("practice.opened", { n })] : [];
}
