/** The class board in a stock Firefox: JSON in (firefox, url, files), what the page shows out. */

import { readFileSync } from "node:fs";

import puppeteer from "puppeteer-core";

const { firefox, url, files } = JSON.parse(readFileSync(0, "utf-8"));
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
  const field = await page.$("input[name=files]");
  await /** @type {any} */ (field).uploadFile(...files);
  await page.waitForSelector("[data-stage=summary]");
  const summary = await page.$eval("[data-stage=summary]", (one) => one.textContent);
  await page.click("[data-do=project]");
  await page.keyboard.press("PageDown");
  const shown = await page.$$eval("[data-stage]", (all) =>
    all.filter((one) => one.getClientRects().length).map((one) => one.getAttribute("data-stage")),
  );
  process.stdout.write(JSON.stringify({ summary, shown, errors }));
} finally {
  await browser.close();
}
