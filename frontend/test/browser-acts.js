/**
 * Random sequences of what a person does, in Chromium or Firefox as they come from the shop, on a
 * site in a folder: `seeds` (from, to), `steps`, and what acts-person.js needs in; how many acts were
 * done of each kind and what failed, by seed, out. `lose` breaks the storage, so that they must fail.
 */

import { readFileSync } from "node:fs";

import puppeteer from "puppeteer-core";

import { Person } from "./acts-person.js";
import { launchFirefox, PATIENCE_MS } from "./firefox.js";

const question = JSON.parse(readFileSync(0, "utf-8"));
const { chromium, seeds, steps, lose } = question;

const browser = chromium
  ? await puppeteer.launch({
      executablePath: chromium,
      args: ["--no-sandbox"], // the driver's own settings leave storage as it is
      timeout: PATIENCE_MS,
      protocolTimeout: 2 * PATIENCE_MS,
    })
  : await launchFirefox(question);

/** Every third draft is dropped without a word. */
const LOSING = `(() => {
  const set = Storage.prototype.setItem;
  let n = 0;
  Storage.prototype.setItem = function (key, value) {
    if (!key.includes("/draft/") || (n += 1) % 3) set.call(this, key, value);
  };
})()`;

/** @param {number} seed */
async function run(seed) {
  const context = await browser.createBrowserContext();
  const person = new Person(context, question, seed);
  try {
    await person.begin();
    if (lose) await person.page?.evaluateOnNewDocument(LOSING);
    if (lose) await person.reload(/** @type {any} */ (person.page));
    for (let n = 0; n < steps; n += 1) await person.step();
    await person.atResults(/** @type {any} */ (person.page));
  } catch (error) {
    failed.push(`seed ${seed}: ${person.done.join(", ")}\n${error}`);
  } finally {
    await context.close();
  }
  for (const act of person.done) acts[act] = (acts[act] ?? 0) + 1;
}

/** @type {string[]} */
const failed = [];
/** @type {Record<string, number>} */
const acts = {};
for (let seed = seeds[0]; seed < seeds[1]; seed += 1) await run(seed);
await browser.close();
process.stdout.write(JSON.stringify({ acts, failed }));
