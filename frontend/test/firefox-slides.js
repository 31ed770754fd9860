/** A deck from a folder: the headings of the first slides, and how many a vote shows and answers. */

import { inFirefox } from "./firefox.js";

const SHOWN = "section.present:not(.stack)";

await inFirefox(async (page) => {
  await page.waitForFunction(() => /** @type {any} */ (globalThis).Reveal?.isReady());
  await page.waitForSelector("section.present h1");
  const title = await page.$eval("section.present h1", (one) => one.textContent);
  await page.keyboard.press("ArrowRight");
  await page.waitForSelector(`${SHOWN} h2`);
  const next = await page.$eval(`${SHOWN} h2`, (one) => one.textContent);
  await page.evaluate(() => {
    const { Reveal } = /** @type {any} */ (globalThis);
    const vote = document.querySelector("section[data-kind=vote]");
    const { h, v } = Reveal.getIndices(vote);
    Reveal.slide(h, v);
  });
  await page.waitForSelector("section.present[data-kind=vote]");
  const answer = `${SHOWN} [data-answer]`;
  const visible = () =>
    page.$eval(answer, (one) => one.checkVisibility({ visibilityProperty: true }));
  const before = await visible();
  await page.keyboard.press(" ");
  await page.waitForFunction(
    (selector) => document.querySelector(selector)?.checkVisibility({ visibilityProperty: true }),
    {},
    answer,
  );
  return { title, next, before, after: await visible() };
});
