/**
 * The projector's view: one thing at a time, readable from the last row, no names, the key covered
 * until the trainer uncovers it. A remote control's keys work.
 *
 * It is given the element itself, and not values alone: it listens to keys, fills the screen with
 * the element, and hides and shows parts that others drew there. It reads no settings from it.
 */

import { all, one } from "../shared/dom.js";
import { arrow } from "../shared/lines.js";
import { t } from "../shared/strings.js";

const FORWARD = ["ArrowRight", "PageDown"];
/** Pixels that are nothing: parts of a picture seldom end on a whole one. */
const EDGE = 6;
const BACK = ["ArrowLeft", "PageUp"];

export class Projector {
  /**
   * @param {HTMLElement} screen what fills the screen
   * @param {() => void} redraw draws all anew: for the room, or for the trainer alone
   */
  constructor(screen, redraw) {
    this.screen = screen;
    this.redraw = redraw;
    this.on = false;
    this.showKey = false;
    this.at = 0;
    document.addEventListener("keydown", (event) => this.key(event));
    document.addEventListener("fullscreenchange", () => {
      if (this.on && !document.fullscreenElement) this.leave();
    });
    this.pilot.addEventListener("click", ({ target }) => {
      const action = target instanceof HTMLElement ? target.dataset.do : "";
      if (action === "forward") this.move(1);
      if (action === "back") this.move(-1);
      if (action === "leave") this.leave();
      if (action === "key") this.toggleKey();
    });
  }

  /** The bar of buttons that is there while the projector is on. */
  get pilot() {
    return one(this.screen, "[data-part=pilot]", HTMLElement);
  }

  get stages() {
    return all(this.screen, "[data-stage]", HTMLElement);
  }

  enter() {
    this.on = true;
    this.showKey = false;
    this.at = 0;
    this.redraw();
    this.screen.requestFullscreen?.().catch(() => undefined); // where full screen is refused, the window is used
    this.focus();
  }

  leave() {
    this.on = false;
    this.redraw();
    if (document.fullscreenElement) document.exitFullscreen();
    one(this.screen, "[data-do=project]", HTMLElement).focus();
  }

  /** @param {number} steps */
  move(steps) {
    if (this.scrolled(steps)) return;
    const to = Math.min(Math.max(this.at + steps, 0), this.stages.length - 1);
    if (to === this.at) return;
    this.at = to;
    this.show();
    this.room.scrollTop = 0;
    this.focus();
    this.tell();
  }

  get room() {
    return one(this.screen, "[data-part=stage]", HTMLElement);
  }

  /** Whether more of what is shown lies below the edge of the picture. */
  get more() {
    const { scrollTop, clientHeight, scrollHeight } = this.room;
    return scrollTop + clientHeight < scrollHeight - EDGE;
  }

  /**
   * What does not fit is read to its end before the next comes: the same key goes on.
   *
   * @param {number} steps
   * @returns {boolean} whether there was more to see
   */
  scrolled(steps) {
    const { room } = this;
    const before = room.scrollTop;
    if (steps > 0 ? this.more : before > EDGE)
      room.scrollTop += Math.sign(steps) * room.clientHeight * 0.85;
    this.tell();
    return room.scrollTop !== before;
  }

  /** Where the projector is, and whether there is more below. */
  tell() {
    const values = { n: this.at + 1, of: this.stages.length };
    const where = one(this.pilot, "[data-part=place]", HTMLElement);
    where.textContent = t(
      this.on && this.more ? "board.project.more" : "board.project.place",
      values,
    );
  }

  toggleKey() {
    this.showKey = !this.showKey;
    this.redraw();
  }

  /** Shows the stage it is at, or all of them where it is off. */
  show() {
    const { stages, screen, pilot, on } = this;
    document.documentElement.classList.toggle("th-projecting", on);
    this.at = Math.min(this.at, Math.max(stages.length - 1, 0));
    stages.forEach((stage, n) => stage.toggleAttribute("data-away", on && n !== this.at));
    for (const talks of all(screen, ".th-talks", HTMLElement)) {
      talks.toggleAttribute("data-away", on && !talks.contains(stages[this.at]));
    }
    pilot.hidden = !on;
    this.tell();
    one(pilot, "[data-do=key]", HTMLElement).setAttribute("aria-pressed", String(this.showKey));
  }

  focus() {
    this.stages[this.at]?.focus();
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const within = event.target instanceof Node && this.screen.contains(event.target);
    if (event.key.length === 1 && (this.on || within)) event.stopPropagation(); // the theme would open another page
    if (!this.on || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") this.leave();
    else if (FORWARD.includes(arrow(event.key))) this.move(1);
    else if (BACK.includes(arrow(event.key))) this.move(-1);
    else return;
    event.preventDefault();
  }
}
