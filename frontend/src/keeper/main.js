/**
 * The script of keeper.html: keeps what the pages of a folder send it, and hands it on to them. Only
 * from a folder: over http every site could put the page into a frame and read what is kept.
 */

const PREFIX = "taphuan/";

/** @param {object} message */
const tell = (message) => parent.postMessage(message, "*");

function start() {
  const keys = Array.from({ length: localStorage.length }, (_, n) => localStorage.key(n) ?? "");
  const own = keys.filter((key) => key.startsWith(PREFIX));
  tell({ taphuan: "kept", values: own.map((key) => [key, localStorage.getItem(key)]) });
  addEventListener("message", ({ source, data }) => {
    if (source === parent && data?.taphuan === "keep") keep(data);
  });
  addEventListener("storage", ({ key, newValue }) => {
    if (key?.startsWith(PREFIX)) tell({ taphuan: "changed", key, value: newValue });
  });
}

/** @param {{ key: string, value: string | null }} message */
function keep({ key, value }) {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch (error) {
    tell({ taphuan: "refused", key, name: error instanceof Error ? error.name : "" });
  }
}

if (location.protocol === "file:" && parent !== window) start();
