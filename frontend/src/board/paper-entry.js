/**
 * <paper-entry>: one row of digits for each scoring sheet, with the keyboard alone. Enter keeps the
 * sheet; nothing is kept that is not whole, unless the gaps are typed as dots.
 *
 * @import { BoardCourse, Sheet } from "./types"
 */

import { define, el, fill, one, promote } from "../shared/dom.js";
import { announce, button, ExerciseElement } from "../exercise/element.js";
import { t } from "../shared/strings.js";
import { boardFile } from "./board-file.js";
import { pageCourse } from "./course.js";
import { download } from "./download.js";
import { noWords } from "./intake.js";
import { cleanDigits, sheetNumber } from "./paper.js";
import { digitCells, exerciseOptions, legendParts, rowsTable } from "./paper-rows.js";
import { storedSheets, storeSheets } from "./sheets-store.js";

export class PaperEntry extends ExerciseElement {
  /** @type {BoardCourse | undefined} */
  known;
  /** @type {Sheet[]} in the order they were typed */
  sheets = [];

  /** @override */
  start() {
    this.sheets = storedSheets();
    promote(this);
    this.fillExercises();
    this.listen();
    this.begin();
    this.showRows();
  }

  get course() {
    return (this.known ??= pageCourse());
  }

  /** @param {string} name */
  partOf(name) {
    return one(this, `[data-part=${name}]`, HTMLElement);
  }

  /** @param {"sheet" | "digits"} name */
  field(name) {
    return one(this, `[name=${name}]`, HTMLInputElement);
  }

  get select() {
    return one(this, "[name=exercise]", HTMLSelectElement);
  }

  /** The dossier whose sheets are typed in. */
  get dossier() {
    return this.course.exercises[this.select.value];
  }

  get scale() {
    return this.course.standards[this.dossier.standard];
  }

  get asked() {
    return this.dossier.criteria?.length ?? 0;
  }

  /** The digits as they count now. */
  get typed() {
    return cleanDigits(this.scale, this.field("digits").value);
  }

  fillExercises() {
    const { course } = this;
    fill(this.select, ...exerciseOptions(course));
    const last = this.sheets[this.sheets.length - 1];
    if (last && course.exercises[last.exercise]) this.select.value = last.exercise;
  }

  listen() {
    const form = one(this, "form", HTMLFormElement);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.keep();
    });
    this.select.addEventListener("change", () => this.begin());
    this.field("digits").addEventListener("input", () => this.showTyped());
    this.field("digits").addEventListener("keydown", (event) => {
      if (event.key === "z" && (event.ctrlKey || event.metaKey) && !this.field("digits").value) {
        event.preventDefault();
        this.undo();
      }
    });
    this.field("sheet").addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || this.field("digits").value) return;
      event.preventDefault();
      this.field("digits").focus();
    });
    this.addEventListener("click", ({ target }) => {
      const action = target instanceof HTMLElement ? target.dataset.do : "";
      if (action === "undo") this.undo();
      if (action === "save") this.save();
      if (action === "clear") this.askClear();
    });
  }

  /** An empty row: the next number, the legend of this scale. */
  begin() {
    const own = this.sheets.filter(({ exercise }) => exercise === this.dossier.id);
    const last = own[own.length - 1];
    this.field("sheet").value = last ? String(Number(last.sheet) + 1) : "1";
    this.field("digits").value = "";
    fill(this.partOf("legend"), ...legendParts(this.scale));
    fill(this.partOf("ask"));
    this.showTyped();
  }

  showTyped() {
    const { digits, bad } = this.typed;
    const values = { n: digits.length, of: this.asked, bad: [...new Set(bad)].join(" ") };
    const over = digits.length > this.asked;
    const part = bad.length
      ? "bad"
      : over
        ? "over"
        : digits.length === this.asked
          ? "full"
          : "typing";
    const state = this.partOf("state");
    state.dataset.state = part;
    state.textContent = t(`board.paper.state.${part}`, values);
    fill(this.partOf("cells"), ...digitCells(this.scale, this.dossier, digits));
  }

  /** Enter: keeps the row, or says what it still needs. */
  keep() {
    const { digits, bad } = this.typed;
    const number = sheetNumber(this.field("sheet").value);
    if (!number) return this.refuse("sheet", t("board.paper.no_sheet"));
    if (bad.length || digits.length !== this.asked) {
      return this.refuse("digits", this.partOf("state").textContent ?? "");
    }
    const { id: exercise, keyHash } = this.dossier;
    const sheet = { exercise, keyHash, sheet: number, digits, at: new Date().toISOString() };
    const before = this.sheets.find((one) => one.exercise === exercise && one.sheet === number);
    if (!before) return this.add(sheet);
    if (before.digits === digits) return this.skip(number);
    return this.askReplace(before, sheet);
  }

  /**
   * @param {"sheet" | "digits"} name
   * @param {string} why
   */
  refuse(name, why) {
    announce(why);
    if (name === "sheet") this.say(why);
    this.field(name).focus();
  }

  /** @param {Sheet} sheet */
  add(sheet) {
    this.sheets.push(sheet);
    this.keepAll();
    this.begin();
    this.say(t("board.paper.kept", { n: sheet.sheet, count: this.sheets.length }));
    this.field("digits").focus();
  }

  /** @param {string} number of a sheet that is here with the same digits */
  skip(number) {
    this.begin();
    this.say(t("board.paper.same", { n: number }));
    this.field("digits").focus();
  }

  /**
   * Two sheets of one number: the trainer decides which one stays.
   *
   * @param {Sheet} before
   * @param {Sheet} sheet
   */
  askReplace(before, sheet) {
    const replace = button(t("board.paper.replace"), () => {
      this.sheets = this.sheets.filter((one) => one !== before);
      this.add(sheet);
    });
    const change = button(t("board.paper.renumber"), () => {
      fill(this.partOf("ask"));
      this.field("sheet").select();
    });
    fill(
      this.partOf("ask"),
      el(
        "p",
        { class: "th-notice" },
        t("board.paper.twice", { n: sheet.sheet }),
        " ",
        change,
        " ",
        replace,
      ),
    );
    change.focus();
  }

  /** Takes the last row back into the field, to be corrected or thrown away. */
  undo() {
    const last = this.sheets.pop();
    if (!last) return this.say(t("board.paper.nothing"));
    this.keepAll();
    this.edit(last);
    return this.say(t("board.paper.undone", { n: last.sheet }));
  }

  /** @param {Sheet} sheet */
  edit(sheet) {
    this.select.value = sheet.exercise;
    this.begin();
    this.field("sheet").value = sheet.sheet;
    this.field("digits").value = sheet.digits;
    this.showTyped();
    this.field("digits").focus();
  }

  /** @param {Sheet} sheet */
  takeBack(sheet) {
    this.sheets = this.sheets.filter((one) => one !== sheet);
    this.keepAll();
    this.edit(sheet);
    this.say(t("board.paper.undone", { n: sheet.sheet }));
  }

  keepAll() {
    const kept = storeSheets(this.sheets);
    this.partOf("said").toggleAttribute("data-unkept", !kept);
    this.showRows();
  }

  showRows() {
    fill(
      this.partOf("rows"),
      ...rowsTable(this.course, this.sheets, (sheet) => this.takeBack(sheet)),
    );
  }

  /** @param {string} text */
  say(text) {
    const said = this.partOf("said");
    said.textContent = said.hasAttribute("data-unkept")
      ? `${text} ${t("board.paper.unkept")}`
      : text;
  }

  save() {
    const parts = { entries: [], sheets: this.sheets, words: noWords(), decisions: [], votes: [] };
    const text = JSON.stringify(boardFile(this.course, parts, new Date().toISOString()));
    const name = download(text, "application/json", "paper", "json");
    this.say(t("board.paper.saved", { n: this.sheets.length, name }));
  }

  askClear() {
    const yes = button(t("board.paper.clear_yes", { n: this.sheets.length }), () => {
      this.sheets = [];
      this.keepAll();
      this.begin();
      this.say(t("board.clear.done"));
    });
    const no = button(t("board.clear.no"), () => this.say(""));
    fill(this.partOf("said"), t("board.paper.clear_ask"), " ", yes, " ", no);
    no.focus();
  }
}

define("paper-entry", PaperEntry);
