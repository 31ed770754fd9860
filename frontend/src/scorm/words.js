/** The words of the page around the frame (locale area scorm). */

import { format } from "../shared/strings.js";

/**
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
export function w(key, values) {
  const text = globalThis.taphuanPackage?.words[`scorm.${key}`] ?? key;
  return values ? format(text, values) : text;
}
