/**
 * Files on their way in: chosen, dropped, or a whole folder; read side by side, so that the page
 * answers meanwhile.
 *
 * @import { Entry } from "./types"
 */

import { LARGEST } from "../store/result-file.js";
import { looksLikeBoard } from "./board-file.js";

/** So many files are asked for at a time: fewer leave the page waiting, more leave it silent. */
const AT_ONCE = 64;
/** The page answers again after so many milliseconds. */
const SLICE = 100;
/** Up to so many files are looked at before they are read: each look stops the page for a moment. */
const FEW = 50;
/** The page says how far it is after so many milliseconds: each time it is drawn anew. */
const STEP = 400;
/** A folder is searched this deep, and up to this many files. */
const DEEPEST = 5;
const MOST = 5000;

/** Bytes; a board of a whole province is below. */
const LARGEST_BOARD = 200 * 1024 * 1024;

/**
 * @param {File[]} files
 * @param {(done: number) => void} onProgress
 * @param {(entry: Entry) => void} [onEntry] each as soon as it is read
 * @returns {Promise<Entry[]>}
 */
export async function readFiles(files, onProgress, onEntry = () => {}) {
  const read = isMany(files) ? readOne : readLooking;
  let done = 0;
  let last = performance.now();
  /** @type {Entry[]} */
  const entries = [];
  const coming = files.entries();
  const lane = async () => {
    for (const [at, file] of coming) {
      onEntry((entries[at] = await read(file)));
      done += 1;
      if (performance.now() - last < STEP) continue;
      last = performance.now();
      onProgress(done);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return entries;
}

/** @param {File[]} files */
export function isMany(files) {
  return files.length > FEW;
}

/**
 * Does something with each of many, and lets the page answer in between.
 *
 * @template Item
 * @param {Item[]} items
 * @param {(item: Item) => void} act
 */
export async function inSlices(items, act) {
  let began = performance.now();
  for (const item of items) {
    act(item);
    if (performance.now() - began < SLICE) continue;
    await new Promise((goOn) => setTimeout(goOn));
    began = performance.now();
  }
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
    const most =
      text.length > LARGEST && looksLikeBoard(text.slice(0, 99)) ? LARGEST_BOARD : LARGEST;
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
    const next = () =>
      new Promise((/** @type {(list: FileSystemEntry[]) => void} */ done, fail) =>
        reader.readEntries(done, fail),
      );
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
  return files.filter(({ name }) => likelyName(name) || /\.zip$/i.test(name));
}

/** @param {string} name of a file without its folder */
export function likelyName(name) {
  return /\.(json|txt)$/i.test(name) && !name.startsWith(".");
}
