/** What a person does on the page of a dossier and on that of the results, and what these show. */

import { PATIENCE_MS } from "./firefox.js";

/** @typedef {import("puppeteer-core").Page} Page */

export const READY = "score-dossier[data-ready]";
export const BLANK = Object.freeze({ level: "", evidence: [], note: "" });
const SOON_MS = 20_000;

/**
 * @param {import("puppeteer-core").BrowserContext} context
 * @param {string} url
 */
export async function open(context, url) {
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(url);
  await page.waitForSelector(READY);
  return page;
}

/** @param {Page} page @param {string} url @param {string} ready */
export async function follow(page, url, ready) {
  await page.evaluate((address) => location.assign(address), url);
  await page.waitForFunction((address) => location.href.startsWith(address), {}, url);
  await page.waitForSelector(ready);
}

/** After handing in the form is away until it is asked for again. @param {Page} page @param {string} words */
export async function beginAgain(page, words) {
  const away = await page.$eval(READY, (root) => root.getAttribute("data-mode") === "done");
  if (!away) return;
  await page.waitForSelector(".th-feedback .th-actions");
  await page.evaluate(() => {
    const key = document.querySelector("[data-do=show-key]"); // what is hidden has a hint in its place
    if (key instanceof HTMLElement) key.click();
  });
  await page.waitForFunction(() => !document.querySelector("[data-do=show-key]"));
  await page.$$eval(
    ".th-feedback button",
    (all, label) => all.find((one) => one.textContent === label)?.click(),
    words,
  );
  await page.waitForSelector(`${READY}[data-mode=form]`);
}

/** @param {Page} page @param {string} criterion @param {any} answer */
export function answer(page, criterion, answer) {
  return page.$eval(
    `[id="${criterion}"]`,
    (field, { level, evidence, note }) => {
      const radio = field.querySelector(`[type=radio][value="${level}"]`);
      if (radio instanceof HTMLInputElement && !radio.checked) radio.click();
      for (const input of field.querySelectorAll(".th-uses input")) {
        if (input instanceof HTMLInputElement && input.checked !== evidence.includes(input.value))
          input.click();
      }
      const area = field.querySelector("textarea");
      if (!area || area.value === note) return;
      area.value = note;
      area.dispatchEvent(new Event("input", { bubbles: true }));
    },
    answer,
  );
}

/**
 * Waits until the page shows these answers; what it shows instead is the error.
 *
 * @param {Page} page
 * @param {Record<string, any>} wanted
 */
export async function shows(page, wanted) {
  const read = () => {
    const fields = [...document.querySelectorAll(".th-criterion")].map((field) => {
      const level = field.querySelector("[type=radio]:checked")?.getAttribute("value") ?? "";
      const used = [...field.querySelectorAll(".th-uses :checked")];
      const evidence = used.map((one) => one.getAttribute("value"));
      return [field.id, { level, evidence, note: field.querySelector("textarea")?.value }];
    });
    const away = document.querySelector("score-dossier")?.getAttribute("data-mode") === "done";
    return JSON.stringify(away ? "done" : Object.fromEntries(fields));
  };
  const blank = Object.values(wanted).every((one) => one === BLANK);
  const texts = [JSON.stringify(wanted), ...(blank ? ['"done"'] : [])];
  const until = Date.now() + SOON_MS;
  let seen = await page.evaluate(read);
  while (!texts.includes(seen) && Date.now() < until) {
    await new Promise((done) => setTimeout(done, 50));
    seen = await page.evaluate(read);
  }
  if (!texts.includes(seen)) throw new Error(`shown: ${seen}\nwanted: ${texts[0]}`);
}

/** @param {Page} page */
export async function handIn(page) {
  await page.$eval("form.th-scoring__form", (form) => {
    /** @type {HTMLFormElement} */ (form).requestSubmit();
  });
  await page.waitForSelector("[data-do=hand-in]");
  await page.$eval("[data-do=hand-in]", (button) => /** @type {HTMLElement} */ (button).click());
  await page.waitForSelector(".th-feedback .th-actions");
}

/** The text of the file that the page would save. @param {Page} page @returns {Promise<string>} */
export function fileText(page) {
  return page.evaluate(async () => {
    HTMLAnchorElement.prototype.click = () => undefined;
    /** @type {Promise<Blob>} */
    const made = new Promise((done) => {
      URL.createObjectURL = (blob) => {
        done(/** @type {Blob} */ (blob));
        return "#";
      };
    });
    const save = document.querySelector("[data-do=save]");
    save?.dispatchEvent(new Event("click", { bubbles: true }));
    return (await made).text();
  });
}

/**
 * What a file holds of one exercise, in the shape of the model.
 *
 * @param {string} text
 * @param {string} exercise
 */
export function workIn(text, exercise) {
  const { drafts, attempts, person } = JSON.parse(text);
  const whole = (/** @type {Record<string, any>} */ answers) =>
    Object.fromEntries(Object.entries(answers).map(([id, one]) => [id, { ...BLANK, ...one }]));
  const begun = drafts.find((/** @type {any} */ one) => one.exercise === exercise);
  return {
    draft: whole(begun?.answers ?? {}),
    attempts: attempts.map((/** @type {any} */ one) => whole(one.answers)),
    nickname: person.nickname ?? "",
  };
}

/** @param {Page} page @param {string} name */
export function setName(page, name) {
  return page.$eval(
    "[name=nickname]",
    (field, words) => {
      /** @type {HTMLInputElement} */ (field).value = words;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    },
    name,
  );
}

/** @param {Page} page */
export async function clear(page) {
  const press = (/** @type {Element} */ button) => /** @type {HTMLElement} */ (button).click();
  await page.$eval("[data-do=clear]", press);
  await page.waitForSelector("[data-part=said] button");
  await page.$eval("[data-part=said] button", press);
}

/** @param {Page} page @param {string} text */
export async function openFile(page, text) {
  await page.evaluate((words) => {
    const field = /** @type {HTMLInputElement} */ (document.querySelector("[name=file]"));
    const chosen = new DataTransfer();
    chosen.items.add(new File([words], "r.json", { type: "application/json" }));
    document.querySelector("[data-part=said]")?.replaceChildren();
    field.files = chosen.files;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }, text);
  await page.waitForSelector("[data-part=said] p");
}

/** @param {Page} page @param {string} name */
export async function layAside(page, name) {
  await page.$eval("[data-part=people]", (fold) => fold.toggleAttribute("open", true));
  const field = await page.waitForSelector("other-people input");
  await field?.evaluate((input, words) => (input.value = words), name);
  await leave(page, "other-people .th-button");
}

/** @param {Page} page @param {string} name */
export async function resume(page, name) {
  await page.$eval("[data-part=people]", (fold) => fold.toggleAttribute("open", true));
  await leave(page, `other-people li button[aria-label*="${name}"]`);
}

/** Presses what makes the page begin anew. @param {Page} page @param {string} selector */
async function leave(page, selector) {
  await page.waitForSelector(selector);
  await page.evaluate(() => Object.assign(globalThis, { before: true }));
  await page.$eval(selector, (button) => /** @type {HTMLElement} */ (button).click());
  await page.waitForFunction(() => !("before" in globalThis));
  await page.waitForSelector("my-results[data-ready]");
}
