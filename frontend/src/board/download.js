/** Hands something over as a file of the day. */

import { giveFile } from "../shared/giving.js";
import { fileName, fileStem, randomPart } from "../store/result-file-name.js";

/**
 * @param {BlobPart} content
 * @param {string} type
 * @param {string} what ASCII, begins the file's name
 * @param {string} ending
 * @param {string} [whose] the class, say
 * @returns {string} the name that was asked for; whether the browser keeps the file nobody can know
 */
export function download(content, type, what, ending, whose = "") {
  const name = fileName(fileStem(), new Date(), whose, randomPart())
    .replace(/^taphuan-/, `${what}-`)
    .replace(/json$/, ending);
  giveFile(new Blob([content], { type }), name);
  return name;
}
