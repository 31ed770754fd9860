/**
 * The ways out of the device, each behind a button: print, a sheet for a fellow with a pen, Word,
 * Excel, a file for a fellow, a copy for oneself.
 *
 * @import { OwnPortfolio } from "./portfolio-page.js"
 */

import { el, fill, one } from "../shared/dom.js";
import { giveFile } from "../shared/giving.js";
import { printOnly } from "../shared/printing.js";
import { t } from "../shared/strings.js";
import { fileName, fileStem, plain, randomPart } from "../store/result-file-name.js";
import { officeFile } from "../plan/office-file.js";
import { dayOf } from "../plan/words.js";
import { tableView } from "../plan/table-view.js";
import { forFellow } from "./lines.js";
import { ownTable, sheetTable } from "./words.js";

export class Giving {
  /** Whether the sheet for a fellow is to be printed, and not one's own table. */
  isSheet = false;

  /** @param {OwnPortfolio} page */
  constructor(page) {
    this.page = page;
  }

  /** @param {string} way */
  act(way) {
    if (way === "word" || way === "excel") return this.office(way);
    if (way === "fellow" || way === "copy") return this[way]();
    this.isSheet = way === "sheet";
    globalThis.addEventListener("afterprint", () => (this.isSheet = false), { once: true });
    return printOnly("portfolio");
  }

  fellow() {
    const { store, lines } = this.page;
    this.give(forFellow(store.toFile(true), lines), t("portfolio.file_fellow"));
  }

  copy() {
    const file = this.page.store.toFile(true);
    const name = fileName(fileStem(), new Date(), file.person.nickname, randomPart());
    this.hand(jsonOf(file), name);
  }

  /**
   * @param {import("../store/practice-types").ResultFile} file
   * @param {string} start of its name
   */
  give(file, start) {
    this.hand(jsonOf(file), this.nameOf(start, "json"));
  }

  /** @param {string} start @param {string} ending */
  nameOf(start, ending) {
    const who = plain(this.page.store.person().nickname ?? "");
    const parts = [start, this.page.dataset.track, who, dayOf(new Date()), randomPart()];
    return `${parts.filter(Boolean).join("-")}.${ending}`;
  }

  /** @param {"word" | "excel"} kind */
  async office(kind) {
    const { page } = this;
    const table = ownTable(page.lines, page.names, page.levels);
    const sheet = { title: page.heading, facts: [], table, isOwn: true };
    const file = await officeFile(kind, sheet, new Date());
    if (!file) return page.say(t("portfolio.not_loaded"));
    return this.hand(file.content, this.nameOf(t("portfolio.file"), file.ending));
  }

  /**
   * @param {Blob} content
   * @param {string} name
   */
  hand(content, name) {
    giveFile(content, name);
    this.page.say(t("portfolio.made", { name }));
  }

  /** What is printed. */
  layOut() {
    const { lines, names, levels, heading } = this.page;
    const table = this.isSheet
      ? sheetTable(lines, names, levels, new Date())
      : ownTable(lines, names, levels);
    this.page.toggleAttribute("data-filled", table.rows.length > 0);
    const place = one(this.page, "[data-part=print]", HTMLElement);
    if (table.rows.length === 0) return fill(place);
    const who = el("p", {}, `${t("portfolio.who_rates")}: ${t("portfolio.blank")}`);
    place.toggleAttribute("data-sheet", this.isSheet);
    const title = this.isSheet ? table.title : heading;
    return fill(place, this.isSheet ? who : null, tableView(table, title));
  }
}

/** @param {import("../store/practice-types").ResultFile} file */
const jsonOf = (file) => new Blob([JSON.stringify(file, null, 1)], { type: "application/json" });
