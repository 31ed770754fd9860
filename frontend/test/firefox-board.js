/** The class board: `files` in, what the page shows out. */

import { inFirefox } from "./firefox.js";

await inFirefox(async (page, { files }) => {
  await page.evaluate(countVerdicts);
  const field = await page.$("input[name=files]");
  await /** @type {any} */ (field).uploadFile(...files);
  await page.waitForSelector("[data-stage=summary]");
  const summary = await page.$eval("[data-stage=summary]", (one) => one.textContent);
  await page.click("[data-do=project]");
  await page.waitForSelector("[data-stage=map][data-away]");
  await page.keyboard.press("PageDown");
  await page.waitForSelector("[data-stage=map]:not([data-away])");
  const shown = await page.$$eval("[data-stage]", (all) =>
    all.filter((one) => one.getClientRects().length).map((one) => one.getAttribute("data-stage")),
  );
  return { summary, shown, verdicts: await page.evaluate("window.verdicts") };
});

/** How many texts a thread beside the page has looked at. */
function countVerdicts() {
  const counted = Object.assign(window, { verdicts: 0 });
  window.Worker = class extends Worker {
    /** @param {string | URL} address */
    constructor(address) {
      super(address);
      this.addEventListener("message", ({ data }) => {
        counted.verdicts += data.length;
      });
    }
  };
}
