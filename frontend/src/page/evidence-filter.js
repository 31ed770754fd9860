/** On the list of all evidence of a standard: shows that of one criterion, of one level, or both. */

import { all } from "../shared/dom.js";
import { format } from "../shared/strings.js";
import { pressOne } from "./pressing.js";

/** Starts the filter; without it the page shows everything. */
export function filterIndex() {
  for (const filter of all(document, "[data-th-find]", HTMLElement)) {
    const select = filter.querySelector("select");
    if (!select) continue;
    let level = "";
    const show = () => showOnly(filter, select.value, level);
    for (const group of all(filter, ".th-switch", HTMLElement)) {
      pressOne(group, (button) => {
        level = button.dataset.thLevel ?? "";
        show();
      });
    }
    select.addEventListener("change", show);
    filter.hidden = false;
    show(); // a browser that goes back restores the chosen value
  }
}

/**
 * @param {HTMLElement} filter
 * @param {string} criterion id, or none for all
 * @param {string} level id, or none for all
 */
function showOnly(filter, criterion, level) {
  const entries = [0, 0];
  for (const list of all(document, "[data-th-under]", HTMLElement)) {
    const sections = all(list, "[data-th-criterion]", HTMLElement);
    for (const section of sections) {
      const wanted = !criterion || section.dataset.thCriterion === criterion;
      const shown = showLevels(section, wanted, level);
      entries[0] += shown.n;
      entries[1] += shown.of;
      section.hidden = !wanted || (!!level && shown.n === 0);
    }
    list.hidden = sections.every((section) => section.hidden);
    const heading = document.getElementById(list.dataset.thUnder ?? "");
    if (heading) heading.hidden = list.hidden;
  }
  const [n, total] = entries;
  for (const said of all(filter, "[role=status]", HTMLElement)) {
    said.textContent = format(said.dataset.thWords ?? "", { n, total });
  }
}

/**
 * @param {HTMLElement} section of a criterion
 * @param {boolean} wanted
 * @param {string} level
 * @returns {{ n: number, of: number }} entries that are shown, of all
 */
function showLevels(section, wanted, level) {
  let [n, of] = [0, 0];
  for (const row of all(section, "[data-th-group]", HTMLElement)) {
    row.hidden = !!level && row.dataset.thGroup !== level;
    const entries = all(row, "li", HTMLElement).length;
    of += entries;
    if (wanted && !row.hidden) n += entries;
  }
  return { n, of };
}
