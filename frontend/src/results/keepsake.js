/**
 * "Mine": one sheet to keep and to print - what I did, how I rate, three things to do at my school.
 * What is known is said in the words that the page has already; the three things are the person's.
 *
 * @import { Attempt } from "../store/practice-types"
 */

import { button } from "../exercise/element.js";
import { all, el } from "../shared/dom.js";
import { printOnly } from "../shared/printing.js";
import { t } from "../shared/strings.js";
import { keepTyping } from "../shared/typing.js";
import { dayOf } from "./states.js";

const THINGS = /** @type {const} */ (["month", "team", "season"]);

/**
 * @param {HTMLElement} page with all exercises by track and standard, and the pattern
 * @param {Attempt[]} attempts of this site, oldest first
 * @param {HTMLElement[]} severity what is said of single criteria
 * @param {string} name
 */
export function keepsake(page, attempts, severity, name) {
  const days = attempts.map(({ handedInAt }) => dayOf(handedInAt));
  const [first, last] = [days[0], days[days.length - 1]];
  const when = t(first === last ? "results.mine.day" : "results.mine.days", { first, last });
  return el(
    "section",
    { class: "th-mine", "aria-labelledby": "mine" },
    el("h2", { id: "mine" }, t("results.mine.title")),
    el("p", { class: "th-mine__about" }, t("results.mine.about")),
    el("p", { class: "th-mine__who" }, el("span", { "data-part": "own-name" }, name), when),
    el("h3", {}, t("results.mine.did")),
    el("ul", {}, ...groups(page, attempts)),
    el("h3", {}, t("results.mine.pattern")),
    el("div", { class: "th-mine__pattern" }, ...patternOf(page, severity)),
    el("h3", {}, t("results.mine.things")),
    el("ol", { class: "th-mine__things" }, ...THINGS.map(thing)),
    el("p", { class: "th-actions" }, print()),
  );
}

const print = () => button(t("results.mine.print"), () => printOnly("mine"), "th-button");

/**
 * What was finished of each standard in each track; whole dossiers with how they went at first.
 *
 * @param {HTMLElement} page
 * @param {Attempt[]} attempts
 */
function groups(page, attempts) {
  return all(page, ".th-my__group:not([data-untouched])", HTMLElement).map((group) => {
    const rows = all(group, "[data-exercise]", HTMLElement);
    const n = rows.filter(({ dataset }) => dataset.state === "done").length;
    const track = group.closest("details")?.querySelector("h2")?.textContent ?? "";
    const name = [track, group.querySelector("h3")?.textContent].filter(Boolean).join(" · ");
    const key = n === rows.length ? "results.mine.all" : "results.mine.some";
    const files = rows.flatMap((row) => fileOf(row, attempts));
    const list = files.length ? el("ul", {}, ...files) : null;
    return el("li", {}, el("strong", {}, name), ": ", t(key, { n, total: rows.length }), list);
  });
}

/**
 * @param {HTMLElement} row
 * @param {Attempt[]} attempts
 */
function fileOf(row, attempts) {
  const own = attempts.find(
    ({ exercise, kind }) => exercise === row.dataset.exercise && kind === "dossier",
  );
  if (!own) return [];
  const { right, items } = own.summary;
  const title = row.querySelector("a")?.textContent ?? "";
  const said = right === undefined ? "results.mine.locked" : "results.mine.file";
  return [el("li", {}, t(said, { title, right: right ?? 0, items }))];
}

/**
 * @param {HTMLElement} page
 * @param {HTMLElement[]} severity
 */
function patternOf(page, severity) {
  const said = all(page, "[data-part=pattern] [data-keep]", HTMLElement);
  const criteria = severity.filter(({ tagName }) => tagName === "UL");
  const rows = criteria.flatMap((list) => all(list, "li", HTMLElement));
  if (said.length + rows.length === 0) return [el("p", {}, t("results.mine.no_pattern"))];
  const again = rows.map((row) => {
    const words = all(row, "strong, span", HTMLElement).map(({ textContent }) => textContent);
    return el("li", {}, words.join(": "));
  });
  return [
    ...said.map(({ dataset: { keep }, textContent }) =>
      el("p", {}, keep ? el("strong", {}, `${keep}: `) : null, textContent ?? ""),
    ),
    ...(again.length ? [el("p", {}, t("results.mine.practise")), el("ul", {}, ...again)] : []),
  ];
}

/**
 * A thing to do: a field on the screen, its words or lines to write on in print.
 *
 * @param {(typeof THINGS)[number]} which
 */
function thing(which) {
  const field = el("textarea", { rows: "2", maxlength: "400" });
  const said = el("p", { class: "th-mine__said", "aria-hidden": "true" });
  keepTyping(field, `mine/${which}`);
  const show = () => (said.textContent = field.value);
  field.addEventListener("input", show);
  show();
  return el("li", {}, el("label", {}, t(`results.mine.${which}`), field), said);
}
