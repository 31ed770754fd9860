/** How the Word report looks: Times New Roman, as letters of the administration are typed. */

import { t } from "../shared/strings.js";
import { make } from "./docx-parts.js";

const FONT = "Times New Roman";

/** @returns {Element} */
export function docxStyles() {
  const fonts = { "w:ascii": FONT, "w:hAnsi": FONT, "w:eastAsia": FONT, "w:cs": FONT };
  const language = t("report.word.language");
  const run = make(
    "w:rPr",
    {},
    make("w:rFonts", fonts),
    ...size(13),
    make("w:lang", { "w:val": language }),
  );
  const around = make("w:pPr", {}, make("w:spacing", { "w:before": 60, "w:after": 60 }));
  const defaults = make(
    "w:docDefaults",
    {},
    make("w:rPrDefault", {}, run),
    make("w:pPrDefault", {}, around),
  );
  return make(
    "w:styles",
    {},
    defaults,
    style("paragraph", "Normal", { normal: true }),
    style("paragraph", "Heading1", {
      name: "heading 1",
      bold: true,
      points: 13,
      outline: 0,
      before: 180,
    }),
    style("paragraph", "Heading2", {
      name: "heading 2",
      bold: true,
      points: 12,
      outline: 1,
      before: 120,
    }),
    style("paragraph", "Note", { italic: true, points: 11 }),
    style("paragraph", "TableHead", { bold: true, points: 8.5, align: "center", before: 20 }),
    style("paragraph", "TableText", { points: 9.5, before: 20 }),
    style("paragraph", "TableNumber", { points: 9.5, align: "center", before: 20 }),
    tableStyle("TwoColumns", "nil"),
    tableStyle("Lines", "single"),
  );
}

/** @param {number} points */
function size(points) {
  const value = { "w:val": Math.round(points * 2) };
  return [make("w:sz", value), make("w:szCs", value)];
}

/**
 * @param {string} type
 * @param {string} id
 * @param {{ name?: string, normal?: boolean, bold?: boolean, italic?: boolean, points?: number,
 *   outline?: number, before?: number, align?: string }} look
 */
function style(type, id, { name, normal, bold, italic, points, outline, before, align }) {
  const around = [
    outline === undefined ? null : make("w:keepNext"),
    before === undefined
      ? null
      : make("w:spacing", { "w:before": before, "w:after": Math.min(before, 60) }),
    align ? make("w:jc", { "w:val": align }) : null,
    outline === undefined ? null : make("w:outlineLvl", { "w:val": outline }),
  ];
  const run = [bold && make("w:b"), italic && make("w:i"), ...(points ? size(points) : [])];
  return make(
    "w:style",
    {
      "w:type": type,
      "w:styleId": id,
      ...(normal ? { "w:default": 1 } : { "w:customStyle": name ? 0 : 1 }),
    },
    make("w:name", { "w:val": name ?? id }),
    normal ? null : make("w:basedOn", { "w:val": "Normal" }),
    make("w:qFormat"),
    make("w:pPr", {}, ...around),
    make("w:rPr", {}, ...run),
  );
}

/**
 * @param {string} id
 * @param {"nil" | "single"} line
 */
function tableStyle(id, line) {
  const sides = ["top", "left", "bottom", "right", "insideH", "insideV"];
  const borders = sides.map((side) =>
    make(`w:${side}`, { "w:val": line, "w:sz": 4, "w:space": 0, "w:color": "000000" }),
  );
  const inside = ["left", "right"].map((side) => make(`w:${side}`, { "w:w": 60, "w:type": "dxa" }));
  const look = make(
    "w:tblPr",
    {},
    make("w:tblBorders", {}, ...borders),
    make("w:tblCellMar", {}, ...inside),
  );
  return make(
    "w:style",
    { "w:type": "table", "w:customStyle": 1, "w:styleId": id },
    make("w:name", { "w:val": id }),
    look,
  );
}
