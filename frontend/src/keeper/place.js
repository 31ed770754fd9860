/**
 * Only from a folder, on the first page there and on every page in Firefox: finds out whether pages
 * share a storage. The page in the frame sees what this one has written, or it does not.
 */

import { SHARED, settleKeeping } from "../shared/keeping.js";
import { ASSETS } from "../shared/loading.js";
import { FrameStorage } from "./frame-storage.js";

/** Longer than a slow disk needs; afterwards the page works with its own storage and says so. */
const WAIT_MS = 5000;
const TRIAL = "taphuan/trial";

let settled = false;

/** @type {typeof settleKeeping} */
function settle(keeper, storage) {
  if (!settled) settleKeeping(keeper, storage);
  settled = true;
}

/** @param {Storage} own */
function askKeeper(own) {
  own.setItem(TRIAL, String(Math.random()));
  const frame = document.createElement("iframe");
  frame.hidden = true;
  frame.tabIndex = -1;
  frame.src = new URL("keeper.html", ASSETS).href;
  setTimeout(() => settle("apart"), WAIT_MS);
  addEventListener("message", ({ source, data }) => {
    const answers = source === frame.contentWindow && data?.taphuan === "kept";
    if (answers && !settled) take(own, frame, new Map(data.values));
  });
  document.body.append(frame);
}

/**
 * @param {Storage} own
 * @param {HTMLIFrameElement} frame
 * @param {Map<string, string>} values what the keeper has
 */
function take(own, frame, values) {
  const trial = own.getItem(TRIAL);
  own.removeItem(TRIAL);
  if (values.get(TRIAL) === trial) {
    own.setItem(SHARED, "1");
    frame.remove();
    return settle("shared");
  }
  const storage = new FrameStorage(frame, values);
  moveInto(storage, own);
  // a page that comes back as it was left has missed what others did since
  addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
  return settle("frame", storage);
}

/**
 * What this page kept for itself, before there was a keeper or while it could not be had.
 *
 * @param {Storage} shared
 * @param {Storage} own
 */
function moveInto(shared, own) {
  const keys = Array.from({ length: own.length }, (_, n) => own.key(n) ?? "");
  for (const key of keys.filter((one) => one.startsWith("taphuan/"))) {
    if (shared.getItem(key) === null) shared.setItem(key, own.getItem(key) ?? "");
    own.removeItem(key);
  }
}

try {
  askKeeper(localStorage);
} catch {
  settle("shared"); // storage is full or forbidden, which the store will notice by itself
}
