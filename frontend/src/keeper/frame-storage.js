/**
 * A storage like the browser's, kept by the page in a frame: reading works on a copy, writing goes
 * into the copy and to the frame, and what other pages write comes from there as storage events.
 */

/** @implements {Storage} */
export class FrameStorage {
  /** @type {((error: unknown) => void) | undefined} told when the frame could not keep something */
  refused;

  /**
   * @param {HTMLIFrameElement} frame
   * @param {Map<string, string>} values
   */
  constructor(frame, values) {
    this.frame = frame;
    this.values = values;
    addEventListener("message", ({ source, data }) => {
      if (source === frame.contentWindow) this.hear(data);
    });
  }

  get length() {
    return this.values.size;
  }

  /** @param {number} n */
  key(n) {
    return [...this.values.keys()][n] ?? null;
  }

  /** @param {string} key */
  getItem(key) {
    return this.values.get(key) ?? null;
  }

  /**
   * @param {string} key
   * @param {string} value
   */
  setItem(key, value) {
    this.values.set(key, value);
    this.send(key, value);
  }

  /** @param {string} key */
  removeItem(key) {
    this.values.delete(key);
    this.send(key, null);
  }

  clear() {
    for (const key of [...this.values.keys()]) this.removeItem(key);
  }

  /**
   * @param {string} key
   * @param {string | null} value
   */
  send(key, value) {
    this.frame.contentWindow?.postMessage({ taphuan: "keep", key, value }, "*");
  }

  /** @param {any} data */
  hear(data) {
    if (data?.taphuan === "refused") {
      this.refused?.(Object.assign(new Error(data.key), { name: data.name }));
    }
    if (data?.taphuan !== "changed") return;
    const { key, value: newValue } = data;
    if (newValue === null) this.values.delete(key);
    else this.values.set(key, newValue);
    dispatchEvent(new StorageEvent("storage", { key, newValue }));
  }
}
