/** How cells of the workbook look. */

import { t } from "../shared/strings.js";
import { maker, SHEET } from "./xml.js";

/** Places in the list of cell formats below. `quoted`: text even where it begins like a formula. */
export const FORMATS = {
  ...{ plain: 0, text: 1, quoted: 2, head: 3 },
  ...{ count: 4, percent: 5, lean: 6, time: 7 },
};

/** Numbers of formats: one that Excel knows, and three of our own. */
const [WHOLE, PERCENT, LEAN, TIME] = [1, 164, 165, 166];

export function styleSheet() {
  const make = maker(SHEET);
  const font = (/** @type {boolean} */ bold) =>
    make(
      "font",
      {},
      bold && make("b"),
      make("sz", { val: 11 }),
      make("name", { val: "Calibri" }),
      make("family", { val: 2 }),
    );
  const fill = (/** @type {string} */ patternType) =>
    make("fill", {}, make("patternFill", { patternType }));
  const shade = make(
    "fill",
    {},
    make(
      "patternFill",
      { patternType: "solid" },
      make("fgColor", { rgb: "FFE5EEE3" }),
      make("bgColor", { indexed: 64 }),
    ),
  );
  const border = make(
    "border",
    {},
    ...["left", "right", "top", "bottom", "diagonal"].map((side) => make(side)),
  );
  const list = (/** @type {string} */ name, /** @type {Element[]} */ children) =>
    make(name, { count: children.length }, ...children);
  return make(
    "styleSheet",
    {},
    list("numFmts", numberFormats(make)),
    list("fonts", [font(false), font(true)]),
    list("fills", [fill("none"), fill("gray125"), shade]),
    list("borders", [border]),
    list("cellStyleXfs", [make("xf", { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0 })]),
    list("cellXfs", cellFormats(make)),
    list("cellStyles", [make("cellStyle", { name: "Normal", xfId: 0, builtinId: 0 })]),
  );
}

/** @param {import("./xml.js").Make} make */
function numberFormats(make) {
  return [
    make("numFmt", { numFmtId: PERCENT, formatCode: "0.0 %" }),
    make("numFmt", { numFmtId: LEAN, formatCode: '+0.00;"\u2212"0.00;0.00' }),
    make("numFmt", { numFmtId: TIME, formatCode: t("report.time_format") }),
  ];
}

/** @param {import("./xml.js").Make} make */
function cellFormats(make) {
  const format = (/** @type {number} */ numFmtId, more = {}, wrap = false) =>
    make(
      "xf",
      { numFmtId, fontId: 0, fillId: 0, borderId: 0, xfId: 0, applyNumberFormat: 1, ...more },
      wrap && make("alignment", { vertical: "top", wrapText: 1 }),
    );
  return [
    format(0),
    format(0, { applyAlignment: 1 }, true),
    format(0, { applyAlignment: 1, quotePrefix: 1 }, true),
    format(0, { fontId: 1, fillId: 2, applyFont: 1, applyFill: 1, applyAlignment: 1 }, true),
    format(WHOLE),
    format(PERCENT),
    format(LEAN),
    format(TIME),
  ];
}
