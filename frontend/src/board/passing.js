/**
 * Who has passed, by the course's rule: on the board, and in its file for the certificates.
 *
 * @import { BoardCourse, Passing, Person } from "./types"
 */

import { overEverything, targetFigures } from "./target.js";

/**
 * @param {BoardCourse} course
 * @param {Person} person
 */
export function passOf(course, person) {
  const list = overEverything(course, [person], null);
  return course.passRule ? targetFigures(course.passRule, list).state : "few";
}

/**
 * Everybody with the name that is known of them, and the rule they were held against; undefined
 * where the course sets none. Nobody else's word can be read out of it.
 *
 * @param {BoardCourse} course
 * @param {Person[]} people
 * @returns {Passing | undefined}
 */
export function passingOf(course, people) {
  if (!course.passRule) return undefined;
  const named = people.filter(({ name }) => name);
  return {
    rule: course.passRule,
    people: named.map((person) => ({ name: person.name, state: passOf(course, person) })),
    nameless: people.length - named.length,
  };
}
