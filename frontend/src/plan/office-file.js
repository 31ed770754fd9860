/** A sheet as a file of Word or Excel; what makes it is loaded when it is first wanted. */

import { load } from "../shared/loading.js";

/** @import { Sheet } from "./files.js" */

const FORMAT = "application/vnd.openxmlformats-officedocument";
const TYPES = {
  word: { ending: "docx", type: `${FORMAT}.wordprocessingml.document` },
  excel: { ending: "xlsx", type: `${FORMAT}.spreadsheetml.sheet` },
};

/**
 * @param {"word" | "excel"} kind
 * @param {Sheet} sheet
 * @param {Date} made
 * @returns {Promise<{ content: Blob, ending: string } | null>} null when the maker cannot be loaded
 */
export async function officeFile(kind, sheet, made) {
  try {
    await load("taphuan-plan-files.js");
  } catch {
    return null;
  }
  const { ending, type } = TYPES[kind];
  const bytes = globalThis.taphuanPlanFiles?.[kind](sheet, made);
  const part = /** @type {BlobPart} */ (/** @type {unknown} */ (bytes));
  return { content: new Blob([part], { type }), ending };
}
