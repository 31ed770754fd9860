/** Scripts and styles that follow a page when they are wanted; they lie beside the script of all pages. */

const own = globalThis.document?.currentScript; // none where modules are tested without a page
/** The folder of this script, which the others lie in. */
export const ASSETS = own && "src" in own ? String(own.src) : "";

/** @type {Map<string, Promise<void>>} */
const loading = new Map();

/**
 * Loads a script or a style once; rejects when it cannot be had, and the next call tries again.
 *
 * @param {string} name of a file beside this one
 * @returns {Promise<void>}
 */
export function load(name) {
  const known = loading.get(name);
  if (known) return known;
  /** @type {Promise<void>} */
  const done = new Promise((resolve, reject) => {
    const href = new URL(name, ASSETS).href;
    const made = name.endsWith(".css")
      ? Object.assign(document.createElement("link"), { rel: "stylesheet", href })
      : Object.assign(document.createElement("script"), { src: href });
    made.addEventListener("load", () => resolve(undefined));
    made.addEventListener("error", () => {
      loading.delete(name);
      reject(new Error(`not loaded: ${name}`));
    });
    document.head.append(made);
  });
  loading.set(name, done);
  return done;
}
