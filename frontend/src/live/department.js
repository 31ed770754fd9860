/**
 * The department's page: all classes that the server holds, in numbers, and their boards as files.
 * It looks again every few seconds; nothing is sent to it.
 *
 * @import { DepartmentClass } from "./types"
 */

import { el, fill, one } from "../shared/dom.js";
import { wideTable } from "../shared/wide-table.js";
import { ask } from "./asking.js";
import { w } from "./words.js";

const EVERY = 4000;
const NUMBERS = /** @type {const} */ ([
  "joined",
  "here",
  "working",
  "handed_in",
  "received",
  "waiting",
  "votes",
]);

const part = (/** @type {string} */ name) => one(document, `[data-part=${name}]`, HTMLElement);

/**
 * What all classes of a list have together.
 *
 * @param {DepartmentClass[]} classes
 */
export function together(classes) {
  const sums = NUMBERS.map((name) => [name, classes.reduce((sum, one) => sum + one[name], 0)]);
  return /** @type {Record<typeof NUMBERS[number], number>} */ (Object.fromEntries(sums));
}

/** @param {string[]} ids */
const boardAddress = (ids) => `/class/department/board?class=${ids.join(",")}`;

/** @param {DepartmentClass} one */
function boardLink({ id, code }) {
  const label = w("live.department.one_of", { code });
  const given = { id: `board-${id}`, href: boardAddress([id]), download: "", "aria-label": label };
  return el("a", given, w("live.department.one"));
}

/** @param {DepartmentClass[]} classes */
function tableOf(classes) {
  const heads = ["class", ...NUMBERS, "last", "board"].map((name) =>
    w(`live.department.head_${name}`),
  );
  const rows = classes.map((one) =>
    el(
      "tr",
      {},
      el("th", { scope: "row" }, el("bdi", {}, one.title), ` · ${one.code}`),
      ...NUMBERS.map((name) => el("td", { class: "th-number" }, String(one[name]))),
      el("td", {}, clock(one)),
      el("td", {}, boardLink(one)),
    ),
  );
  return wideTable(w("live.department.title"), heads, rows);
}

/** @param {DepartmentClass} one */
function clock({ last, today }) {
  const at = new Date(last);
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  const time = `${two(at.getHours())}:${two(at.getMinutes())}`;
  return today ? time : `${two(at.getDate())}/${two(at.getMonth() + 1)} ${time}`;
}

let drawn = "";

/** @param {DepartmentClass[]} classes */
function show(classes) {
  const text = JSON.stringify(classes);
  if (text === drawn) return;
  drawn = text;
  const focused = document.activeElement?.id;
  const now = classes.filter(({ today }) => today);
  const before = classes.filter(({ today }) => !today);
  const sum = { n: now.length, ...together(now) };
  part("sum").textContent = w(now.length ? "live.department.sum" : "live.department.none", sum);
  fill(part("today"), now.length ? tableOf(now) : null);
  part("before-fold").hidden = before.length === 0;
  part("before-title").textContent = w("live.department.before", { n: before.length });
  fill(part("before"), before.length ? tableOf(before) : null);
  const all = (/** @type {DepartmentClass[]} */ list) => boardAddress(list.map(({ id }) => id));
  const link = el(
    "a",
    { id: "board-all", class: "th-button", href: all(now), download: "" },
    w("live.department.all", { n: now.length }),
  );
  fill(part("boards"), now.length ? link : null);
  if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus();
}

async function look() {
  const { status, value } = await ask("department/view");
  part("lost").hidden = status === 200;
  if (status === 200) show(value.classes);
}

void look();
setInterval(() => void look(), EVERY);
