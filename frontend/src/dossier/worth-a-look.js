/**
 * What is worth a second look before handing in.
 *
 * @import { Answers } from "../store/practice-types"
 */

/**
 * What is worth a second look, each with the criteria that it is about.
 *
 * @param {Answers} answers by criterion
 * @param {string[]} criteria
 * @returns {[kind: "gaps" | "flags" | "bare", criteria: number[]][]}
 */
export function worthALook(answers, criteria) {
  const which = (/** @type {(one: Answers[string]) => boolean} */ test) =>
    criteria.flatMap((id, n) => (test(answers[id] ?? {}) ? [n] : []));
  /** @type {[kind: "gaps" | "flags" | "bare", criteria: number[]][]} */
  const found = [
    ["gaps", which(({ level }) => !level)],
    ["flags", which(({ flag }) => !!flag)],
    ["bare", which(({ level, evidence = [] }) => !!level && evidence.length === 0)],
  ];
  return found.filter(([, numbers]) => numbers.length > 0);
}
