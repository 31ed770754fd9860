/**
 * Whose files may be of one person and whose may not: the trainer is asked, and what was joined is
 * shown and can be taken apart again.
 *
 * @import { Board } from "./class-board.js"
 * @import { Intake, Person } from "./types"
 */

import { all, el } from "../shared/dom.js";
import { t } from "../shared/strings.js";
import { nameKey } from "./words.js";

/**
 * @param {Board} board
 * @param {Intake} intake
 * @param {boolean} hidden
 */
export function peopleNotices(board, { people, sameName, sharing }, hidden) {
  const byId = new Map(people.map((person) => [person.id, person]));
  return [
    ...sharing.map((ids) =>
      sharingNotice(
        board,
        ids.flatMap((id) => byId.get(id) ?? []),
        hidden,
      ),
    ),
    ...sameName.map((one) => sameNameNotice(board, one, hidden)),
  ];
}

/**
 * @param {Board} board
 * @param {string} word of the button
 * @param {string} done what is said then
 * @param {() => void} act
 */
function deciding(board, word, done, act) {
  const made = el("button", { type: "button", class: "th-action" }, t(word));
  made.addEventListener("click", () => {
    act();
    board.refresh(t(done));
    all(board, "[data-part=people] summary", HTMLElement)[0]?.focus();
  });
  return made;
}

/**
 * @param {Board} board
 * @param {Intake["sameName"][number]} same
 * @param {boolean} hidden
 */
function sameNameNotice(board, { name, people }, hidden) {
  const join = deciding(board, "board.people.join", "board.people.joined", () =>
    board.state.takeWords({ oneName: [nameKey(name)] }),
  );
  const words = t(hidden ? "board.people.same_hidden" : "board.people.same", {
    n: people.length,
    name,
  });
  return el("p", { class: "th-notice" }, el("bdi", {}, words), " ", join);
}

/**
 * @param {Board} board
 * @param {Person[]} people
 * @param {boolean} hidden
 */
function sharingNotice(board, people, hidden) {
  const marks = people.flatMap((person) => person.marks);
  const join = deciding(board, "board.people.join", "board.people.joined", () =>
    board.state.takeWords({ one: [marks] }),
  );
  const apart = deciding(board, "board.people.different", "board.people.told_apart", () =>
    board.state.takeWords({ different: [marks] }),
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
 * @param {Board} board
 * @param {Person} person
 * @param {string} label what the list calls the person
 * @param {boolean} hidden
 */
export function sourceParts(board, person, label, hidden) {
  const { files, joined, source } = person;
  const from =
    hidden || source !== "file"
      ? t(`board.person.${source}`, { n: files.length })
      : el("bdi", {}, files.join(", "));
  if (!joined) return [from];
  const why = joined === "records" && !person.name ? "nameless" : joined;
  const separate = deciding(board, "board.people.separate", "board.people.separated", () =>
    board.state.separate(person),
  );
  separate.setAttribute("aria-label", t("board.people.separate_of", { name: label }));
  return [from, el("div", {}, t(`board.people.by_${why}`, { n: files.length }), " ", separate)];
}
