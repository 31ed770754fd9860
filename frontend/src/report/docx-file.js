/** A Word file around what a document says: styles, page numbers, the names of its parts. */

import { make, pageNumber } from "./docx-parts.js";
import { docxStyles } from "./docx-styles.js";
import { officeFile } from "./package.js";

const TYPE = "officedocument.wordprocessingml";

/**
 * @param {Element[]} body paragraphs and tables, the page last
 * @param {{ title: string, made: Date }} about
 */
export function docxFile(body, about) {
  const document = {
    path: "word/document.xml",
    type: `${TYPE}.document.main+xml`,
    root: make("w:document", {}, make("w:body", {}, ...body)),
    relations: /** @type {[string, string, string][]} */ ([
      ["styles", "styles", "styles.xml"],
      ["footer", "footer", "footer1.xml"],
    ]),
  };
  const styles = { path: "word/styles.xml", type: `${TYPE}.styles+xml`, root: docxStyles() };
  const footer = { path: "word/footer1.xml", type: `${TYPE}.footer+xml`, root: pageNumber() };
  return officeFile([document, styles, footer], about);
}
