/** What was laid, compared with the key: cards in bins, steps in their order. */

/**
 * right: the key's bin; accepted: another that the key lets pass.
 *
 * @typedef {"right" | "accepted" | "wrong" | "missing"} CardVerdict
 */

/**
 * A card's verdict by the bin it was laid into; `bins` of the key, the best one first.
 *
 * @param {string | undefined} given
 * @param {string[]} bins
 * @returns {CardVerdict}
 */
export function cardVerdict(given, bins) {
  if (!given) return "missing";
  const place = bins.indexOf(given);
  if (place < 0) return "wrong";
  return place === 0 ? "right" : "accepted";
}

/**
 * One step: `place` as given and `right` as the key has it, from 1, both counted among the steps
 * that stand in both orders; `distance` how far it must move, positive when it stands too late.
 *
 * @typedef {{
 *   id: string,
 *   verdict: "right" | "moved" | "missing" | "extra" | "rightlyOut",
 *   distance: number,
 * }} StepVerdict
 */

/**
 * Compares an order with the key's. Steps that stand in a longest run of right order count as
 * right: one step at the wrong end does not make all the others wrong.
 *
 * @param {string[]} given the steps put in, in their order
 * @param {string[]} order the key's order
 * @param {string[]} all every step on the page
 * @returns {StepVerdict[]} in the key's order, then those that do not belong
 */
export function stepVerdicts(given, order, all) {
  const common = given.filter((id) => order.includes(id));
  const ranks = order.filter((id) => given.includes(id));
  const kept = new Set(longestRun(common.map((id) => ranks.indexOf(id))).map((n) => ranks[n]));
  const rest = all.filter((id) => !order.includes(id));
  return [...order, ...rest].map((id) => {
    const belongs = order.includes(id);
    if (!given.includes(id))
      return { id, verdict: belongs ? "missing" : "rightlyOut", distance: 0 };
    if (!belongs) return { id, verdict: "extra", distance: 0 };
    const distance = kept.has(id) ? 0 : common.indexOf(id) - ranks.indexOf(id);
    return { id, verdict: distance === 0 ? "right" : "moved", distance };
  });
}

/**
 * A longest rising part of a row of different numbers; the first found of equally long ones.
 *
 * @param {number[]} numbers
 * @returns {number[]}
 */
export function longestRun(numbers) {
  /** @type {number[][]} */
  const runs = [];
  numbers.forEach((number, at) => {
    const before = numbers.slice(0, at).map((other, n) => (other < number ? runs[n] : []));
    const longest = before.reduce((best, run) => (run.length > best.length ? run : best), []);
    runs.push([...longest, number]);
  });
  return runs.reduce((best, run) => (run.length > best.length ? run : best), []);
}
