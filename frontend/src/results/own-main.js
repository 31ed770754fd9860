/**
 * What "My results" shows when there is something to show: criteria that were off more than once,
 * habits of rating, what was missed and is due again, and one sheet to keep. A script of its own, so
 * that the page stays light.
 *
 * @import { Attempt } from "../store/practice-types"
 */

import { all, el, fill, one } from "../shared/dom.js";
import { t } from "../shared/strings.js";
import { elsewherePart } from "./elsewhere.js";
import { habitsOf, talliesOf } from "./habits.js";
import { keepsake } from "./keepsake.js";
import { comparedWith, pullOf } from "./pull.js";
import { missed, today } from "./returning.js";
import { severityParts } from "./severity-part.js";
import { dayOf } from "./states.js";

/**
 * @param {import("./results-page.js").MyResults} page with a row and a link for each exercise
 * @param {Attempt[]} every
 * @param {Attempt[]} attempts of these, with the keys of this site
 */
function showOwn(page, every, attempts) {
  const others = every.filter((attempt) => !attempts.includes(attempt));
  const place = one(page, "[data-part=elsewhere]", HTMLElement);
  fill(place, ...elsewherePart(others, page.known));
  if (attempts.length) showPattern(one(page, "[data-part=own]", HTMLElement), page, attempts);
}

/**
 * @param {HTMLElement} place
 * @param {import("./results-page.js").MyResults} page
 * @param {Attempt[]} attempts
 */
function showPattern(place, page, attempts) {
  const severity = severityParts(page, attempts);
  const name = all(page, "[name=nickname]", HTMLInputElement)[0]?.value.trim() ?? "";
  fill(
    place,
    ...severity,
    ...habitParts(attempts),
    ...pullParts(page, attempts),
    ...returnParts(page, missed(attempts), page.known),
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
 * Whether levels apart from the key lie toward the self-rating of the file; restrained, or nothing.
 *
 * @param {import("./results-page.js").MyResults} page
 * @param {Attempt[]} attempts
 */
function pullParts({ known = {} }, attempts) {
  const claims = Object.fromEntries(
    Object.entries(known).flatMap(([id, { claims: own }]) => (own ? [[id, own]] : [])),
  );
  const standards = Object.values(globalThis.taphuan?.standards ?? {});
  const lines = standards.flatMap(({ id, short, levels }) => {
    const names = levels.map((level) => level.id);
    const pull = pullOf(comparedWith(attempts, id, names, claims), names.length);
    return pull
      ? [el("li", {}, el("strong", {}, `${short}: `), t("results.habit.pull", pull))]
      : [];
  });
  if (lines.length === 0) return [];
  return [
    el("h2", { id: "pull" }, t("results.habit.pull_title")),
    el("ul", {}, ...lines),
    el("p", { class: "th-small" }, t("results.habit.pull_about")),
  ];
}

/**
 * By its name; a question that this site no longer has is just one of its exercise.
 *
 * @param {string} item
 * @param {string | undefined} name
 */
function dueWords(item, name) {
  if (name) return t("results.return.item", { item: name });
  return t(item ? "results.return.one" : "results.return.whole");
}

/**
 * @param {HTMLElement} page
 * @param {import("./returning.js").Due[]} all
 * @param {import("./results-page.js").MyResults["known"]} known
 */
function returnParts(page, all, known = {}) {
  if (all.length === 0) return [];
  const now = today(all, Date.now());
  const links = now.flatMap((due) => {
    const link = page.querySelector(`[data-exercise="${due.exercise}"] a`);
    if (!(link instanceof HTMLAnchorElement)) return [];
    const item = due.unit.slice(due.exercise.length + 1);
    const words = dueWords(item, known[due.exercise]?.units?.[item]);
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
