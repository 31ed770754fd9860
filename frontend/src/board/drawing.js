/**
 * Draws the board anew: at once, or what the room waits for first.
 *
 * @import { BoardActs, Shown } from "./shown.js"
 */

import { fill } from "../shared/dom.js";
import { otherFolds, problemFolds } from "./below.js";
import { chooser } from "./chooser.js";
import { Folds } from "./folds.js";
import { recordStages } from "./record.js";
import { firstStages, furtherStages } from "./stages.js";

/** Milliseconds after which a page that is not in sight goes on without having been painted. */
const UNSEEN = 500;

/** @typedef {{ choose: HTMLElement, stage: HTMLElement, below: HTMLElement }} Places */

export class Drawing {
  folds = new Folds();
  /** Counts drawings: one that has begun leaves off when another comes between. */
  drawings = 0;

  /**
   * @param {Places} places what is filled
   * @param {() => Shown | null} look what is to be shown now; null while nothing is on the board
   * @param {BoardActs} acts
   * @param {{ begin: (filled: boolean) => void, end: () => void }} hooks what follows once a
   *   drawing has begun (filled: something is on the board), and once all is drawn
   */
  constructor(places, look, acts, hooks) {
    this.places = places;
    this.look = look;
    this.acts = acts;
    this.hooks = hooks;
  }

  /** Shows what is there. */
  draw() {
    const focused = document.activeElement?.id;
    this.begin();
    this.end();
    this.refocus(focused);
  }

  /**
   * The same, but the sum, the picture and what was refused are seen before the rest is made. The
   * projector shows one thing at a time, and waits for all.
   */
  async drawInSteps() {
    if (this.look()?.look.room) return this.draw();
    const focused = document.activeElement?.id;
    this.begin();
    this.refocus(focused);
    const mine = this.drawings;
    await painted();
    if (mine !== this.drawings) return undefined;
    this.end();
    return this.refocus(focused);
  }

  /**
   * The field or button that had the focus and was drawn anew has it again.
   *
   * @param {string | undefined} id
   */
  refocus(id) {
    const again = id ? document.getElementById(id) : null;
    const own = Object.values(this.places).some((place) => place.contains(again));
    if (own && document.activeElement === document.body) again?.focus();
  }

  begin() {
    const shown = this.look();
    const { choose, stage, below } = this.places;
    this.drawings += 1;
    this.folds.begin();
    this.hooks.begin(shown !== null);
    fill(choose, ...(shown ? this.chooser(shown) : []));
    fill(stage, ...(shown ? firstStages(shown) : []));
    fill(below, ...(shown ? problemFolds(shown, this.folds) : []));
  }

  /** @param {Shown} shown */
  chooser({ course, intake, view }) {
    return chooser(course, intake.people, view, this.acts.choose);
  }

  end() {
    const shown = this.look();
    if (shown) {
      const { stage, below } = this.places;
      stage.append(...furtherStages(shown, this.acts), ...recordStages(shown));
      below.prepend(...otherFolds(shown, this.acts, this.folds));
    }
    this.hooks.end();
  }
}

/** @returns {Promise<void>} */
function painted() {
  return new Promise((goOn) => {
    requestAnimationFrame(() => setTimeout(goOn));
    setTimeout(goOn, UNSEEN);
  });
}
