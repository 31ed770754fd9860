/**
 * A thread beside the page: it looks at the texts of result files while the page still reads
 * others. Where a browser gives none, or where it stays silent, nothing is lost: what has no
 * finding at the end, the page looks at itself.
 *
 * @import { Entry } from "./types"
 * @import { Finding } from "./finding.js"
 */

/** So many texts are sent together, or fewer of so many letters. */
const BATCH = 50;
const LETTERS = 1_000_000;
/** Milliseconds without a finding, after which the page no longer waits. */
const PATIENCE = 2000;

export class ReadingWorker {
  /** @type {Entry[]} */
  waiting = [];
  letters = 0;
  /** @type {Entry[][]} */
  sent = [];
  /** @type {Worker | null} */
  worker = null;
  /** Called when a finding has come, or none will. */
  heard = () => {};

  /**
   * @param {string} course id
   * @param {string} source of the thread's script; empty: there is no thread
   * @param {(entry: Entry, finding: Finding) => void} onFinding
   */
  constructor(course, source, onFinding) {
    this.course = course;
    this.onFinding = onFinding;
    if (source) this.open(source);
  }

  /** @param {string} source */
  open(source) {
    const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
    try {
      this.worker = new Worker(address);
      this.worker.onmessage = ({ data }) => this.take(data);
      this.worker.onerror = (event) => {
        event.preventDefault(); // the page does the work itself
        this.close();
      };
    } catch {
      this.close();
    }
    setTimeout(() => URL.revokeObjectURL(address), PATIENCE);
  }

  /** @param {Entry} entry */
  add(entry) {
    if (!this.worker || entry.text === null) return;
    this.waiting.push(entry);
    this.letters += entry.text.length;
    if (this.waiting.length >= BATCH || this.letters >= LETTERS) this.send();
  }

  send() {
    if (!this.worker || this.waiting.length === 0) return;
    this.worker.postMessage({ course: this.course, texts: this.waiting.map(({ text }) => text) });
    this.sent.push(this.waiting);
    this.waiting = [];
    this.letters = 0;
  }

  /** @param {Finding[]} findings on the batch that was sent first */
  take(findings) {
    this.sent.shift()?.forEach((entry, n) => this.onFinding(entry, findings[n]));
    this.heard();
  }

  /** Waits for the findings that are still to come, and ends the thread. */
  async end() {
    this.send();
    while (this.worker && this.sent.length) {
      const before = this.sent.length;
      await this.hearing();
      if (this.sent.length === before) break;
    }
    this.close();
  }

  /** @returns {Promise<void>} */
  hearing() {
    return new Promise((goOn) => {
      const late = setTimeout(goOn, PATIENCE);
      this.heard = () => {
        clearTimeout(late);
        goOn();
      };
    });
  }

  close() {
    this.worker?.terminate();
    this.worker = null;
    this.heard();
  }
}
