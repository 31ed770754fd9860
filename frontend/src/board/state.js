/**
 * What lies on the board: files, pasted texts, sheets. Kept in the page only.
 *
 * @import { BoardCourse, BoardFile, Entry, Intake, Sheet } from "./types"
 */

import { looksLikeBoard, readBoardFile } from "./board-file.js";
import { intake } from "./intake.js";
import { paperPeople } from "./paper.js";

export class BoardState {
  /** @param {BoardCourse} course */
  constructor(course) {
    this.course = course;
    /** @type {Entry[]} */
    this.entries = [];
    /** @type {Sheet[]} */
    this.sheets = [];
    /** @type {Set<string>} */
    this.oneName = new Set();
    /** Whether everything here is in a saved file. */
    this.saved = true;
  }

  get empty() {
    return this.entries.length + this.sheets.length === 0;
  }

  /**
   * Takes files in; the same file twice is taken once, a saved board gives all that it holds.
   *
   * @param {Entry[]} entries
   * @returns {number} how many were new
   */
  take(entries) {
    /** @type {Map<string, Set<string | null>>} */
    const known = new Map();
    const isNew = (/** @type {Entry} */ { name, text }) => {
      const texts = known.get(name) ?? new Set();
      known.set(name, texts);
      return !texts.has(text) && texts.add(text);
    };
    this.entries.forEach(isNew);
    const fresh = entries.flatMap((one) => this.unpacked(one)).filter(isNew);
    this.entries.push(...fresh);
    if (fresh.length) this.saved = false;
    return fresh.length;
  }

  /**
   * Takes files whose names are known in the place of those that are here.
   *
   * @param {Entry[]} entries
   */
  replace(entries) {
    const names = new Set(entries.map(({ name }) => name));
    this.entries = [...this.entries.filter(({ name }) => !names.has(name)), ...entries];
    if (entries.length) this.saved = false;
  }

  /**
   * @param {Entry} entry
   * @returns {Entry[]}
   */
  unpacked(entry) {
    if (entry.text === null || !looksLikeBoard(entry.text.slice(0, 99))) return [entry];
    const board = readBoardFile(entry.text, this.course.id);
    if (!board) return [entry];
    this.takeSheets(board.sheets);
    for (const name of board.oneName) this.oneName.add(name);
    return board.entries;
  }

  /**
   * Takes sheets in; a sheet typed in again takes the place of the one that is here.
   *
   * @param {Sheet[]} sheets
   */
  takeSheets(sheets) {
    const mark = (/** @type {Sheet} */ { exercise, sheet }) => `${exercise} ${sheet}`;
    const all = new Map([...this.sheets, ...sheets].map((sheet) => [mark(sheet), sheet]));
    this.sheets = [...all.values()];
    if (sheets.length) this.saved = false;
  }

  clear() {
    this.entries = [];
    this.sheets = [];
    this.oneName.clear();
    this.saved = true;
  }

  /** @returns {Pick<BoardFile, "entries" | "sheets" | "oneName">} */
  parts() {
    return { entries: this.entries, sheets: this.sheets, oneName: [...this.oneName] };
  }

  /**
   * Everybody on the board, and everything that does not count.
   *
   * @returns {Intake}
   */
  intake() {
    const found = intake(this.course, this.entries, this.oneName);
    const paper = paperPeople(this.course, this.sheets);
    return {
      ...found,
      people: [...found.people, ...paper.people],
      apart: [...found.apart, ...paper.apart],
    };
  }
}
