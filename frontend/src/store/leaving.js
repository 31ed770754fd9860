/**
 * Leaving a page on which something lives only as long as the page: the browser asks first.
 *
 * @import { Store } from "./practice-types"
 */

/** @param {Store} store */
export function whenLeaving(store) {
  globalThis.addEventListener?.("beforeunload", (event) => {
    if (!store.unsaved) return;
    event.preventDefault();
    event.returnValue = "";
  });
}
