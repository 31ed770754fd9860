/**
 * Asks the browser once, after the first thing that is kept, not to throw the work away when it
 * needs room. Not in Firefox, which would put the question to the person.
 *
 * @import { Store } from "./practice-types"
 */

/** @param {Store} store */
export function keepLonger(store) {
  let asked = false;
  store.onChange(() => {
    const { storage, userAgent = "" } = globalThis.navigator ?? {};
    if (asked || !storage?.persist || /Firefox/.test(userAgent)) return;
    asked = true;
    storage.persist().catch(() => {});
  });
}
