/**
 * What all pages of the trainer's side share: the view of the class, asked for whenever something
 * has changed, and acts whose refusals are said in words.
 */

import { recall, remember } from "../shared/storage.js";
import { ask, listen } from "./asking.js";
import { w } from "./words.js";

const POLL = 3000;
const CHOSEN = "taphuan/class/address";

/**
 * Where the link stands that the trainer has chosen on the projector; the likeliest at first.
 *
 * @param {string[]} links
 */
export const chosenLink = (links) => Math.max(0, links.indexOf(String(recall(CHOSEN))));

/** @param {string} link where nothing can be remembered it holds for this page */
export const chooseLink = (link) => remember(CHOSEN, link);

/**
 * @param {string} path of the view below /class/desk/
 * @param {(view: any) => void} onView
 * @param {(online: boolean) => void} onLine
 * @returns {() => Promise<void>} asks at once
 */
export function follow(path, onView, onLine) {
  let asking = false;
  let more = false;
  const look = async () => {
    if (asking) {
      more = true;
      return;
    }
    asking = true;
    const { status, value } = await ask(`desk/${path}`);
    asking = false;
    onLine(status === 200);
    if (status === 200) onView(value);
    if (more) {
      more = false;
      await look();
    }
  };
  const stream = listen("desk/events", () => void look());
  setInterval(() => {
    if (!stream.alive()) void look();
  }, POLL);
  void look();
  return look;
}

/**
 * @param {string} path below /class/desk/
 * @param {object} body
 * @returns {Promise<{ said: string, value: any }>} `said` is empty when it was done
 */
export async function act(path, body) {
  const { status, value } = await ask(`desk/${path}`, body);
  if (status === 200) return { said: "", value };
  return {
    said: w(status === 0 ? "live.desk.no_answer" : `live.error.${value?.error ?? "failed"}`),
    value: null,
  };
}
