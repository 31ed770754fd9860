/**
 * A dossier where storage is forbidden (by `settings`) or full (`fill`, with real bytes): `levels` and the words of the button to `hand` over in;
 * what the page said before handing in, and the answers in the file that it hands over, out.
 */

import { handIn } from "./acts-pages.js";
import { inFirefox } from "./firefox.js";

await inFirefox(async (page, { levels, fill, hand }) => {
  await page.waitForSelector("score-dossier[data-ready]");
  if (fill) {
    await page.evaluate(() => {
      for (let size = 4_000_000, n = 0; size >= 1; n += 1) {
        try {
          localStorage.setItem(`filler/${n}`, "x".repeat(size));
        } catch {
          size = Math.floor(size / 2);
        }
      }
    });
  }
  for (const [criterion, level] of Object.entries(levels)) {
    await page.$eval(`#${criterion} [value=${level}]`, (input) => {
      /** @type {HTMLElement} */ (input).click();
    });
  }
  const notice = await page.$eval("[data-part=storage]", (one) =>
    one instanceof HTMLElement && !one.hidden ? one.textContent : "",
  );
  await handIn(page);
  await page.$$eval(
    ".th-feedback button",
    (all, words) => all.find((one) => one.textContent === words)?.click(),
    hand,
  );
  await page.waitForSelector("hand-over [data-way=save]");
  const file = await page.evaluate(async () => {
    /** @type {Promise<Blob>} */
    const made = new Promise((done) => {
      URL.createObjectURL = (blob) => {
        done(/** @type {Blob} */ (blob));
        return "#";
      };
    });
    const save = document.querySelector("hand-over [data-way=save]");
    save?.dispatchEvent(new Event("click", { bubbles: true }));
    return JSON.parse(await (await made).text());
  });
  return { notice, attempts: file.attempts };
});
