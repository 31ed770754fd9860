/** The phone's own check (/class/check): which address it reached, what this browser can keep. */

import { el, fill, one } from "../shared/dom.js";
import { ask } from "./asking.js";
import { keepsWork } from "./keeping.js";
import { w } from "./words.js";

const TRIES = 10;

/** @returns {Promise<{ lost: number, slowest: number }>} */
async function line() {
  let lost = 0;
  let slowest = 0;
  for (let n = 0; n < TRIES; n += 1) {
    const began = performance.now();
    const { status } = await ask("ping", undefined, 5);
    if (status === 200) slowest = Math.max(slowest, performance.now() - began);
    else lost += 1;
  }
  return { lost, slowest: Math.round(slowest) };
}

/**
 * @param {boolean} good
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
function item(good, key, values) {
  return el(
    "li",
    { "data-good": String(good) },
    el("strong", {}, w(`live.check.${good ? "good" : "bad"}`)),
    " ",
    w(`live.check.${key}`, values),
  );
}

async function run() {
  const list = one(document, "[data-part=checks]", HTMLElement);
  const here = item(true, "address", { address: location.host });
  const store = keepsWork() ? item(true, "keeps") : item(false, "keeps_not");
  fill(list, here, store, el("li", {}, w("live.check.busy")));
  const { lost, slowest } = await line();
  const good = lost === 0 && slowest < 1000;
  fill(list, here, store, item(good, good ? "line" : "line_bad", { lost, of: TRIES, ms: slowest }));
  fill(
    one(document, "[data-part=result]", HTMLElement),
    w(good && keepsWork() ? "live.check.fine" : "live.check.help"),
  );
}

void run();
