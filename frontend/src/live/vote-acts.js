/**
 * What a trainer does with votes, on the panel and beside the trainer's own pages.
 *
 * @import { TrainerView } from "./types"
 */

import { all } from "../shared/dom.js";
import { act } from "./desk.js";
import { w } from "./words.js";

/**
 * @param {DOMStringMap} given of the button that was pressed
 * @param {TrainerView | undefined} view
 * @returns {Promise<string>} what to say of it
 */
export async function voteAct({ act: name = "", id = "", round = "" }, view) {
  if (name === "open") {
    const chosen = view?.catalogue[Number(id)];
    return chosen ? sayOf("vote", chosen) : "";
  }
  if (name !== "hands") return sayOf(name, { vote: id, round: Number(round), exercise: id });
  const fields = all(document, `[data-hands="${id}/${round}"]`, HTMLInputElement);
  const hands = fields.map((field) => Number(field.value));
  return sayOf("hands", { vote: id, round: Number(round), hands });
}

/**
 * @param {string} path
 * @param {object} body
 */
export async function sayOf(path, body) {
  const { said } = await act(path, body);
  return said || w(`live.panel.done_${path}`);
}
