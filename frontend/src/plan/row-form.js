/**
 * One row of the plan as a form. It shows a row and tells what its person changes, field by field.
 *
 * @import { PlanRow } from "../store/practice-types"
 */

import { button } from "../exercise/element.js";
import { el } from "../shared/dom.js";
import { t } from "../shared/strings.js";
import { stateWords } from "./words.js";

const STATES = /** @type {PlanRow["state"][]} */ (["", "have", "part", "missing"]);
/** Letters that the shape of a result file allows (store/result-shape.js). */
const LONGEST = { what: 400, keeper: 200, missing: 1000 };

/** @typedef {keyof typeof LONGEST | "state" | "by"} Part */

/**
 * @param {PlanRow} row
 * @param {{ n: number, criterion: string, kept: string }} about its place, and where the guide says that it lies
 * @param {(part: Part, value: string) => void} change
 * @param {() => void} remove
 */
export function rowForm(row, { n, criterion, kept }, change, remove) {
  const part = (/** @type {Part} */ name) => field(row, name, change);
  const hint = kept ? el("span", { class: "th-small" }, `${t("plan.usually")} ${kept}`) : null;
  return el(
    "fieldset",
    { class: "th-plan__row", "data-row": row.id },
    el("legend", {}, t("plan.row", { n, criterion })),
    labelled("what", part("what")),
    labelled("state", part("state")),
    labelled("keeper", part("keeper"), hint),
    labelled("missing", part("missing")),
    labelled("by", part("by")),
    el("p", { class: "th-plan__remove" }, button(t("plan.remove"), remove)),
  );
}

/**
 * @param {Part} name
 * @param {HTMLElement} control
 * @param {HTMLElement | null} [hint]
 */
function labelled(name, control, hint) {
  return el("label", { "data-field": name }, el("span", {}, t(`plan.${name}`)), control, hint);
}

/**
 * @param {PlanRow} row
 * @param {Part} name
 * @param {(part: Part, value: string) => void} change
 */
function field(row, name, change) {
  const made = control(name);
  made.name = name;
  made.value = row[name];
  made.addEventListener("input", () => {
    if (!(made instanceof HTMLInputElement && made.validity.badInput)) change(name, made.value);
  });
  return made;
}

/** @param {Part} name */
function control(name) {
  if (name === "state") {
    return el("select", {}, ...STATES.map((one) => el("option", { value: one }, stateWords(one))));
  }
  if (name === "by") return el("input", { type: "date", min: "2000-01-01", max: "2099-12-31" });
  const maxlength = LONGEST[name];
  if (name === "keeper") return el("input", { type: "text", maxlength, autocomplete: "off" });
  return el("textarea", { rows: 2, maxlength });
}
