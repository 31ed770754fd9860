/**
 * Parts that fold away. What fills a closed one, hundreds of rows or figures that take long, waits
 * until somebody opens it or prints the page.
 */

import { el } from "../shared/dom.js";

export class Folds {
  /** @type {Map<string, boolean>} what the trainer has opened or closed: drawing anew keeps it */
  opened = new Map();
  /** @type {Set<() => void>} what fills the folds that are still closed */
  unfilled = new Set();

  constructor() {
    window.addEventListener("beforeprint", () => {
      for (const fill of [...this.unfilled]) fill();
    });
  }

  /** Before the page is drawn anew: the folds that are there now go, and need nothing any more. */
  begin() {
    this.unfilled.clear();
  }

  /**
   * @param {string} name
   * @param {string} title
   * @param {() => (Node | null)[]} parts
   * @param {boolean} [open] at first
   */
  make(name, title, parts, open = false) {
    const summary = el("summary", { id: `fold-${name}` }, el("h2", {}, title));
    const made = el(
      "details",
      { class: "th-fold", "data-part": name, open: this.opened.get(name) ?? open },
      summary,
    );
    const fill = () => {
      if (this.unfilled.delete(fill)) made.append(...parts().filter((part) => part !== null));
    };
    this.unfilled.add(fill);
    if (made.open) fill();
    summary.addEventListener("click", () => {
      this.opened.set(name, !made.open); // noted now: the fold's own event may come after the next drawing
      fill(); // filled before it opens, so that it never opens empty
    });
    made.addEventListener("toggle", () => {
      this.opened.set(name, made.open);
      fill();
    });
    return made;
  }
}
