/** Hands something over as a file of the day. */

import { el } from "../shared/dom.js";
import { fileName, randomPart } from "../store/result-file-name.js";

/**
 * @param {BlobPart} content
 * @param {string} type
 * @param {string} what ASCII, begins the file's name
 * @param {string} ending
 * @param {string} [whose] the class, say
 * @returns {string} the name that was asked for; whether the browser keeps the file nobody can know
 */
export function download(content, type, what, ending, whose = "") {
  const course = String(globalThis.taphuan?.course.id);
  const name = fileName(course, new Date(), whose, randomPart())
    .replace(/^taphuan-/, `${what}-`)
    .replace(/json$/, ending);
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = el("a", { href: address, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
  return name;
}
