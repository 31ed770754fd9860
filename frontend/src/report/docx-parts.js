/**
 * Paragraphs and tables of a Word document.
 *
 * @import { Table } from "./types"
 */

import { columnWidths, isKept } from "./docx-widths.js";
import { shown } from "./shown.js";
import { maker } from "./xml.js";

export const make = maker();

/**
 * @typedef {object} Look
 * @property {"left" | "center" | "right" | "both"} [align]
 * @property {boolean} [bold]
 * @property {boolean} [italic]
 * @property {boolean} [underline]
 * @property {number} [size] points
 * @property {string} [style]
 * @property {boolean} [keepNext]
 */

/**
 * A paragraph; lines of a text stay lines.
 *
 * @param {string} text
 * @param {Look} [look]
 */
export function paragraph(text, { align, bold, italic, underline, size, style, keepNext } = {}) {
  const run = [
    bold && make("w:b"),
    italic && make("w:i"),
    size ? make("w:sz", { "w:val": Math.round(size * 2) }) : null,
    underline && make("w:u", { "w:val": "single" }),
  ];
  const lines = text
    .split("\n")
    .flatMap((line, n) => [
      n ? make("w:br") : null,
      make("w:t", { "xml:space": "preserve" }, line),
    ]);
  const about = make(
    "w:pPr",
    {},
    style ? make("w:pStyle", { "w:val": style }) : null,
    keepNext ? make("w:keepNext") : null,
    align ? make("w:jc", { "w:val": align }) : null,
  );
  return make("w:p", {}, about, make("w:r", {}, make("w:rPr", {}, ...run), ...lines));
}

/**
 * Two columns without lines, for the head and the foot of a letter.
 *
 * @param {Element[]} left
 * @param {Element[]} right
 * @param {[number, number]} widths
 */
export function twoColumns(left, right, widths) {
  const cells = [left, right].map((paragraphs, n) => cell(paragraphs, widths[n]));
  return make(
    "w:tbl",
    {},
    tableLook(widths, "TwoColumns"),
    grid(widths),
    make("w:tr", {}, make("w:trPr", {}, make("w:cantSplit")), ...cells),
  );
}

/**
 * A table of the report: its names repeat on every page, no row is broken, and none stands alone
 * before or after the edge of a page.
 *
 * @param {Table} table
 * @param {number} width of the text, in twentieths of a point
 */
export function dataTable({ columns, rows }, width) {
  const texts = rows.map((row) => row.map((value, n) => shown(columns[n].kind, value)));
  const widths = columnWidths(columns, texts, width);
  const head = columns.map(({ name }, n) =>
    cell([paragraph(name, { style: "TableHead", keepNext: true })], widths[n]),
  );
  const always = make("w:trPr", {}, make("w:cantSplit"), make("w:tblHeader"));
  const lines = texts.map((row, at) => {
    const keepNext = isKept(at, texts.length);
    const cells = row.map((text, n) => {
      const style = columns[n].kind === "text" ? "TableText" : "TableNumber";
      return cell([paragraph(text, { style, keepNext })], widths[n]);
    });
    const whole = longest(row) < 600 ? make("w:cantSplit") : null;
    return make("w:tr", {}, make("w:trPr", {}, whole), ...cells);
  });
  return make(
    "w:tbl",
    {},
    tableLook(widths, "Lines"),
    grid(widths),
    make("w:tr", {}, always, ...head),
    ...lines,
  );
}

/** @param {string[]} row */
function longest(row) {
  return Math.max(...row.map((text) => text.length));
}

/**
 * @param {number[]} widths
 * @param {string} style
 */
function tableLook(widths, style) {
  const sum = widths.reduce((all, width) => all + width, 0);
  return make(
    "w:tblPr",
    {},
    make("w:tblStyle", { "w:val": style }),
    make("w:tblW", { "w:w": sum, "w:type": "dxa" }),
    make("w:tblLayout", { "w:type": "fixed" }),
  );
}

/** @param {number[]} widths */
function grid(widths) {
  return make("w:tblGrid", {}, ...widths.map((width) => make("w:gridCol", { "w:w": width })));
}

/**
 * @param {Element[]} paragraphs
 * @param {number} width
 */
function cell(paragraphs, width) {
  const about = make("w:tcPr", {}, make("w:tcW", { "w:w": width, "w:type": "dxa" }));
  return make("w:tc", {}, about, ...paragraphs);
}

/**
 * A4 with the edges of administrative letters; `wide` lies on its side.
 *
 * @param {boolean} [wide]
 */
export function page(wide = false) {
  const [short, long] = [11906, 16838];
  const size = wide
    ? { "w:w": long, "w:h": short, "w:orient": "landscape" }
    : { "w:w": short, "w:h": long };
  const edges = {
    "w:top": 1134,
    "w:right": 850,
    "w:bottom": 1134,
    "w:left": 1701,
    "w:header": 567,
    "w:footer": 567,
    "w:gutter": 0,
  };
  return make(
    "w:sectPr",
    {},
    make("w:footerReference", { "w:type": "default", "r:id": "footer" }),
    make("w:pgSz", size),
    make("w:pgMar", edges),
  );
}

/** The number of the page, at the right below the text. */
export function pageNumber() {
  const mark = (/** @type {string} */ kind) =>
    make("w:r", {}, make("w:fldChar", { "w:fldCharType": kind }));
  const field = make("w:r", {}, make("w:instrText", { "xml:space": "preserve" }, " PAGE "));
  const about = make("w:pPr", {}, make("w:jc", { "w:val": "right" }));
  return make("w:ftr", {}, make("w:p", {}, about, mark("begin"), field, mark("end")));
}

/** Widths of the text on such pages, in twentieths of a point. */
export const TEXT = 11906 - 1701 - 850;
export const WIDE_TEXT = 16838 - 1701 - 850;
