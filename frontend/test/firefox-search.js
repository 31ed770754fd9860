/** Searches once: `q` in, what was found and marked out. */

import { inFirefox } from "./firefox.js";

await inFirefox(async (page, { q }) => {
  await page.keyboard.press("/");
  await page.waitForSelector("[data-th-search] input:focus");
  await page.keyboard.type(q);
  await page.waitForSelector("[data-part=found] mark");
  await page.waitForSelector("#__search:checked"); // Enter leads on while the search is open
  const found = await page.$$eval("[data-part=found] mark", (all) => all.map((m) => m.textContent));
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  await page.waitForSelector("mark[data-th-found]");
  const marked = await page.$$eval("mark[data-th-found]", (all) => all.map((m) => m.textContent));
  return { found, marked };
});
