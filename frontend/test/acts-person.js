/**
 * A person at a dossier and at "My results" in a real browser, and the model of what must be there.
 * Every act does the same to both.
 */

import assert from "node:assert/strict";

import * as there from "./acts-pages.js";
import { chances } from "./chances.js";

/** @typedef {import("puppeteer-core").Page} Page */
/** @typedef {{ level: string, evidence: string[], note: string }} Answer */
/** @typedef {{ draft: Record<string, Answer>, attempts: Record<string, Answer>[], nickname: string }} Work */

const OFTEN = ["choose", "choose", "type", "use", "use"];
const SOMETIMES = ["reload", "goBack", "goBack", "close", "secondTab", "handIn", "name"];
const RARELY = ["save", "lose", "otherPerson", "resume"];

/** @returns {Work} */
const nothing = () => ({ draft: {}, attempts: [], nickname: "" });

export class Person {
  /**
   * @param {import("puppeteer-core").BrowserContext} context
   * @param {any} place addresses, criteria, levels, papers, the words of a button
   * @param {number} seed
   */
  constructor(context, place, seed) {
    this.context = context;
    this.place = place;
    this.chance = chances(seed);
    this.work = nothing();
    /** @type {Map<string, Work>} by name */
    this.aside = new Map();
    /** @type {{ text: string, work: Work } | null} the last file that was saved */
    this.file = null;
    /** @type {string[]} */
    this.done = [];
  }

  get empty() {
    return Object.keys(this.work.draft).length + this.work.attempts.length === 0;
  }

  async begin() {
    this.page = await there.open(this.context, this.place.url);
  }

  /** One act, and a look at the page in hand. */
  async step() {
    const act = this.chance.of(this.chance.of([OFTEN, OFTEN, SOMETIMES, SOMETIMES, RARELY]));
    this.done.push(act);
    await /** @type {any} */ (this)[act](this.page);
    await this.check();
  }

  /** The page in hand shows the draft, or what was handed in where there is none. */
  async check() {
    const { draft } = this.work;
    const wanted = Object.fromEntries(
      this.place.criteria.map((/** @type {string} */ id) => [id, draft[id] ?? there.BLANK]),
    );
    await there.shows(/** @type {Page} */ (this.page), wanted);
  }

  /** The results page's file holds all of the model; the page in hand is there afterwards. */
  async atResults(/** @type {Page} */ page) {
    await there.follow(page, this.place.results, "my-results[data-ready]");
    const text = await there.fileText(page);
    assert.deepEqual(there.workIn(text, this.place.exercise), this.work);
    return text;
  }

  /** @param {Page} page */
  back(page) {
    return there.follow(page, this.place.url, there.READY);
  }

  /** @param {Page} page @param {(answer: Answer) => void} change */
  async answer(page, change) {
    await there.beginAgain(page, this.place.again);
    const id = this.chance.of(this.place.criteria);
    const answer = { ...there.BLANK, ...this.work.draft[id] };
    change(answer);
    await there.answer(page, id, answer);
    this.work.draft = { ...this.work.draft, [id]: answer };
    if (!answer.level && !answer.note && answer.evidence.length === 0) delete this.work.draft[id];
  }

  /** @param {Page} page */
  choose(page) {
    return this.answer(page, (answer) => (answer.level = this.chance.of(this.place.levels)));
  }

  /** @param {Page} page */
  type(page) {
    return this.answer(page, (answer) => (answer.note += this.chance.of(["a", "ệ", "đ"])));
  }

  /** Takes a paper, or takes it back. @param {Page} page */
  use(page) {
    const paper = this.chance.of(this.place.papers);
    return this.answer(page, (answer) => {
      const { evidence } = answer;
      const kept = evidence.includes(paper)
        ? evidence.filter((id) => id !== paper)
        : [...evidence, paper];
      answer.evidence = this.place.papers.filter((/** @type {string} */ id) => kept.includes(id));
    });
  }

  /** @param {Page} page */
  async reload(page) {
    await page.reload();
    await page.waitForSelector(there.READY);
  }

  /** To the results in the moment after an answer, and back by the browser's own button. @param {Page} page */
  async goBack(page) {
    if (this.chance.below(2)) await this.choose(page);
    await this.atResults(page);
    await page.goBack();
    await page.waitForSelector(there.READY);
  }

  /** @param {Page} page */
  async close(page) {
    await page.close();
    await this.begin();
  }

  async secondTab() {
    const second = await there.open(this.context, this.place.url);
    await this.choose(second);
    await second.close();
    await this.page?.bringToFront();
  }

  /** @param {Page} page */
  async handIn(page) {
    if (Object.keys(this.work.draft).length === 0) return;
    await there.handIn(page);
    this.work = { ...this.work, attempts: [...this.work.attempts, this.work.draft], draft: {} };
  }

  /** @param {Page} page */
  async name(page) {
    await this.atResults(page);
    this.work.nickname = this.chance.of(["Lan", "Minh", "Thuỳ"]);
    await there.setName(page, this.work.nickname);
    await this.back(page);
  }

  /** @param {Page} page */
  async save(page) {
    this.file = { text: await this.atResults(page), work: structuredClone(this.work) };
    await this.back(page);
  }

  /** All is gone from the browser, and comes back from the file. @param {Page} page */
  async lose(page) {
    await this.atResults(page);
    await there.clear(page);
    this.work = nothing();
    if (this.file) {
      await there.openFile(page, this.file.text);
      this.work = structuredClone(this.file.work);
    }
    await this.atResults(page);
    await this.back(page);
  }

  /** @param {Page} page */
  async otherPerson(page) {
    if (this.empty) return;
    await this.atResults(page);
    const name = `P${this.done.length}`;
    await there.layAside(page, name);
    this.aside.set(name, this.work);
    this.work = nothing();
    this.file = null;
    await this.atResults(page);
    await this.back(page);
  }

  /** @param {Page} page */
  async resume(page) {
    const name = this.chance.of([...this.aside.keys()]);
    if (!name || !this.empty || this.work.nickname) return;
    await this.atResults(page);
    await there.resume(page, name);
    this.work = /** @type {Work} */ (this.aside.get(name));
    this.aside.delete(name);
    await this.atResults(page);
    await this.back(page);
  }
}
