/**
 * The report as a Word document in the usual form of an administrative report: what only the writer
 * knows (agency, number, place, proposals) is left to be filled in.
 *
 * @import { Report, Section } from "./types"
 */

import { t } from "../shared/strings.js";
import { dataTable, make, page, paragraph, TEXT, twoColumns, WIDE_TEXT } from "./docx-parts.js";
import { docxFile } from "./docx-file.js";

/** What the body tells, in order; the rest is the annex. */
/** Every section of the report stands in one of the two; what a class has not done is not numbered. */
const BODY = [
  "participants",
  "exercises",
  "agreement",
  "movement",
  "hardest",
  "votes",
  "decisions",
  "opinions",
];
const ANNEX = ["left_out", "criteria"];
const DOTS = "…".repeat(34);
const ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];

/**
 * @param {Report} report
 * @param {Date} made
 * @returns {Uint8Array}
 */
export function letter(report, made) {
  const find = (/** @type {string[]} */ ids) =>
    ids.flatMap((id) => report.sections.filter((one) => one.id === id));
  const told = find(BODY);
  const body = [
    ...head(report),
    ...told.flatMap((section, n) => part(section, `${ROMAN[n]}. `, TEXT, report)),
    ...proposals(ROMAN[told.length], report),
    ...foot(),
    make("w:p", {}, make("w:pPr", {}, page())),
    paragraph(t("report.word.annex"), { align: "center", bold: true, size: 14 }),
    ...find(ANNEX).flatMap((section) => part(section, "", WIDE_TEXT, report)),
    paragraph(""),
    page(true),
  ];
  return docxFile(body, { title: t("report.word.title"), made });
}

/** @param {Report} report */
function head({ courseTitle, day, workshop }) {
  const centred = (/** @type {string} */ text, look = {}) =>
    paragraph(text, { align: "center", ...look });
  const place = workshop.place || t("report.word.dots");
  const left = [
    centred(workshop.superior.toUpperCase() || t("report.word.above")),
    centred(workshop.organiser.toUpperCase() || t("report.word.agency"), { bold: true }),
    centred(t("report.word.number")),
  ];
  const right = [
    ...present(t("report.word.state"), { bold: true, size: 12 }),
    ...present(t("report.word.motto"), { bold: true, underline: true, size: 14 }),
    centred(t("report.word.place_and_day", { ...dayOf(day), place }), { italic: true }),
  ];
  return [
    twoColumns(left, right, [3500, TEXT - 3500]),
    paragraph(""),
    centred(t("report.word.title"), { bold: true, size: 14 }),
    centred(t("report.word.about", { course: courseTitle }), { bold: true, size: 14 }),
    paragraph(""),
    centred(t("report.word.to")),
    paragraph(t("report.word.intro"), { align: "both" }),
  ];
}

/**
 * A line of the head that another language leaves out with a single dash.
 *
 * @param {string} text
 * @param {import("./docx-parts.js").Look} look
 */
function present(text, look) {
  return text === "-" ? [] : [paragraph(text, { align: "center", ...look })];
}

/**
 * Days below 10 and the first two months are written with a zero, as letters of the administration
 * do.
 *
 * @param {Report["day"]} day
 */
function dayOf({ d, m, y }) {
  return { d, m: Number(m) <= 2 ? m : String(Number(m)), y };
}

/**
 * @param {Section} section
 * @param {string} number
 * @param {number} width
 * @param {Report} report
 */
function part({ id, title, paragraphs, tables }, number, width, { workshop }) {
  const [held, venue] = [workshop.held, workshop.venue].map(
    (words) => words || t("report.word.dots"),
  );
  const lines =
    id === "participants"
      ? [t("report.word.time", { held }), t("report.word.place", { venue })]
      : [];
  return [
    paragraph(number + title, { style: "Heading1" }),
    ...[...lines, ...paragraphs].map((text) => paragraph(text, { align: "both" })),
    ...tables.flatMap((table) => [
      paragraph(table.title, { style: "Heading2" }),
      ...table.notes.map((note) => paragraph(note, { style: "Note", keepNext: true })),
      dataTable(table, width),
    ]),
  ];
}

/**
 * What the classes put before those above, and room for the writer's own.
 *
 * @param {string} number
 * @param {Report} report
 */
function proposals(number, { proposals: lines }) {
  return [
    paragraph(`${number}. ${t("report.word.proposals")}`, { style: "Heading1" }),
    ...lines.map((line, n) => paragraph(`${n + 1}. ${line}`, { align: "both" })),
    ...Array.from({ length: lines.length ? 3 : 6 }, () => paragraph(DOTS, { keepNext: true })),
    paragraph(t("report.word.end"), { align: "both", keepNext: true }),
  ];
}

function foot() {
  const [to, ...copies] = t("report.word.copies").split("|");
  const left = [
    paragraph(to, { bold: true, italic: true, size: 12 }),
    ...copies.map((line) => paragraph(line, { size: 11 })),
  ];
  const right = [
    paragraph(t("report.word.signer"), { align: "center", bold: true, size: 14 }),
    paragraph(t("report.word.sign"), { align: "center", italic: true }),
    ...Array.from({ length: 4 }, () => paragraph("")),
  ];
  return [paragraph("", { keepNext: true }), twoColumns(left, right, [4500, TEXT - 4500])];
}
