/**
 * A plan as a Word document and an Excel workbook: a script of its own, loaded when a file is wanted.
 *
 * @import { Table } from "../report/types"
 */

import { t } from "../shared/strings.js";
import { dataTable, page, paragraph, twoColumns, WIDE_TEXT } from "../report/docx-parts.js";
import { docxFile } from "../report/docx-file.js";
import { workbook } from "../report/xlsx.js";
import { dayOf, dayWords } from "./words.js";

/** @typedef {{ title: string, facts: [string, string][], table: Table, isOwn?: boolean }} Sheet `isOwn`: of a person, who signs nothing */

/**
 * A table on A4 across; a school's plan has room for its name and two signatures.
 *
 * @param {Sheet} sheet
 * @param {Date} made
 * @returns {Uint8Array}
 */
function word({ title, facts, table, isOwn }, made) {
  const body = [
    ...(isOwn ? [] : [paragraph(t("plan.school_line"))]),
    paragraph(title, { align: "center", bold: true, size: 14 }),
    paragraph(""),
    ...[...facts.map(([name, value]) => `${name}: ${value}`), ...table.notes].map((line) =>
      paragraph(line, { style: "Note" }),
    ),
    dataTable(table, WIDE_TEXT),
    paragraph(""),
    ...(isOwn ? [] : [signatures()]),
    page(true),
  ];
  return docxFile(body, { title, made });
}

/** Who wrote a plan, and the head of the school. */
function signatures() {
  const signed = (/** @type {string} */ who) => [
    paragraph(who, { align: "center", bold: true, keepNext: true }),
    paragraph(t("plan.sign"), { align: "center", italic: true }),
    ...Array.from({ length: 3 }, () => paragraph("")),
  ];
  const half = WIDE_TEXT / 2;
  return twoColumns(signed(t("plan.writer")), signed(t("plan.head")), [half, WIDE_TEXT - half]);
}

/**
 * @param {Sheet} sheet
 * @param {Date} made
 */
function excel({ title, facts, table }, made) {
  const day = /** @type {[string, string]} */ ([t("plan.made_on"), dayWords(dayOf(made))]);
  return workbook(
    { courseTitle: title, facts: [day, ...facts], sections: [], sheets: [table] },
    made,
  );
}

Object.assign(globalThis, { taphuanPlanFiles: { word, excel } });
