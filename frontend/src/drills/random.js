/**
 * Random numbers that everyone gets alike: the same seed gives the same row on every machine, so a
 * class can speak about "new case 7".
 */

/**
 * The mulberry32 generator: numbers from 0 up to, not including, 1.
 *
 * @param {number} seed a whole number
 * @returns {() => number}
 */
export function randomNumbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * A copy in random order.
 *
 * @template Kind
 * @param {Kind[]} values
 * @param {() => number} random
 * @returns {Kind[]}
 */
export function shuffled(values, random) {
  const copy = [...values];
  for (let last = copy.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [copy[last], copy[other]] = [copy[other], copy[last]];
  }
  return copy;
}
