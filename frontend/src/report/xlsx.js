/**
 * The report as an Excel workbook: one sheet for each table, names in the first row. Every text is
 * written as text: what begins like a formula stays what it is, also when the cell is edited.
 *
 * @import { Cell, Column, Report, Table } from "./types"
 */

import { t } from "../shared/strings.js";
import { officeFile } from "./package.js";
import { FORMATS, styleSheet } from "./xlsx-styles.js";
import { maker, SHEET } from "./xml.js";

/** @typedef {Pick<Report, "courseTitle" | "facts" | "sections" | "sheets">} Shown what a workbook is made of */

const TYPE = "officedocument.spreadsheetml";
/** Letters that Excel allows in a cell, and in the name of a sheet. */
const LONGEST = 32000;
const NAME = 31;
const FORMULA = /^[=+\-@\t\r\n]/;

/**
 * @param {Shown} report
 * @param {Date} made
 * @returns {Uint8Array}
 */
export function workbook(report, made) {
  const tables = workbookTables(report);
  const names = sheetNames(tables.map(({ title }) => title));
  const make = maker(SHEET);
  const list = names.map((name, n) => make("sheet", { name, sheetId: n + 1, "r:id": `s${n + 1}` }));
  const sheets = tables.map((table, n) => ({
    path: `xl/worksheets/sheet${n + 1}.xml`,
    type: `${TYPE}.worksheet+xml`,
    root: sheet(table),
  }));
  const relations = sheets.map(
    (_, n) =>
      /** @type {[string, string, string]} */ ([
        `s${n + 1}`,
        "worksheet",
        `worksheets/sheet${n + 1}.xml`,
      ]),
  );
  const book = {
    path: "xl/workbook.xml",
    type: `${TYPE}.sheet.main+xml`,
    root: make("workbook", {}, make("sheets", {}, ...list), printedHeads(names)),
    relations: [
      ...relations,
      /** @type {[string, string, string]} */ (["styles", "styles", "styles.xml"]),
    ],
  };
  const styles = { path: "xl/styles.xml", type: `${TYPE}.styles+xml`, root: styleSheet() };
  return officeFile([book, styles, ...sheets], { title: report.courseTitle, made });
}

/**
 * The facts first, then what is counted, then every answer.
 *
 * @param {Pick<Shown, "facts" | "sections" | "sheets">} report
 * @returns {Table[]}
 */
export function workbookTables({ facts, sections, sheets }) {
  const wanted = ["participants", "exercises", "agreement", "movement"];
  const found = (/** @type {string[]} */ ids) =>
    sections.filter(({ id }) => ids.includes(id)).flatMap(({ tables }) => tables);
  const tables = [...found(wanted), ...sheets, ...found(["decisions", "opinions", "left_out"])];
  const notes = tables.flatMap(({ title, notes: own }) => own.map((note) => [title, note]));
  const about = {
    id: "about",
    title: t("report.table.about"),
    notes: [],
    columns: [
      { name: t("report.column.what"), kind: /** @type {const} */ ("text"), width: 30 },
      { name: t("report.column.value"), kind: /** @type {const} */ ("text"), width: 90 },
    ],
    rows: [...facts, ...notes],
  };
  return [about, ...tables];
}

/**
 * Names that Excel takes: short, without some marks, no two alike.
 *
 * @param {string[]} titles
 */
export function sheetNames(titles) {
  /** @type {string[]} */
  const names = [];
  for (const title of titles) {
    const base = title.replace(/[[\]:*?/\\]/g, "-").replace(/^'+|'+$/g, "") || "-";
    let name = base.slice(0, NAME).trim();
    for (let n = 2; names.some((other) => other.toLowerCase() === name.toLowerCase()); n += 1) {
      name = `${base.slice(0, NAME - 4).trim()} (${n})`;
    }
    names.push(name);
  }
  return names;
}

/**
 * The row of names stands on every printed page of its sheet.
 *
 * @param {string[]} names
 */
function printedHeads(names) {
  const make = maker(SHEET);
  const heads = names.map((name, localSheetId) =>
    make(
      "definedName",
      { name: "_xlnm.Print_Titles", localSheetId },
      `'${name.replaceAll("'", "''")}'!$1:$1`,
    ),
  );
  return make("definedNames", {}, ...heads);
}

/** @param {Table} table */
function sheet({ columns, rows }) {
  const make = maker(SHEET);
  const last = `${letters(columns.length - 1)}${rows.length + 1}`;
  const pane = make("pane", {
    ySplit: 1,
    topLeftCell: "A2",
    activePane: "bottomLeft",
    state: "frozen",
  });
  const head = columns.map(({ name }, x) => textCell(make, `${letters(x)}1`, name, FORMATS.head));
  const lines = rows.map((row, y) => {
    const cells = row.map((cell, x) => cellOf(make, `${letters(x)}${y + 2}`, cell, columns[x]));
    return make("row", { r: y + 2 }, ...cells);
  });
  return make(
    "worksheet",
    {},
    make("sheetPr", {}, make("pageSetUpPr", { fitToPage: 1 })),
    make("sheetViews", {}, make("sheetView", { workbookViewId: 0 }, pane)),
    make(
      "cols",
      {},
      ...columns.map(({ width }, x) =>
        make("col", { min: x + 1, max: x + 1, width: width + 2, customWidth: 1 }),
      ),
    ),
    make("sheetData", {}, make("row", { r: 1 }, ...head), ...lines),
    make("autoFilter", { ref: `A1:${last}` }),
    make("pageSetup", { paperSize: 9, orientation: "landscape", fitToHeight: 0 }),
  );
}

/**
 * @param {import("./xml.js").Make} make
 * @param {string} place
 * @param {Cell} cell
 * @param {Column} column
 */
function cellOf(make, place, cell, { kind }) {
  if (cell === null || cell === "" || (typeof cell === "object" && cell.of === 0))
    return make("c", { r: place });
  if (typeof cell === "string") return textCell(make, place, cell, FORMATS.text);
  const value = typeof cell === "object" ? cell.count / cell.of : cell;
  return make("c", { r: place, s: FORMATS[kind] }, make("v", {}, String(value)));
}

/**
 * @param {import("./xml.js").Make} make
 * @param {string} place
 * @param {string} text
 * @param {number} format
 */
function textCell(make, place, text, format) {
  const whole = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  const style = FORMULA.test(whole) ? FORMATS.quoted : format;
  const held = make("t", { "xml:space": "preserve" }, whole);
  return make("c", { r: place, s: style, t: "inlineStr" }, make("is", {}, held));
}

/**
 * The letters of a column: A to Z, AA...
 *
 * @param {number} x from 0
 * @returns {string}
 */
function letters(x) {
  const rest = Math.floor(x / 26);
  return (rest ? letters(rest - 1) : "") + String.fromCharCode(65 + (x % 26));
}
