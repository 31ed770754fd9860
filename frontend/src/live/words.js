/** The words of the class server's pages and of what it adds to the site (locale area live). */

import { format } from "../shared/strings.js";

/**
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
export function w(key, values) {
  const text = globalThis.taphuanLive?.words[key] ?? key;
  return values ? format(text, values) : text;
}
