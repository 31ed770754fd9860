/** What this browser is and what it can do, as far as a page can find out by itself. */

/** @typedef {"in_app" | "no_file" | "weeks"} Place */

/**
 * Where a page is: inside another program, which drops downloads without a word and whose storage
 * nobody finds again; in a browser that hands out no files; or in that of an iPhone or iPad, which
 * forgets after seven days. What an app shows on an iPhone does not call itself Safari.
 *
 * @param {{ userAgent: string, maxTouchPoints?: number }} browser
 * @param {boolean} [files] whether it hands out files
 * @returns {Place | null}
 */
export function placeOf({ userAgent, maxTouchPoints = 0 }, files = true) {
  if (/; wv\)|FBA[NV]\/|Instagram|Zalo|MicroMessenger|\bLine\//i.test(userAgent)) return "in_app";
  const apple = /iPhone|iPad|iPod/.test(userAgent);
  if (apple && !/Safari\//.test(userAgent)) return "in_app";
  if (!files) return "no_file";
  const ipad = /Macintosh/.test(userAgent) && maxTouchPoints > 1;
  return apple || ipad ? "weeks" : null;
}

/** Where this page is. */
export function placeHere() {
  return placeOf(navigator, "download" in HTMLAnchorElement.prototype);
}
