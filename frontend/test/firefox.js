/**
 * One visit of a stock Firefox: JSON in (firefox, url and what the visit needs), what it saw out.
 * `settings` are for the network around it (which name is this computer), never for what it does.
 */

import { readFileSync } from "node:fs";

import puppeteer from "puppeteer-core";

/** How long a visit waits for what must come: a busy machine is no failure. */
export const PATIENCE_MS = 180_000;

/**
 * What the driver changes in Firefox's settings and a page could notice, put back as it comes from
 * the shop: above all that each file of a folder is a place of its own, with a storage of its own.
 */
const FACTORY = {
  "security.fileuri.strict_origin_policy": true,
  "dom.disable_open_during_load": true,
  "network.cookie.sameSite.laxByDefault": false,
  "browser.tabs.disableBackgroundZombification": false,
};

/**
 * Firefox as it comes from the shop.
 *
 * @param {any} question
 */
export function launchFirefox({ firefox, settings }) {
  return puppeteer.launch({
    browser: "firefox",
    executablePath: firefox,
    headless: true,
    extraPrefsFirefox: { ...FACTORY, ...settings },
    timeout: PATIENCE_MS,
    protocolTimeout: 2 * PATIENCE_MS,
  });
}

/**
 * Opens `url`, lets a visit look at the page, and writes what it found with the page's errors.
 *
 * @param {(
 *   page: import("puppeteer-core").Page,
 *   question: any,
 *   browser: import("puppeteer-core").Browser,
 * ) => Promise<object>} visit
 */
export async function inFirefox(visit) {
  const question = JSON.parse(readFileSync(0, "utf-8"));
  const browser = await launchFirefox(question);
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    /** @type {string[]} */
    const errors = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    await page.goto(question.url);
    const found = await visit(page, question, browser);
    process.stdout.write(JSON.stringify({ ...found, errors }));
  } finally {
    await browser.close();
  }
}
