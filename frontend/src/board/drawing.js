/**
 * Draws the board anew: at once, or what the room waits for first.
 *
 * @import { Board } from "./class-board.js"
 */

import { fill } from "../shared/dom.js";
import { otherFolds, problemFolds } from "./below.js";
import { chooser, settled } from "./chooser.js";
import { recordStages } from "./record.js";
import { firstStages, furtherStages } from "./stages.js";

/** Milliseconds after which a page that is not in sight goes on without having been painted. */
const UNSEEN = 500;

/** Counts drawings: one that has begun leaves off when another comes between. */
let drawings = 0;

/**
 * Shows what is there.
 *
 * @param {Board} board
 */
export function draw(board) {
  const focused = document.activeElement?.id;
  begin(board);
  end(board);
  refocus(board, focused);
}

/**
 * The same, but the sum, the picture and what was refused are seen before the rest is made. The
 * projector shows one thing at a time, and waits for all.
 *
 * @param {Board} board
 */
export async function drawInSteps(board) {
  if (board.projector?.on) return draw(board);
  const focused = document.activeElement?.id;
  begin(board);
  refocus(board, focused);
  const mine = drawings;
  await painted();
  if (mine !== drawings) return;
  end(board);
  refocus(board, focused);
}

/**
 * The field or button that had the focus and was drawn anew has it again.
 *
 * @param {Board} board
 * @param {string | undefined} id
 */
function refocus(board, id) {
  const again = id ? document.getElementById(id) : null;
  if (board.contains(again) && document.activeElement === document.body) again?.focus();
}

/** @param {Board} board */
function begin(board) {
  const { empty } = board.state;
  drawings += 1;
  board.place("tools").hidden = empty;
  board.toggleAttribute("data-filled", !empty);
  board.view = settled(board.course, board.intake.people, board.view);
  fill(board.place("choose"), ...(empty ? [] : chooser(board)));
  fill(board.place("stage"), ...(empty ? [] : firstStages(board)));
  fill(board.place("below"), ...(empty ? [] : problemFolds(board)));
}

/** @param {Board} board */
function end(board) {
  if (!board.state.empty) {
    board.place("stage").append(...furtherStages(board), ...recordStages(board));
    board.place("below").prepend(...otherFolds(board));
  }
  board.projector?.show();
  board.report?.refresh();
}

/** @returns {Promise<void>} */
function painted() {
  return new Promise((goOn) => {
    requestAnimationFrame(() => setTimeout(goOn));
    setTimeout(goOn, UNSEEN);
  });
}
