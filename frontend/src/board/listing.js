/**
 * The order of people in lists: by name as Vietnamese lists go, then those without a name, then
 * sheets. Where names are hidden it stays the order in which they came: the place in the list
 * would tell a name.
 *
 * @import { Person } from "./types"
 */

import { compareNames } from "../shared/people-names.js";

/**
 * @param {Person[]} people
 * @param {boolean} hidden
 * @returns {{ person: Person, n: number }[]} n: their number, which names nobody and stays the same
 */
export function inListOrder(people, hidden) {
  const list = people.map((person, index) => ({ person, n: index + 1 }));
  if (hidden) return list;
  return list.sort(
    (a, b) =>
      row(a.person) - row(b.person) ||
      (a.person.name && compareNames(a.person.name, b.person.name)) ||
      Number(a.person.sheet ?? 0) - Number(b.person.sheet ?? 0) ||
      a.n - b.n,
  );
}

/** @param {Person} person */
function row({ name, sheet }) {
  if (sheet) return 2;
  return name ? 0 : 1;
}
