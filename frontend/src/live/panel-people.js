/**
 * The people of the class, for the trainer's eyes.
 *
 * @import { Joined, TrainerView } from "./types"
 */

import { el } from "../shared/dom.js";
import { wideTable } from "../shared/wide-table.js";
import { w } from "./words.js";

/** @param {TrainerView} view */
export function peopleTable(view) {
  const heads = ["name", "place", "state", "records", "pin"];
  const rows = view.people.map((person) =>
    el(
      "tr",
      {},
      el("th", { scope: "row" }, el("bdi", {}, person.name)),
      el("td", {}, [person.unit, person.group, person.seat].filter(Boolean).join(" · ")),
      el("td", {}, stateOf(view, person)),
      el("td", {}, String(person.records)),
      el("td", {}, person.pin),
    ),
  );
  return [
    wideTable(
      w("live.panel.people"),
      heads.map((name) => w(`live.panel.head_${name}`)),
      rows,
    ),
    view.missing.length
      ? el(
          "details",
          {},
          el("summary", {}, w("live.panel.missing", { n: view.missing.length })),
          el("p", {}, view.missing.join(", ")),
        )
      : null,
  ];
}

/**
 * @param {TrainerView} view
 * @param {Joined} person
 */
export function stateOf(view, { here, doing, answered, waiting }) {
  if (!here) return w("live.panel.away");
  const what = view.exercises[doing]?.title;
  const words = what ? w("live.panel.works", { what, n: answered }) : w("live.panel.here");
  return waiting ? `${words} ${w("live.panel.waiting", { n: waiting })}` : words;
}
