/**
 * Files on their way in: chosen, dropped, or a whole folder; read side by side, so that the page
 * answers meanwhile.
 *
 * @import { Entry } from "./types"
 */

import { LARGEST } from "../result-file.js";
import { looksLikeBoard } from "./board-file.js";

/** So many are read side by side; between them the page answers. */
const AT_ONCE = 64;
/** Up to so many files are looked at before they are read: each look stops the page for a moment. */
const FEW = 50;
/** The page says how far it is after so many files. */
const STEP = 50;
/** A folder is searched this deep, and up to this many files. */
const DEEPEST = 5;
const MOST = 5000;

/** Bytes; a board of a whole province is below. */
const LARGEST_BOARD = 200 * 1024 * 1024;

/**
 * @param {File[]} files
 * @param {(entry: Entry) => void} onEntry called as each comes, in any order
 * @param {(done: number) => void} onProgress
 * @returns {Promise<Entry[]>} in the order of the files
 */
export async function readFiles(files, onEntry, onProgress) {
  const read = files.length > FEW ? readOne : readLooking;
  /** @type {Entry[]} */
  const entries = [];
  let [next, done] = [0, 0];
  const readOn = async () => {
    while (next < files.length) {
      const at = next++;
      entries[at] = await read(files[at]);
      onEntry(entries[at]);
      done += 1;
      if (done % STEP === 0 || done === files.length) onProgress(done);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, readOn));
  return entries;
}

/**
 * The content, or null where that is larger than any file of ours; empty where it cannot be read.
 *
 * @param {File} file
 * @returns {Promise<Entry>}
 */
async function readOne(file) {
  const name = file.webkitRelativePath || file.name;
  try {
    const text = await file.text();
    const most = text.length > LARGEST && looksLikeBoard(text.slice(0, 99)) ? LARGEST_BOARD : LARGEST;
    return { name, text: text.length > most ? null : text };
  } catch {
    return { name, text: "" };
  }
}

/**
 * The same, but what is too large is not read at all.
 *
 * @param {File} file
 * @returns {Promise<Entry>}
 */
async function readLooking(file) {
  if (file.size <= LARGEST) return readOne(file);
  const name = file.webkitRelativePath || file.name;
  try {
    const board = looksLikeBoard(await file.slice(0, 99).text());
    return board && file.size <= LARGEST_BOARD ? readOne(file) : { name, text: null };
  } catch {
    return { name, text: "" };
  }
}

/**
 * What was dropped; folders are opened.
 *
 * @param {DataTransfer} transfer
 * @returns {Promise<File[]>}
 */
export async function droppedFiles(transfer) {
  const items = [...transfer.items].map((item) => item.webkitGetAsEntry?.() ?? null);
  if (!items.some((item) => item?.isDirectory)) return [...transfer.files];
  /** @type {File[]} */
  const found = [];
  for (const item of items) if (item) await gather(item, found, 0);
  return found;
}

/**
 * @param {FileSystemEntry} entry
 * @param {File[]} found
 * @param {number} depth
 */
async function gather(entry, found, depth) {
  if (found.length >= MOST) return;
  if (entry.isFile) {
    const one = /** @type {FileSystemFileEntry} */ (entry);
    found.push(await new Promise((done, fail) => one.file(done, fail)));
  } else if (depth < DEEPEST) {
    const reader = /** @type {FileSystemDirectoryEntry} */ (entry).createReader();
    const next = () => new Promise((/** @type {(list: FileSystemEntry[]) => void} */ done, fail) => reader.readEntries(done, fail));
    for (let list = await next(); list.length; list = await next()) {
      for (const inside of list) await gather(inside, found, depth + 1);
    }
  }
}

/**
 * Only what can be a result file: a folder also holds pictures and the like.
 *
 * @param {File[]} files
 */
export function likelyResults(files) {
  return files.filter(({ name }) => /\.(json|txt)$/i.test(name) && !name.startsWith("."));
}
