/**
 * What "My results" shows when there is something to show: criteria that were off more than once,
 * habits of rating, what was missed and is due again, and one sheet to keep. A script of its own, so
 * that the page stays light.
 *
 * @import { Attempt } from "../store/practice-types"
 */

import { all, el, fill } from "../shared/dom.js";
import { t } from "../shared/strings.js";
import { habitsOf, talliesOf } from "./habits.js";
import { keepsake } from "./keepsake.js";
import { missed, today } from "./returning.js";
import { severityParts } from "./severity-part.js";
import { dayOf } from "./states.js";

/**
 * @param {HTMLElement} place
 * @param {HTMLElement} page with a row and a link for each exercise
 * @param {Attempt[]} attempts with the keys of this site
 */
function showOwn(place, page, attempts) {
  const severity = severityParts(page, attempts);
  const name = all(page, "[name=nickname]", HTMLInputElement)[0]?.value.trim() ?? "";
  fill(
    place,
    ...severity,
    ...habitParts(attempts),
    ...returnParts(page, missed(attempts)),
    keepsake(page, attempts, severity, name),
  );
  if (location.hash === "#mine") document.getElementById("mine")?.scrollIntoView();
}

/** @param {Attempt[]} attempts */
function habitParts(attempts) {
  const standards = Object.values(globalThis.taphuan?.standards ?? {});
  const lines = standards.flatMap(({ id, short, levels }) => {
    const habits = habitsOf(talliesOf(attempts, id, levels.length));
    return habits.map((habit) =>
      el("li", {}, el("strong", {}, `${short}: `), t(`results.habit.${habit}`)),
    );
  });
  if (lines.length === 0) return [];
  return [
    el("h2", { id: "habits" }, t("results.habit.title")),
    el("p", {}, t("results.habit.about")),
    el("ul", {}, ...lines),
  ];
}

/**
 * @param {HTMLElement} page
 * @param {import("./returning.js").Due[]} all
 */
function returnParts(page, all) {
  if (all.length === 0) return [];
  const now = today(all, Date.now());
  const links = now.flatMap((due) => {
    const link = page.querySelector(`[data-exercise="${due.exercise}"] a`);
    if (!(link instanceof HTMLAnchorElement)) return [];
    const item = due.unit.slice(due.exercise.length + 1);
    const words = t(item ? "results.return.item" : "results.return.whole", { item });
    return [
      el("li", {}, el("a", { href: link.href }, link.textContent ?? due.exercise), ` · ${words}`),
    ];
  });
  const [next] = all.filter(({ at }) => at > Date.now());
  const later = next
    ? t("results.return.next", { day: dayOf(new Date(next.at).toISOString()) })
    : "";
  return [
    el("h2", { id: "return" }, t("results.return.title")),
    el(
      "p",
      {},
      t(links.length ? "results.return.about" : "results.return.none", { n: all.length }),
    ),
    links.length ? el("ol", {}, ...links) : null,
    later ? el("p", { class: "th-small" }, later) : null,
  ];
}

Object.assign(globalThis, { taphuanOwn: showOwn });
