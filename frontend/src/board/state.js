/**
 * What lies on the board: files, pasted texts, sheets. Kept in the page only.
 *
 * @import { BoardCourse, BoardVote, Decision, DecisionFields, DecisionSlot, Entry, Intake, Person, Sheet, Words } from "./types"
 * @import { BoardParts } from "./board-file.js"
 */

import { sameName } from "../shared/people-names.js";
import { looksLikeBoard, readBoardFile } from "./board-file.js";
import { together, written } from "./decisions.js";
import { intake, noWords } from "./intake.js";
import { paperPeople } from "./paper.js";
import { closedVotes, votesTogether } from "./votes.js";

export class BoardState {
  /** @param {BoardCourse} course */
  constructor(course) {
    this.course = course;
    /** @type {Entry[]} */
    this.entries = [];
    /** @type {Sheet[]} */
    this.sheets = [];
    /** @type {Words} */
    this.words = noWords();
    /** @type {Decision[]} what classes agreed, every text that was written */
    this.decisions = [];
    /** @type {BoardVote[]} what classes voted */
    this.votes = [];
    /** Whether everything here is in a saved file. */
    this.saved = true;
  }

  get empty() {
    const { entries, sheets, decisions, votes } = this;
    return entries.length + sheets.length + decisions.length + votes.length === 0;
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
    this.takeWords(board.words);
    this.takeDecisions(board.decisions);
    this.takeVotes(board.votes);
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

  /** @param {Decision[]} more from a file, or kept in this browser */
  takeDecisions(more) {
    this.decisions = together(this.decisions, more);
    if (more.length) this.saved = false;
  }

  /**
   * Writes down what is agreed in a talk, as far as it is typed.
   *
   * @param {DecisionSlot} slot
   * @param {DecisionFields} fields
   * @param {string} at
   */
  write(slot, fields, at) {
    this.decisions = written(this.decisions, slot, fields, at);
    this.saved = false;
  }

  /**
   * @param {BoardVote[]} more from a file, or from the class that is connected
   * @returns {boolean} whether anything is to be shown anew
   */
  takeVotes(more) {
    const shown = JSON.stringify(closedVotes(this.votes));
    const all = votesTogether(this.votes, more);
    if (JSON.stringify(all) === JSON.stringify(this.votes)) return false;
    this.votes = all;
    this.saved = false;
    return JSON.stringify(closedVotes(all)) !== shown;
  }

  clear() {
    this.entries = [];
    this.sheets = [];
    this.decisions = [];
    this.votes = [];
    this.words = noWords();
    this.saved = true;
  }

  /** @returns {BoardParts} */
  parts() {
    const { entries, sheets, words, decisions, votes } = this;
    return { entries, sheets, words, decisions, votes };
  }

  /**
   * Adds to what the trainer has said.
   *
   * @param {Partial<Words>} more
   */
  takeWords(more) {
    const { words } = this;
    this.words = {
      oneName: eachOnce(words.oneName, more.oneName),
      one: eachOnce(words.one, more.one),
      different: eachOnce(words.different, more.different),
      split: eachOnce(words.split, more.split),
      drafts: eachOnce(words.drafts, more.drafts),
    };
    this.saved = false;
  }

  /**
   * Takes the joining of a person's files back: the trainer's own word first, then what records and
   * names have joined.
   *
   * @param {Person} person
   */
  separate({ joined, marks }) {
    if (joined === "records") return this.takeWords({ split: marks });
    const own = new Set(marks.map(({ name, record }) => `${record} ${name}`));
    const names = new Set(marks.map(({ name }) => name));
    const { oneName, one } = this.words;
    this.words = {
      ...this.words,
      oneName: oneName.filter((name) => !names.has(sameName(name))),
      one: one.filter((list) => !list.some(({ name, record }) => own.has(`${record} ${name}`))),
    };
    this.saved = false;
  }

  /**
   * Whether drafts count.
   *
   * @param {string[]} marks
   * @param {boolean} counts
   */
  countDrafts(marks, counts) {
    const without = this.words.drafts.filter((mark) => !marks.includes(mark));
    this.words = { ...this.words, drafts: counts ? [...without, ...marks] : without };
    this.saved = false;
  }

  /**
   * Everybody on the board, and everything that does not count.
   *
   * @returns {Intake}
   */
  intake() {
    const found = intake(this.course, this.entries, this.words);
    const paper = paperPeople(this.course, this.sheets);
    return {
      ...found,
      people: [...found.people, ...paper.people],
      apart: [...found.apart, ...paper.apart],
    };
  }
}

/**
 * @template Item
 * @param {Item[]} here
 * @param {Item[]} [more]
 * @returns {Item[]}
 */
function eachOnce(here, more = []) {
  const known = new Map([...here, ...more].map((item) => [JSON.stringify(item), item]));
  return [...known.values()];
}
