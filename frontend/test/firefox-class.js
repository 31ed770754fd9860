/** Joins a class with a vote open, chooses, and tells what the phone says of it. */

import { inFirefox } from "./firefox.js";

await inFirefox(async (page, { name }) => {
  await page.waitForSelector("[name=name]");
  await page.type("[name=name]", name);
  await page.click("[name=agreed]");
  await page.click("[type=submit]");
  await page.waitForSelector(".th-vote:not([hidden]) input");
  await page.click(".th-vote label:nth-of-type(2)");
  await page.waitForFunction(() =>
    document.querySelector(".th-vote__said")?.textContent?.includes("has your choice"),
  );
  const sign = await page.$eval(".th-live", (one) => one.getAttribute("data-sign"));
  return { sign };
});
