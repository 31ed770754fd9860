/**
 * What lies over the form and is left by the Back of a phone: the papers, the page before handing
 * in. Each is one step of the browser's history, so that Back never leaves the page by surprise.
 */

/** @typedef {{ readonly isOpen: boolean, open: () => void, close: () => void }} Layer */

/** Whether a step back of ours is on its way; the next step has to wait for it. */
let leaving = false;

/**
 * @param {string} name
 * @param {() => void} show
 * @param {() => void} hide
 * @returns {Layer}
 */
export function layer(name, show, hide) {
  let shown = false;
  const isHere = () => globalThis.history.state?.taphuan === name;
  const set = (/** @type {boolean} */ to) => {
    if (shown === to) return;
    shown = to;
    if (to) show();
    else hide();
  };
  globalThis.addEventListener("popstate", () => {
    leaving = false;
    set(isHere());
  });
  return {
    get isOpen() {
      return shown;
    },
    open() {
      if (leaving)
        return globalThis.addEventListener("popstate", () => this.open(), { once: true });
      if (!isHere()) globalThis.history.pushState({ taphuan: name }, "");
      return set(true);
    },
    close() {
      if (!shown) return;
      set(false);
      if (!isHere()) return;
      leaving = true;
      globalThis.history.back();
    },
  };
}
