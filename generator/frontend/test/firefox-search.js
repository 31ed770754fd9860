/** Searches once in a stock Firefox: JSON in (firefox, url, q), what was found and marked out. */

import { readFileSync } from "node:fs";

import puppeteer from "puppeteer-core";

const { firefox, url, q } = JSON.parse(readFileSync(0, "utf-8"));
const browser = await puppeteer.launch({
  browser: "firefox",
  executablePath: firefox,
  headless: true,
});
try {
  const page = await browser.newPage();
  await page.goto(url);
  await page.keyboard.press("/");
  await page.keyboard.type(q);
  await page.waitForSelector("[data-part=found] mark");
  const found = await page.$$eval("[data-part=found] mark", (all) => all.map((m) => m.textContent));
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  await page.waitForSelector("mark[data-th-found]");
  const marked = await page.$$eval("mark[data-th-found]", (all) => all.map((m) => m.textContent));
  process.stdout.write(JSON.stringify({ found, marked }));
} finally {
  await browser.close();
}
