/**
 * Hands a person's results over as a file.
 *
 * @import { Store } from "../store/practice-types"
 */

import { announce } from "../exercise/element.js";
import { giveFile } from "../shared/giving.js";
import { fileName, fileStem, randomPart } from "../store/result-file-name.js";
import { storageKey, remember } from "../shared/storage.js";
import { t } from "../shared/strings.js";

/** @typedef {"share" | "save" | "copy"} Way */

/**
 * What a person hands over: everything that is kept, as text under a name of its own.
 *
 * @param {Store} store
 */
export function handedFile(store) {
  const file = store.toFile();
  const { nickname } = file.person;
  const name = fileName(fileStem(), new Date(), nickname, randomPart());
  const { attempts, drafts, opinions, plan = [] } = file;
  const empty = [...attempts, ...drafts, ...opinions, ...plan].length === 0;
  return { name, text: JSON.stringify(file, null, 1), empty };
}

/**
 * Keeps in mind when something was last handed over, and how.
 *
 * @param {Way} way
 */
export function rememberHanding(way) {
  remember(storageKey("handed", "last"), { at: new Date().toISOString(), way });
}

/**
 * Gives the file to the browser. Whether it reaches the disk, a page cannot know: some browsers inside
 * other programs drop it without a word.
 *
 * @param {Store} store
 * @returns {string} what can be said of it
 */
export function saveFile(store) {
  const { name, text } = handedFile(store);
  giveFile(new Blob([text], { type: "application/json" }), name);
  rememberHanding("save");
  const said = t("practice.file_saved", { name });
  announce(said);
  return said;
}
