/** Scores a dossier in a stock Firefox: JSON in (firefox, url, levels), what the page says out. */

import { readFileSync } from "node:fs";

import puppeteer from "puppeteer-core";

const { firefox, url, levels } = JSON.parse(readFileSync(0, "utf-8"));
const browser = await puppeteer.launch({
  browser: "firefox",
  executablePath: firefox,
  headless: true,
});
try {
  const page = await browser.newPage();
  /** @type {string[]} */
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.goto(url);
  for (const [criterion, level] of Object.entries(levels)) {
    await page.$eval(`#${criterion} [value=${level}]`, (input) => {
      /** @type {HTMLElement} */ (input).click();
    });
  }
  await page.reload();
  const count = await page.$eval("[data-part=count]", (one) => one.textContent);
  await page.click(".th-scoring__form [type=submit]");
  await page.waitForSelector(".th-feedback .th-actions");
  const feedback = await page.$eval(".th-feedback", (one) => one.textContent);
  process.stdout.write(JSON.stringify({ count, feedback, errors }));
} finally {
  await browser.close();
}
