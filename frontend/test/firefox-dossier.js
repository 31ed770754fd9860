/** Scores a dossier: `levels` by criterion in, what the page says out. */

import { inFirefox } from "./firefox.js";

await inFirefox(async (page, { levels }) => {
  for (const [criterion, level] of Object.entries(levels)) {
    await page.$eval(`#${criterion} [value=${level}]`, (input) => {
      /** @type {HTMLElement} */ (input).click();
    });
  }
  await page.reload();
  await page.waitForSelector("score-dossier[data-ready]");
  const count = await page.$eval("[data-part=count]", (one) => one.textContent);
  await page.click(".th-scoring__form [type=submit]");
  await page.waitForSelector("[data-do=hand-in]");
  await page.click("[data-do=hand-in]");
  await page.waitForSelector(".th-feedback .th-actions");
  const feedback = await page.$eval(".th-feedback", (one) => one.textContent);
  return { count, feedback };
});
