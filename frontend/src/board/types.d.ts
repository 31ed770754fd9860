/** What the class board knows and what it makes of result files. */

import type { Memory } from "./memory.js";
import type { Agreement, Share } from "../agreement/agreement.js";
import type { Refusal } from "../store/result-file.js";
import type { Attempt, DossierKey, Opinion } from "../store/practice-types";
import type { Standard } from "../shared/types";

/** An exercise of this site, as the trainer's data holds it. */
export interface BoardExercise {
  id: string;
  kind: string;
  title: string;
  standard: string;
  /** Null where it belongs to all school levels. */
  schoolLevel: string | null;
  structureHash: string;
  keyHash: string;
  /** Of locked exercises: what results of earlier versions call the same key. */
  formerKeyHash?: string;
  minutes: number;
  /** Address of its page, seen from the board. */
  url: string;
  /** Dossiers only, from here on: the criteria to rate, in order. */
  criteria?: string[];
  papers?: { id: string; title: string }[];
  key?: DossierKey;
  /** For the trainer only; may be empty. */
  note?: string;
}

export interface BoardTrack {
  id: string;
  name: string;
  /** Null: the one track of a course without school levels. */
  schoolLevel: string | null;
}

/** A target over many answers (`workshop_target`, `pass_rule` of course.yaml). */
export interface Target {
  name: string;
  minimumItems: number;
  exactShare: { num: number; den: number };
  discrepantAtMost: number;
  /** For a class: so many of the answers may be two levels apart; goes before the count. */
  discrepantShare?: { num: number; den: number } | null;
  sameOverallRating: boolean;
  /** For a class: so many of the dossiers at least have the rating of the key. */
  sameOverallShare?: { num: number; den: number } | null;
  leanBelow: { num: number; den: number };
}

/** `window.taphuanBoard` (assets/board-data.js), with the standards of `window.taphuan`. */
export interface BoardCourse {
  id: string;
  version: string;
  title: string;
  /** The day that is set up; empty words where nobody did. */
  workshop?: {
    organiser: string;
    superior: string;
    place: string;
    venue: string;
    held: string;
    file: string;
  };
  standards: Record<string, Standard>;
  exercises: Record<string, BoardExercise>;
  tracks: BoardTrack[];
  opinionKinds: { id: string; name: string }[];
  /** Page address of each criterion by track: `criterionPages[track][criterion]`. */
  criterionPages: Record<string, Record<string, string>>;
  /** Of each criterion what its levels ask, by level; and what tells one from the next. */
  criterionWords?: Record<
    string,
    { levels: Record<string, LevelWords>; steps: Record<string, string> }
  >;
  target: Target | null;
  passRule: Target | null;
  personalTarget?: Target | null;
  memory: Memory;
}

/** One file as it was dropped, or one text as it was pasted; `text` null when it is too large. */
export interface Entry {
  name: string;
  text: string | null;
}

/**
 * unknown: this site has no such exercise; structure: the standard has changed; key: the key has
 * changed; changed: the answers do not match the attempt's fingerprint.
 */
export type ApartReason = "unknown" | "structure" | "key" | "changed";

export interface Apart {
  name: string;
  reason: ApartReason;
  attempts: Attempt[];
}

export interface Refused {
  name: string;
  reason: Refusal | "mistyped" | "zip";
}

export interface Person {
  /** Steady while the same files are on the board. */
  id: string;
  /** The nickname; empty where the person gave none. */
  name: string;
  /** Number of the sheet, of people who answered on paper. */
  sheet?: string;
  /** A track's id, or NO_CLASS. */
  classId: string;
  source: "file" | "paper" | "short";
  /** Names of the files that were joined. */
  files: string[];
  /** One of each file; none of people who answered on paper. */
  marks: Mark[];
  /** What joined their files: records and names that agree, the trainer's word, nothing. */
  joined: "records" | "word" | null;
  /** Of this site's versions only; oldest first, numbered for each exercise or unit. */
  attempts: Attempt[];
  /** Dossiers that were begun and never handed in. */
  begun: BegunDossier[];
  opinions: Opinion[];
}

export interface BegunDossier {
  /** Names it in the trainer's word. */
  mark: string;
  /** As if it had been handed in; among the person's attempts only where `counts`. */
  attempt: Attempt;
  counts?: boolean;
}

/** A file as the trainer's word names it: the name in it, as it counts, and a record of it. */
export interface Mark {
  name: string;
  record: string;
}

/** What the trainer has said about the files; a saved board keeps it. */
export interface Words {
  /** Names whose files are of one person. */
  oneName: string[];
  /** Files that are of one person. */
  one: Mark[][];
  /** Files that have records in common and are not of one person. */
  different: Mark[][];
  /** Files that are joined with no others unless the trainer says so. */
  split: Mark[];
  /** Marks of drafts that count. */
  drafts: string[];
}

export interface Intake {
  people: Person[];
  refused: Refused[];
  apart: Apart[];
  /** People who gave the same name and share no record: nobody is joined unasked. */
  sameName: { name: string; people: string[] }[];
  /** Ids of people who share records and whom nothing says to be one. */
  sharing: string[][];
}

/**
 * Every share is out of `answered`, so exact + near + discrepant + apart = answered, and
 * within1 = exact + near. "Not enough evidence" is an answer of its own: it is exact where the key
 * says the same, and `apart` where the key gives a level (and the other way round).
 */
export interface Counts {
  /** Answers asked for: people x criteria. */
  n: number;
  answered: number;
  /** Nothing chosen; never filled in. n = answered + gap. */
  gap: number;
  exact: Share;
  within1: Share;
  discrepant: Share;
  /** One side says "not enough evidence", the other gives a level. */
  apart: number;
  higher: number;
  lower: number;
  /** Answers that are levels on both sides, and the sum of given - key over them. */
  rated: number;
  gapSum: number;
  /** gapSum / rated; null where nothing is rated. Positive: higher than the key. */
  lean: number | null;
}

export interface CriterionFigures extends Counts {
  criterion: string;
  /** A level, `not_enough`, or null where several exercises are together. */
  key: string | null;
  accept: string[];
  /** By level id, `not_enough` and `gap`. */
  counts: Record<string, number>;
  /** Pairs of people who chose different answers, out of all pairs; independent of the key. */
  spread: Share;
}

export interface OverallFigures {
  /** Attempts whose answers decide an overall rating. */
  n: number;
  total: number;
  /** Same overall rating as from the key. */
  exact: Share;
  /** By rating id, and `open` where gaps leave it open. */
  counts: Record<string, number>;
  /** Null where several exercises are together. */
  key: string | null;
}

export interface Figures {
  standard: string;
  exercises: string[];
  /** Null: all classes together. */
  classId: string | null;
  /** People with a first attempt at one of the exercises. */
  people: number;
  /** First attempts; the same as `people` for one exercise. */
  n: number;
  /** Fewer than five people: counts only. */
  small: boolean;
  perCriterion: CriterionFigures[];
  /** Criterion ids, hardest first. */
  hardest: string[];
  overall: OverallFigures;
  /** All criteria together. */
  total: Counts;
  /** Chance-corrected figures over the answers that are levels on both sides. */
  pooled: Agreement;
}

export type TargetPart = "exact" | "discrepant" | "overall" | "lean";

export interface TargetFigures {
  /** few: fewer answers than the target asks for. */
  state: "few" | "met" | "notMet";
  n: number;
  minimum: number;
  failing: TargetPart[];
  /** What was looked at, each with the figures that the answer comes from. */
  measures: TargetMeasure[];
}

/** `count` of `of` beside the goal; for `lean` the sum of gaps over the answers rated. */
export interface TargetMeasure {
  part: TargetPart;
  met: boolean;
  count: number;
  of: number;
  /** A share, or a number over 1. */
  goal: { num: number; den: number };
  /** Dossiers whose overall rating is left open: they are in no share. */
  open: number;
}

/** people = met + notMet + few + none. */
export interface PersonsOnTarget {
  name: string;
  minimum: number;
  people: number;
  met: number;
  notMet: number;
  /** Fewer answers than the target asks for. */
  few: number;
  /** No dossier handed in. */
  none: number;
}

/** One scoring sheet as it was typed in: a digit for each criterion of the exercise. */
export interface Sheet {
  exercise: string;
  keyHash: string;
  sheet: string;
  digits: string;
  at: string;
}

/** Whose talk it was: the day in words, the class (empty: all), the dossier (empty: several). */
export interface DecisionSlot {
  held: string;
  classId: string;
  exercise: string;
  criterion: string;
}

/** What was agreed; empty where nothing was. */
export interface DecisionFields {
  level: string;
  /** The words that decided. */
  words: string;
  /** The sentence to take home. */
  lesson: string;
  /** The question for those above. */
  question: string;
}

export interface Decision extends DecisionSlot, DecisionFields {
  at: string;
}

/** What a level asks, as the page of its criterion says it. */
export interface LevelWords {
  summary: string;
  terms: string[];
}

/** A vote of a class: numbers, no names. `seen`: when it stood so; `asked` by the laptop's clock. */
export interface BoardVote {
  id: string;
  /** Code of the class. */
  code: string;
  className: string;
  source: string;
  title: string;
  text: string;
  options: string[];
  rounds: { round: number; open: boolean; phones: number[]; hands: number[] }[];
  asked: string;
  seen: string;
}

/** What a class, or all together (null), chose: voices by option, raised hands among them. */
export interface VoteOf {
  name: string | null;
  rounds: { round: number; counts: number[]; hands: number }[];
}

export interface VoteQuestion {
  title: string;
  text: string;
  options: string[];
  of: VoteOf[];
}

/** A saved board: what came in, not what was made of it. */
export interface BoardFile {
  format: "taphuan-board";
  version: 1;
  course: { id: string; version: string };
  savedAt: string;
  entries: Entry[];
  sheets: Sheet[];
  oneName: string[];
  /** Missing in boards of earlier versions. */
  words?: Omit<Words, "oneName">;
  /** Missing in boards saved before decisions were kept. */
  decisions?: Decision[];
  /** Missing in boards saved before votes were kept. */
  votes?: BoardVote[];
  /** For the certificates only; counted anew whenever the board is saved. */
  passing?: Passing;
}

/** Who has passed by the course's rule, as the board counted it. */
export interface Passing {
  rule: Target;
  people: { name: string; state: TargetFigures["state"] }[];
  /** People on the board without a name. */
  nameless: number;
}

declare global {
  var taphuanBoard:
    (Omit<BoardCourse, "standards" | "memory"> & { strings: Record<string, string> }) | undefined;
}

/** What the board now has, for whatever is made of it. */
export interface BoardNow extends Intake {
  course: BoardCourse;
  hideNames: boolean;
  decisions?: Decision[];
  votes?: BoardVote[];
}

/** The report's part of the page, as the board knows it. */
export interface ReportParts {
  refresh(): void;
}

/** Makes the report's buttons in `bar` and shows it in `view`, from what the board then has. */
export type MakeReport = (
  places: { bar: HTMLElement; view: HTMLElement },
  now: () => BoardNow,
) => ReportParts;
