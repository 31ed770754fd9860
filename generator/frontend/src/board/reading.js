/**
 * Files on their way in: chosen, dropped, or a whole folder; read a few at a time, so that the
 * page answers meanwhile.
 *
 * @import { Entry } from "./types"
 */

import { LARGEST } from "../result-file.js";
import { looksLikeBoard } from "./board-file.js";

const AT_ONCE = 40;
/** A folder is searched this deep, and up to this many files. */
const DEEPEST = 5;
const MOST = 5000;

/** Bytes; a board of a whole province is below. */
const LARGEST_BOARD = 200 * 1024 * 1024;

/**
 * @param {File[]} files
 * @param {(done: number) => void} onProgress
 * @returns {Promise<Entry[]>}
 */
export async function readFiles(files, onProgress) {
  /** @type {Entry[]} */
  const entries = [];
  for (let at = 0; at < files.length; at += AT_ONCE) {
    entries.push(...(await readSome(files.slice(at, at + AT_ONCE))));
    onProgress(entries.length);
    await new Promise((done) => setTimeout(done));
  }
  return entries;
}

/**
 * Small files are asked for together, which is many times faster than one by one; where one of them
 * cannot be read, each is tried alone.
 *
 * @param {File[]} files
 * @returns {Promise<Entry[]>}
 */
async function readSome(files) {
  if (files.some(({ size }) => size > LARGEST)) return Promise.all(files.map(readOne));
  try {
    const bytes = new Uint8Array(await new Blob(files).arrayBuffer());
    const decoder = new TextDecoder();
    let at = 0;
    return files.map((file) => {
      const text = decoder.decode(bytes.subarray(at, (at += file.size)));
      return { name: nameOf(file), text };
    });
  } catch {
    return Promise.all(files.map(readOne));
  }
}

/** @param {File} file */
function nameOf(file) {
  return file.webkitRelativePath || file.name;
}

/**
 * The size is looked at before the content.
 *
 * @param {File} file
 * @returns {Promise<Entry>}
 */
async function readOne(file) {
  const name = nameOf(file);
  try {
    const board = file.size > LARGEST && looksLikeBoard(await file.slice(0, 99).text());
    const text = file.size > (board ? LARGEST_BOARD : LARGEST) ? null : await file.text();
    return { name, text };
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
