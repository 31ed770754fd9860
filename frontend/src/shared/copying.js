/** Copying a text, by the old way or the new one. */

/**
 * Whether a text that is chosen on the page reached the clipboard.
 *
 * @param {string} text
 */
export async function copyChosen(text) {
  try {
    if (!document.execCommand("copy")) await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
