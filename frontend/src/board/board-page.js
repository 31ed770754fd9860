/**
 * What the class board's element reads: its parts in the page, its settings, and what lies on it,
 * handed out as plain values. What it does with them is in class-board.js.
 *
 * @import { View } from "./chooser.js"
 * @import { Projector } from "./projector.js"
 * @import { Shown } from "./shown.js"
 * @import { BoardCourse, Intake } from "./types"
 * @import { Standard } from "../shared/types"
 */

import { one } from "../shared/dom.js";
import { announce, ExerciseElement } from "../exercise/element.js";
import { settled } from "./chooser.js";
import { pageCourse } from "./course.js";
import { chosenIn } from "./shown.js";
import { BoardState } from "./state.js";

export class BoardPage extends ExerciseElement {
  /** @type {BoardCourse | undefined} */
  known;
  /** @type {BoardState | undefined} */
  kept;
  /** @type {Projector | undefined} */
  projector;
  /** @type {MediaQueryList | undefined} whether the screen is narrow */
  narrow;
  /** @type {Intake} */
  intake = { people: [], refused: [], apart: [], sameName: [], sharing: [] };
  /** @type {View} what is looked at: a class (null: all), and an exercise or a whole standard */
  view = { classId: null, choice: "" };
  /** @type {Set<string>} criteria whose key was uncovered */
  uncovered = new Set();

  /** @param {string} name */
  partOf(name) {
    return one(this, `[data-part=${name}]`, HTMLElement);
  }

  /** @param {string} name */
  input(name) {
    return one(this, `[name=${name}]`, HTMLInputElement);
  }

  get course() {
    return (this.known ??= pageCourse());
  }

  get state() {
    return (this.kept ??= new BoardState(this.course));
  }

  /** The projector never shows a name. */
  get hideNames() {
    return !!this.projector?.on || this.input("hide-names").checked;
  }

  /**
   * What is to be drawn, as it is now.
   *
   * @returns {Shown}
   */
  shown() {
    const { course, intake, hideNames, uncovered, projector } = this;
    const { decisions, votes } = this.state;
    const room = !!projector?.on;
    const view = (this.view = settled(course, intake.people, this.view));
    return {
      course,
      intake,
      view,
      chosen: chosenIn(course, intake.people, view),
      hideNames,
      showKey: room ? !!projector?.showKey : this.input("show-key").checked,
      look: { room, narrow: !!this.narrow?.matches && !room },
      uncovered,
      decisions,
      votes,
      mark: (standard, answer) => this.mark(standard, answer),
    };
  }

  /**
   * A copy of a level's mark; nothing for an answer that is no level.
   *
   * @param {Standard} standard
   * @param {string | null} answer
   */
  mark({ levels }, answer) {
    const index = levels.findIndex(({ id }) => id === answer);
    const drawn = this.querySelector(
      `[data-part=marks] [data-levels="${levels.length}"] svg[data-level="${index}"]`,
    );
    return drawn ? drawn.cloneNode(true) : null;
  }

  /**
   * @param {string} text
   * @param {boolean} [quiet] not for listeners: more is coming
   */
  say(text, quiet = false) {
    this.partOf("said").textContent = text;
    if (text && !quiet) announce(text);
  }
}
