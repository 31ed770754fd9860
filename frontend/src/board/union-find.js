/** Union-find: which things belong together, found pair by pair. */

export class UnionFind {
  /** @param {number} size things, numbered from 0 */
  constructor(size) {
    this.parent = Array.from({ length: size }, (_, index) => index);
  }

  /**
   * @param {number} index
   * @returns {number} the first thing of its group
   */
  first(index) {
    let at = index;
    while (this.parent[at] !== at) {
      this.parent[at] = this.parent[this.parent[at]];
      at = this.parent[at];
    }
    return at;
  }

  /**
   * @param {number} a
   * @param {number} b
   */
  join(a, b) {
    const [one, other] = [this.first(a), this.first(b)];
    this.parent[Math.max(one, other)] = Math.min(one, other);
  }

  /** @returns {number[][]} the groups in the order of their first things */
  all() {
    /** @type {Map<number, number[]>} */
    const groups = new Map();
    this.parent.forEach((_, index) => {
      const first = this.first(index);
      groups.set(first, [...(groups.get(first) ?? []), index]);
    });
    return [...groups.values()];
  }
}
