/**
 * Zips of result files, as chat programs and drives hand them out: opened in the page, and only what
 * can be a result file, up to a bound on number and size.
 */

import { unzipSync } from "fflate";

import { LARGEST } from "../store/result-file.js";
import { likelyName } from "./reading.js";

/** So many files, and bytes in all, are taken out of one zip. */
const MOST = 2000;
const LARGEST_ZIP = 200 * 1024 * 1024;

/** How every zip begins. */
const MARK = "PK\u0003\u0004";

/**
 * Whether a text is a zip that was read as text: one that could not be opened.
 *
 * @param {string} text
 */
export function isZip(text) {
  return text.startsWith(MARK);
}

/**
 * The files, with those of zips in the place of the zips; one that cannot be opened, or that holds no
 * result file, stays as it is and is refused by name.
 *
 * @param {File[]} files
 * @returns {Promise<File[]>}
 */
export async function unpacked(files) {
  const lists = await Promise.all(
    files.map(async (file) => (/\.zip$/i.test(file.name) ? inside(file) : [file])),
  );
  return lists.flat();
}

/** @param {File} file */
async function inside(file) {
  if (file.size > LARGEST_ZIP) return [file];
  try {
    const held = unzipSync(new Uint8Array(await file.arrayBuffer()), { filter: bounded() });
    const found = Object.entries(held).map(
      ([name, bytes]) => new File([/** @type {BlobPart} */ (bytes)], `${file.name}/${name}`),
    );
    return found.length ? found : [file];
  } catch {
    return [file];
  }
}

/** Takes what can be a result file, as long as there is room. */
function bounded() {
  let count = 0;
  let sum = 0;
  return (/** @type {{ name: string, originalSize: number }} */ { name, originalSize }) => {
    const own = name.split("/").pop() ?? "";
    if (!likelyName(own) || name.startsWith("__MACOSX/") || originalSize > LARGEST) return false;
    count += 1;
    sum += originalSize;
    return count <= MOST && sum <= LARGEST_ZIP;
  };
}
