/**
 * Text of strangers as text and nothing else: what steers the direction of writing or cannot stand
 * in XML is left out, and lines end in one way.
 */

/** Marks and overrides of writing direction: with them a name can look like another one. */
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/** What XML 1.0 does not allow, halves of pairs included. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/g;
const PAIRS = /[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g;

/**
 * @param {string} text
 */
export function plain(text) {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
    .replace(DIRECTION, "")
    .replace(FORBIDDEN, "")
    .replace(PAIRS, (found) => (found.length === 2 ? found : "\ufffd"))
    .normalize("NFC");
}

/**
 * The same in one line.
 *
 * @param {string} text
 */
export function plainLine(text) {
  return plain(text).replace(/\s+/g, " ").trim();
}
