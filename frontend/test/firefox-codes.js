/**
 * The class board reads codes: `pictures` and the `frames` of a camera in, what the page says out.
 * Firefox has no reader of its own; over plain http it gives no camera either.
 */

import { inFirefox } from "./firefox.js";

await inFirefox(async (page, { url, pictures, camera }) => {
  await page.evaluateOnNewDocument(camera);
  await page.goto(url);
  const field = await page.waitForSelector("input[name=pictures]");
  const before = await page.evaluate(() => ({
    secure: isSecureContext,
    reader: "BarcodeDetector" in window,
    camera: [...document.querySelectorAll("button")].some((one) => /Scan/.test(one.textContent)),
    said: document.querySelector("[data-part=more-ways] [role=status]")?.textContent,
  }));
  await /** @type {any} */ (field).uploadFile(...pictures);
  await page.waitForFunction(() => /were read from/.test(document.body.innerText));
  const read = await page.evaluate(() =>
    /[^\n]*were read from[^\n]*/.exec(document.body.innerText),
  );
  await page.waitForSelector("[data-stage=summary]");
  let scanned = null;
  if (before.camera) {
    await page.evaluate(() => {
      const buttons = [...document.querySelectorAll("button")];
      buttons.find((one) => /Scan/.test(one.textContent))?.click();
    });
    await page.waitForFunction(() =>
      /\d/.test(document.querySelector(".th-scan [role=status]")?.textContent ?? ""),
    );
    scanned = await page.$eval(".th-scan [role=status]", (one) => one.textContent);
  }
  return { ...before, read: read?.[0], scanned };
});
