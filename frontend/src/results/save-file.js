/**
 * Hands a person's results over as a file.
 *
 * @import { Store } from "../store/practice-types"
 */

import { announce } from "../exercise/element.js";
import { el } from "../shared/dom.js";
import { fileName, randomPart } from "../store/result-file-name.js";
import { t } from "../shared/strings.js";

/**
 * Gives the file to the browser. Whether it reaches the disk, a page cannot know: some browsers inside
 * other programs drop it without a word.
 *
 * @param {Store} store
 * @returns {string} what can be said of it
 */
export function saveFile(store) {
  const file = store.toFile();
  const text = JSON.stringify(file, null, 1);
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const { nickname } = file.person;
  const name = fileName(file.course.id, new Date(), nickname, randomPart());
  const link = el("a", { href: address, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
  const said = t("practice.file_saved", { name });
  announce(said);
  return said;
}
