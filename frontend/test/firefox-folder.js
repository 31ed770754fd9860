/**
 * A person's way through a folder: scores a dossier, types a note and leaves in the same moment,
 * reads the results, saves the file, comes back, opens a second tab. `levels`, `note` and the
 * address of the `results` in; what each page showed and the saved file out.
 */

import { inFirefox } from "./firefox.js";

/** @param {import("puppeteer-core").Page} page */
const shown = (page) =>
  page.evaluate(() => ({
    count: document.querySelector("[data-part=count]")?.textContent,
    note: document.querySelector("textarea")?.value,
    notice: [...document.querySelectorAll("[data-part=storage]:not([hidden])")].map(
      (one) => one.textContent,
    ),
  }));

/**
 * @param {import("puppeteer-core").Page} page
 * @param {string} url
 * @param {string} ready
 */
async function follow(page, url, ready) {
  await page.evaluate((address) => location.assign(address), url);
  await page.waitForFunction((address) => location.href.startsWith(address), {}, url);
  await page.waitForSelector(ready);
}

await inFirefox(async (page, { url, results, levels, note }, browser) => {
  await page.waitForSelector("score-dossier[data-ready]");
  for (const [criterion, level] of Object.entries(levels)) {
    await page.$eval(`#${criterion} [value=${level}]`, (input) => {
      /** @type {HTMLElement} */ (input).click();
    });
  }
  await page.evaluate(
    (text, address) => {
      const area = document.querySelector("textarea");
      if (!area) throw new Error("no note");
      area.value = text;
      area.dispatchEvent(new Event("input", { bubbles: true }));
      location.assign(address);
    },
    note,
    results,
  );
  await page.waitForFunction((address) => location.href.startsWith(address), {}, results);
  await page.waitForSelector("my-results[data-ready]");
  const drafts = await page.$$eval("[data-part=state]", (all) => all.map((one) => one.textContent));
  await follow(page, url, "score-dossier[data-ready]");
  const again = await shown(page);
  const second = await browser.newPage();
  await second.goto(url);
  await second.waitForSelector("score-dossier[data-ready]");
  await page.evaluate(() => {
    const area = document.querySelector("textarea");
    if (!area) throw new Error("no note");
    area.value = "hai thẻ";
    area.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await second.waitForFunction(() => document.querySelector("textarea")?.value === "hai thẻ");
  await second.close();
  await page.evaluate(() => {
    const form = document.querySelector("form.th-scoring__form");
    if (form instanceof HTMLFormElement) form.requestSubmit();
  });
  await page.waitForSelector("[data-do=hand-in]");
  await page.click("[data-do=hand-in]");
  await page.waitForSelector(".th-feedback .th-actions");
  await follow(page, results, "my-results[data-ready]");
  const states = await page.$$eval("[data-part=state]", (all) => all.map((one) => one.textContent));
  const file = await page.evaluate(async () => {
    /** @type {Promise<Blob>} */
    const made = new Promise((done) => {
      URL.createObjectURL = (blob) => {
        done(/** @type {Blob} */ (blob));
        return "#";
      };
    });
    document.querySelector("[data-do=save]")?.dispatchEvent(new Event("click", { bubbles: true }));
    return JSON.parse(await (await made).text());
  });
  const own = await page.evaluate(() => Object.keys(localStorage));
  return { drafts, again, states, file, own };
});
