/** The report of a workshop: plain tables that screen, print, Excel and Word all show. */

import type { Apart, BoardCourse, BoardVote, Decision, Person, Refused } from "../board/types";

/**
 * percent: `{ count, of }`; lean: levels, two places, with its sign; time: days as workbooks count
 * them, on the clock of this computer.
 */
export type ColumnKind = "text" | "count" | "percent" | "lean" | "time";

/** Null: nothing to show, or not to be shown for so few people. */
export type Cell = string | number | { count: number; of: number } | null;

export interface Column {
  name: string;
  kind: ColumnKind;
  /** Letters, for the width in Excel and Word. */
  width: number;
}

export interface Table {
  id: string;
  title: string;
  notes: string[];
  columns: Column[];
  rows: Cell[][];
}

export interface Section {
  id: string;
  title: string;
  paragraphs: string[];
  tables: Table[];
}

export interface Report {
  /** The day, or the course, and the only class: the middle of a file's name. */
  file: string;
  courseTitle: string;
  workshop: NonNullable<ReportInput["course"]["workshop"]>;
  day: { d: string; m: string; y: string };
  /** Label and value: what stands at the head of the workbook. */
  facts: [string, string][];
  /** What is put before those above, one line each. */
  proposals: string[];
  /** What screen, print and Word show, in order. */
  sections: Section[];
  /** What stands in Excel only: every criterion in every class, and every answer. */
  sheets: Table[];
}

export interface ReportInput {
  course: BoardCourse;
  people: Person[];
  refused: Refused[];
  apart: Apart[];
  hideNames: boolean;
  decisions?: Decision[];
  votes?: BoardVote[];
  made: Date;
}
