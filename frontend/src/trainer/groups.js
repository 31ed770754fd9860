/**
 * People drawn into groups by their number in the class's list: chance decides, sizes differ by one
 * at most, everybody is in one group.
 *
 * @param {number} people
 * @param {number} size about how many in a group
 * @param {() => number} [random] from 0 up to 1
 * @returns {number[][]} numbers in their order
 */
export function drawn(people, size, random = Math.random) {
  const numbers = Array.from({ length: people }, (_, n) => n + 1);
  for (let n = numbers.length - 1; n > 0; n -= 1) {
    const other = Math.floor(random() * (n + 1));
    [numbers[n], numbers[other]] = [numbers[other], numbers[n]];
  }
  const count = Math.max(1, Math.round(people / size));
  const groups = Array.from({ length: count }, () => /** @type {number[]} */ ([]));
  numbers.forEach((number, n) => groups[n % count].push(number));
  return groups.map((group) => group.sort((a, b) => a - b));
}
