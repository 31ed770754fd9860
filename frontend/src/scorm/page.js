/**
 * Only in packages for learning platforms: runs before the script of all pages, so that a page finds
 * what the page around its frame keeps, and says what is true of this form of delivery.
 */

import "../shared/older-browsers.js";

import { createStore } from "../store/store.js";

/** @import { Lms } from "./types" */

const INSTEAD = "scorm.instead.";

/**
 * @returns {Lms | null}
 */
function around() {
  try {
    const outer = /** @type {typeof globalThis} */ (/** @type {unknown} */ (parent));
    return parent === window ? null : (outer.taphuanLms ?? null);
  } catch {
    return null; // a page of another address, which forbids to look
  }
}

/** @param {Lms} lms */
function join(lms) {
  const { course = { id: "course" }, strings = {} } = globalThis.taphuan ?? {};
  for (const [key, text] of Object.entries(lms.words)) {
    if (key.startsWith(INSTEAD)) strings[key.slice(INSTEAD.length)] = text;
  }
  const store = createStore(course, lms.storage, lms.prefix, lms.newId);
  store.onChange(() => lms.changed());
  Object.assign(globalThis, { taphuanStore: store });
  lms.arrived(location.href);
  addEventListener("pagehide", () => lms.left());
  addEventListener("pageshow", ({ persisted }) => persisted && lms.arrived(location.href));
}

const lms = around();
if (lms) join(lms);
