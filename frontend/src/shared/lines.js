/** Which way the lines of a page run, for keys, fingers and signs that point to a side. */

/** The step to the right: on, where lines run from left to right; back, where they do not. */
export const ahead = () => ((document.dir || document.body.dir) === "rtl" ? -1 : 1);

/** The sign between what comes first and what comes then. */
export const toward = () => (ahead() < 0 ? "←" : "→");

const OTHER = /** @type {Record<string, string>} */ ({
  ArrowLeft: "ArrowRight",
  ArrowRight: "ArrowLeft",
});

const GO = new Set([" ", "Enter", "ArrowRight", "ArrowDown", "PageDown"]);
const BACK = new Set(["ArrowLeft", "ArrowUp", "PageUp"]);

/**
 * A key as it would be pressed where lines run from left to right.
 *
 * @param {string} key
 */
export const arrow = (key) => (ahead() < 0 && OTHER[key]) || key;

/**
 * What a key of a remote control asks of a page that one key leads on.
 *
 * @param {string} key
 * @returns {"go" | "back" | undefined}
 */
export function asked(key) {
  const turned = arrow(key);
  return GO.has(turned) ? "go" : BACK.has(turned) ? "back" : undefined;
}
