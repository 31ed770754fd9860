/**
 * The projector's view: one thing at a time, readable from the last row, no names, the key covered
 * until the trainer uncovers it. A remote control's keys work.
 *
 * @import { Board } from "./class-board.js"
 */

import { all, one } from "../shared/dom.js";
import { t } from "../shared/strings.js";

const FORWARD = ["ArrowRight", "PageDown"];
const BACK = ["ArrowLeft", "PageUp"];

export class Projector {
  /** @param {Board} board */
  constructor(board) {
    this.board = board;
    this.on = false;
    this.showKey = false;
    this.at = 0;
    document.addEventListener("keydown", (event) => this.key(event));
    document.addEventListener("fullscreenchange", () => {
      if (this.on && !document.fullscreenElement) this.leave();
    });
    one(board, "[data-part=pilot]", HTMLElement).addEventListener("click", ({ target }) => {
      const action = target instanceof HTMLElement ? target.dataset.do : "";
      if (action === "forward") this.move(1);
      if (action === "back") this.move(-1);
      if (action === "leave") this.leave();
      if (action === "key") this.toggleKey();
    });
  }

  get stages() {
    return all(this.board, "[data-stage]", HTMLElement);
  }

  enter() {
    this.on = true;
    this.showKey = false;
    this.at = 0;
    this.board.uncovered.clear();
    this.board.render();
    this.board.requestFullscreen?.().catch(() => undefined); // the window itself is enough
    this.focus();
  }

  leave() {
    this.on = false;
    this.board.render();
    if (document.fullscreenElement) document.exitFullscreen();
    one(this.board, "[data-do=project]", HTMLElement).focus();
  }

  /** @param {number} steps */
  move(steps) {
    const to = Math.min(Math.max(this.at + steps, 0), this.stages.length - 1);
    if (to === this.at) return;
    this.at = to;
    this.show();
    this.focus();
  }

  toggleKey() {
    this.showKey = !this.showKey;
    this.board.render();
  }

  /** Shows the stage it is at, or all of them where it is off. */
  show() {
    const { stages, board, on } = this;
    document.documentElement.classList.toggle("th-projecting", on);
    this.at = Math.min(this.at, Math.max(stages.length - 1, 0));
    stages.forEach((stage, n) => stage.toggleAttribute("data-away", on && n !== this.at));
    for (const talks of all(board, ".th-talks", HTMLElement)) {
      talks.toggleAttribute("data-away", on && !talks.contains(stages[this.at]));
    }
    const pilot = one(board, "[data-part=pilot]", HTMLElement);
    pilot.hidden = !on;
    one(pilot, "[data-part=place]", HTMLElement).textContent = t("board.project.place", {
      n: this.at + 1,
      of: stages.length,
    });
    one(pilot, "[data-do=key]", HTMLElement).setAttribute("aria-pressed", String(this.showKey));
  }

  focus() {
    this.stages[this.at]?.focus();
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (!this.on || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") this.leave();
    else if (FORWARD.includes(event.key)) this.move(1);
    else if (BACK.includes(event.key)) this.move(-1);
    else return;
    event.preventDefault();
  }
}
