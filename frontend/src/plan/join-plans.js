/**
 * Plans of several people on one table: their result files are opened here, read, and stay as they are.
 *
 * @import { Store } from "../store/practice-types"
 * @import { Plan } from "./rows.js"
 */

import { button } from "../exercise/element.js";
import { el, fill } from "../shared/dom.js";
import { printOnly } from "../shared/printing.js";
import { t } from "../shared/strings.js";
import { readResultFile } from "../store/result-file.js";
import { joined, plansOf } from "./rows.js";
import { joinedTable } from "./words.js";
import { tableView } from "./table-view.js";

/** @typedef {import("./files.js").Sheet} Sheet */

/**
 * @typedef {object} Setting
 * @property {Store} store
 * @property {Record<string, string>} names of criteria by id
 * @property {string} standard
 * @property {string} track
 * @property {string} title of the files
 * @property {(kind: "word" | "excel", sheet: Sheet, name: string) => void} make
 */

/**
 * @param {HTMLElement} place
 * @param {File[]} chosen
 * @param {Setting} setting
 */
export async function joinPlans(place, chosen, setting) {
  const course = String(globalThis.taphuan?.course.id);
  const read = await Promise.all(
    chosen.map(async (file) => ({ name: file.name, ...(await readResultFile(file, course)) })),
  );
  const files = read.flatMap(({ name, file }) =>
    file ? [{ name: file.person.nickname || name, file }] : [],
  );
  const own = setting.store.toFile();
  const mine = own.plan?.length
    ? [{ name: own.person.nickname || t("plan.join.mine"), file: own }]
    : [];
  const plans = plansOf([...mine, ...files]).map(({ name, rows }) => ({
    name,
    rows: rows.filter(
      ({ standard, track }) => standard === setting.standard && track === setting.track,
    ),
  }));
  const refused = read.flatMap(({ name, refusal }) =>
    refusal ? [t("plan.join.refused", { name, why: t(`results.refused.${refusal}`) })] : [],
  );
  show(place, plans, refused, setting);
  place.focus();
}

/**
 * @param {HTMLElement} place
 * @param {Plan[]} plans
 * @param {string[]} refused
 * @param {Setting} setting
 */
function show(place, plans, refused, { names, title, make }) {
  const known = plans.map(({ name, rows }) => ({
    name,
    rows: rows.filter((row) => row.criterion in names),
  }));
  const list = (/** @type {Plan[]} */ some) => some.map(({ name }) => name).join(", ");
  const [with_, without] = [true, false].map((some) =>
    known.filter(({ rows }) => rows.length > 0 === some),
  );
  const rows = joined(with_, Object.keys(names));
  const differs = rows.reduce((sum, row) => sum + row.differs.length, 0);
  const people = t("plan.join.people", { n: with_.length, names: list(with_) });
  const counts = t("plan.join.counts", { rows: rows.length, differs });
  const lines = [
    ...(rows.length ? [people, counts] : [t("plan.join.nothing")]),
    ...(without.length ? [t("plan.join.without", { names: list(without) })] : []),
    ...refused,
  ];
  const table = joinedTable(names, rows);
  const sheet = {
    title,
    facts: /** @type {[string, string][]} */ ([[t("plan.who"), list(with_)]]),
    table,
  };
  fill(
    place,
    ...lines.map((line) => el("p", {}, line)),
    rows.length ? tableView(table, t("plan.join.caption"), rows.map(marks)) : null,
    rows.length
      ? el(
          "p",
          { class: "th-actions" },
          button(t("plan.join.print"), () => printOnly("joined")),
          button(t("plan.word"), () => make("word", sheet, t("plan.file_joined"))),
          button(t("plan.excel"), () => make("excel", sheet, t("plan.file_joined"))),
        )
      : null,
  );
}

/** The columns of a row in which people differ. @param {import("./rows.js").Joined} row */
function marks({ differs }) {
  const columns = /** @type {const} */ (["", "", "state", "keeper", "missing", "by", ""]);
  return columns.map((field) => field !== "" && differs.includes(field));
}
