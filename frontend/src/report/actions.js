/**
 * What the board's bar of buttons holds for the report: look at it, take it as Excel, take it as
 * Word. Made from what the board has at that moment; an open report follows the board.
 *
 * @import { Report, ReportInput } from "./types"
 */

import { el, fill } from "../shared/dom.js";
import { announce, button } from "../exercise/element.js";
import { giveFile } from "../shared/giving.js";
import { printOnly } from "../shared/printing.js";
import { t } from "../shared/strings.js";
import { letter } from "./docx.js";
import { reportOf } from "./model.js";
import { reportView } from "./view.js";
import { workbook } from "./xlsx.js";

const SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

export class ReportBar {
  /**
   * @param {{ bar: Element, view: Element }} places of the buttons and of the report
   * @param {() => Omit<ReportInput, "made">} input what the board has now
   */
  constructor({ bar, view }, input) {
    this.place = view;
    this.input = input;
    this.open = false;
    this.look = button(t("report.look"), () => this.toggle());
    this.look.setAttribute("aria-expanded", "false");
    const excel = button(t("report.excel"), () => this.save("xlsx", SHEET, workbook));
    const word = button(t("report.word_file"), () => this.save("docx", DOCUMENT, letter));
    fill(bar, this.look, excel, word);
  }

  get given() {
    return { ...this.input(), made: new Date() };
  }

  toggle() {
    this.open = !this.open;
    this.look.setAttribute("aria-expanded", String(this.open));
    this.look.textContent = t(this.open ? "report.close" : "report.look");
    this.refresh();
    this.place.querySelector("h2")?.focus();
  }

  /** Shows the board's present state, or nothing. */
  refresh() {
    const given = this.given;
    if (!this.open || given.people.length + given.refused.length === 0) return fill(this.place);
    const print = button(t("report.print"), () => printOnly("report"));
    const bar = el("p", { class: "th-actions th-report__print" }, print);
    return fill(this.place, bar, reportView(reportOf(given)));
  }

  /**
   * @param {string} ending
   * @param {string} type
   * @param {(report: Report, made: Date) => Uint8Array} write
   */
  save(ending, type, write) {
    const given = this.given;
    const report = reportOf(given);
    const { d, m, y } = report.day;
    const name = `${t("report.file_name")}-${report.file}-${y}${m}${d}.${ending}`;
    const bytes = /** @type {BlobPart} */ (/** @type {unknown} */ (write(report, given.made)));
    giveFile(new Blob([bytes], { type }), name);
    announce(t("report.saved", { name }));
  }
}
