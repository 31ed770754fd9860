/**
 * Whose files may be of one person and whose may not: the trainer is asked, and what was joined is
 * shown and can be taken apart again.
 *
 * @import { BoardActs } from "./shown.js"
 * @import { BoardState } from "./state.js"
 * @import { Intake, Person } from "./types"
 */

import { el } from "../shared/dom.js";
import { t } from "../shared/strings.js";
import { nameKey } from "./words.js";

/**
 * @param {BoardActs} acts
 * @param {Intake} intake
 * @param {boolean} hidden
 */
export function peopleNotices(acts, { people, sameName, sharing }, hidden) {
  const byId = new Map(people.map((person) => [person.id, person]));
  return [
    ...sharing.map((ids) =>
      sharingNotice(
        acts,
        ids.flatMap((id) => byId.get(id) ?? []),
        hidden,
      ),
    ),
    ...sameName.map((one) => sameNameNotice(acts, one, hidden)),
  ];
}

/**
 * @param {BoardActs} acts
 * @param {string} word of the button
 * @param {string} done what is said then
 * @param {(state: BoardState) => void} change
 */
function deciding(acts, word, done, change) {
  const made = el("button", { type: "button", class: "th-action" }, t(word));
  made.addEventListener("click", () => acts.settle("people", t(done), change));
  return made;
}

/**
 * @param {BoardActs} acts
 * @param {Intake["sameName"][number]} same
 * @param {boolean} hidden
 */
function sameNameNotice(acts, { name, people }, hidden) {
  const join = deciding(acts, "board.people.join", "board.people.joined", (state) =>
    state.takeWords({ oneName: [nameKey(name)] }),
  );
  const words = t(hidden ? "board.people.same_hidden" : "board.people.same", {
    n: people.length,
    name,
  });
  return el("p", { class: "th-notice" }, el("bdi", {}, words), " ", join);
}

/**
 * @param {BoardActs} acts
 * @param {Person[]} people
 * @param {boolean} hidden
 */
function sharingNotice(acts, people, hidden) {
  const marks = people.flatMap((person) => person.marks);
  const join = deciding(acts, "board.people.join", "board.people.joined", (state) =>
    state.takeWords({ one: [marks] }),
  );
  const apart = deciding(acts, "board.people.different", "board.people.told_apart", (state) =>
    state.takeWords({ different: [marks] }),
  );
  const names = people.map(({ name, files }) =>
    name ? `“${name}”` : t("board.people.nameless", { files: files.join(", ") }),
  );
  const words = t(hidden ? "board.people.sharing_hidden" : "board.people.sharing", {
    n: people.length,
    names: names.join(", "),
  });
  const about = t("board.people.sharing_about");
  return el(
    "div",
    { class: "th-notice", "data-notice": "sharing" },
    el("p", {}, el("bdi", {}, words), ` ${about}`),
    el("p", { class: "th-actions" }, join, apart),
  );
}

/**
 * Where a person's results came from, and what joined them.
 *
 * @param {BoardActs} acts
 * @param {Person} person
 * @param {string} label what the list calls the person
 * @param {boolean} hidden
 */
export function sourceParts(acts, person, label, hidden) {
  const { files, joined, source } = person;
  const from =
    hidden || source !== "file"
      ? t(`board.person.${source}`, { n: files.length })
      : el("bdi", {}, files.join(", "));
  if (!joined) return [from];
  const why = joined === "records" && !person.name ? "nameless" : joined;
  const separate = deciding(acts, "board.people.separate", "board.people.separated", (state) =>
    state.separate(person),
  );
  separate.setAttribute("aria-label", t("board.people.separate_of", { name: label }));
  return [from, el("div", {}, t(`board.people.by_${why}`, { n: files.length }), " ", separate)];
}
