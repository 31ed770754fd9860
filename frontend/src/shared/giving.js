/** Gives a file to the browser. */

import { el } from "./dom.js";

/**
 * Whether it reaches the disk, a page cannot know: some browsers inside other programs drop it
 * without a word.
 *
 * @param {Blob} content
 * @param {string} name
 */
export function giveFile(content, name) {
  const address = URL.createObjectURL(content);
  const link = el("a", { href: address, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
