/**
 * Only in packages for learning platforms: runs before the script of all pages, so that a page finds
 * what the page around its frame keeps, and says what is true of this form of delivery.
 */

import "../shared/older-browsers.js";

import { speakAs } from "../shared/delivery.js";
import { createStore } from "../store/store.js";
import { FRESH_MS, idsOf, nowKey } from "./copies.js";

/** @import { Lms } from "./types" */

/**
 * @returns {Lms | null}
 */
function around() {
  try {
    const outer = /** @type {typeof globalThis} */ (/** @type {unknown} */ (parent));
    return parent === window ? null : (outer.taphuanLms ?? null);
  } catch {
    return null; // the outer page is of another address, and reading it is forbidden
  }
}

/** @param {Lms} lms */
function join(lms) {
  const { course = { id: "course" } } = globalThis.taphuan ?? {};
  speakAs(lms.words, "scorm");
  const store = createStore(course, lms.storage, lms.prefix, lms.newId);
  store.onChange(() => lms.changed());
  Object.assign(globalThis, { taphuanStore: store });
  lms.arrived(location.href);
  addEventListener("pagehide", () => lms.left());
  addEventListener("pageshow", ({ persisted }) => persisted && lms.arrived(location.href));
}

/**
 * A page that was opened in a tab of its own, while the platform's stays open: it writes where that
 * one reads.
 */
function joinOtherTab() {
  const { course = { id: "course" } } = globalThis.taphuan ?? {};
  try {
    const { prefix, at } = JSON.parse(localStorage.getItem(nowKey(course.id)) ?? "{}");
    if (!prefix || Date.now() - at > FRESH_MS) return;
    const store = createStore(course, localStorage, prefix, idsOf(prefix.split("/")[3]));
    Object.assign(globalThis, { taphuanStore: store });
  } catch {
    // without storage the page works as if nobody had opened it from a package
  }
}

const lms = around();
if (lms) join(lms);
else joinOtherTab();
