/**
 * Several people in one Firefox, each in a context of their own, through a whole session: `people`
 * (name, size of the window, choice in each round) at `url`; they join, do the dossier at `dossier`,
 * vote, see the laptop die, tell so through the file `progress`, and wait until it is back.
 */

import { writeFileSync } from "node:fs";

import { inFirefox } from "./firefox.js";

const PATIENCE_MS = 180_000;

/**
 * @param {import("puppeteer-core").Page} page
 * @param {string} sign
 */
const says = (page, sign) => page.waitForSelector(`.th-live[data-sign=${sign}]`);

/**
 * @param {import("puppeteer-core").Page} page
 * @param {string} name
 */
async function join(page, name) {
  await page.waitForSelector("[name=name]");
  await page.type("[name=name]", name);
  await page.click("[name=agreed]");
  await page.click("[type=submit]");
  await says(page, "connected");
}

/** @param {import("puppeteer-core").Page} page */
async function work(page) {
  await page.waitForSelector("score-dossier[data-ready]");
  await page.$$eval(".th-criterion [value=solid]", (all) =>
    all.forEach((input) => /** @type {HTMLElement} */ (input).click()),
  );
  await page.click(".th-scoring__form [type=submit]");
  await page.waitForSelector("[data-do=hand-in]");
  // whoever sees the button under the bar of the class scrolls first
  await page.$eval("[data-do=hand-in]", (button) => button.scrollIntoView({ block: "center" }));
  await page.click("[data-do=hand-in]");
  await says(page, "received");
}

/**
 * Chooses in a round that this page has not chosen in.
 *
 * @param {import("puppeteer-core").Page} page
 * @param {number} choice
 */
async function vote(page, choice) {
  await page.waitForFunction(() => {
    const sheet = document.querySelector(".th-vote:not([hidden])");
    return sheet?.querySelector("input") && !sheet.querySelector("input:checked");
  });
  await page.click(`.th-vote label:nth-of-type(${choice + 1})`);
  await page.waitForFunction(() =>
    document.querySelector(".th-vote__said")?.textContent?.includes("has your choice"),
  );
}

await inFirefox(async (_first, { url, dossier, people, progress }, browser) => {
  /** @type {{ page: import("puppeteer-core").Page, one: any, errors: string[] }[]} */
  const all = [];
  for (const one of people) {
    const page = await (await browser.createBrowserContext()).newPage();
    /** @type {string[]} */
    const errors = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    page.setDefaultTimeout(PATIENCE_MS);
    await page.setViewport(one.size);
    all.push({ page, one, errors });
    await page.goto(url);
    await join(page, one.name);
  }
  /** @param {(page: import("puppeteer-core").Page, one: any) => Promise<unknown>} act */
  const each = async (act) => {
    for (const { page, one } of all) {
      await page.bringToFront(); // a page behind another asks nothing by itself
      await act(page, one);
    }
  };
  await each(async (page) => {
    await page.goto(dossier);
    await work(page);
  });
  for (const round of [0, 1]) await each((page, one) => vote(page, one.choices[round]));
  await each((page) => says(page, "lost"));
  writeFileSync(progress, "all have seen it");
  await each((page) => says(page, "received"));
  return { seen: all.map(({ one, errors }) => ({ name: one.name, errors })) };
});
