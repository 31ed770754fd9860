/** A storage like the browser's, with a size and moods. */

export class FakeStorage {
  /** @param {{ room?: number, blocked?: boolean }} [mood] */
  constructor({ room = Infinity, blocked = false } = {}) {
    this.room = room;
    this.blocked = blocked;
    /** @type {Map<string, string>} */
    this.values = new Map();
  }

  get length() {
    this.allow();
    return this.values.size;
  }

  allow() {
    if (this.blocked) throw Object.assign(new Error("no"), { name: "SecurityError" });
  }

  /** @param {number} n */
  key(n) {
    this.allow();
    return [...this.values.keys()][n] ?? null;
  }

  /** @param {string} key */
  getItem(key) {
    this.allow();
    return this.values.get(key) ?? null;
  }

  /**
   * @param {string} key
   * @param {string} value
   */
  setItem(key, value) {
    this.allow();
    if (key.length + value.length > this.room) {
      throw Object.assign(new Error("full"), { name: "QuotaExceededError" });
    }
    this.values.set(key, String(value));
  }

  /** @param {string} key */
  removeItem(key) {
    this.allow();
    this.values.delete(key);
  }

  clear() {
    this.values.clear();
  }
}
