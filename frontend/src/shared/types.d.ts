/**
 * What the page is given (made by generator/practice/standard_payload.py) and what the rating rule
 * makes of it.
 */

import type { StringKey } from "./string-keys";

/** A key of a string, or the shape of one that is put together: at least one key must fit it. */
export type KnownKey<K extends string> = [Extract<StringKey, K>] extends [never] ? never : K;

export interface Level {
  id: string;
  name: string;
  short: string;
  points?: number;
}

export interface Criterion {
  id: string;
  number: string;
  short: string;
  name: string;
  /** Index into `groups`. */
  group: number;
  pivotal: boolean;
  /** Indices of the levels that it uses; left out: all. */
  scale?: number[];
  /** Points of its own, by level of the standard. */
  points?: number[];
  /** Left out: 1. */
  weight?: number;
  mayNotApply?: boolean;
}

export interface Condition {
  kind:
    | "every"
    | "share"
    | "count"
    | "named"
    | "noMoreThan"
    | "eachGroup"
    | "totalPoints"
    | "pointsShare"
    | "meanPoints"
    | "eachGroupMean";
  /** Index into `levels`. */
  level?: number;
  num?: number;
  den?: number;
  count?: number;
  criteria?: string[];
}

export interface Rating {
  id: string;
  name: string;
  short: string;
  /** Index into `levels` of the level whose mark stands for this rating. */
  level?: number;
  citation?: string;
  /** All must hold; a rating without conditions is always met. */
  when: Condition[];
}

export interface Standard {
  id: string;
  short: string;
  structureHash: string;
  /** Lowest first. */
  levels: Level[];
  groups: { number: string; short: string }[];
  criteria: Criterion[];
  /** Best first. */
  ratings: Rating[];
  pivotalName?: string;
}

/** Level id by criterion id; a level that is missing, null or not of the scale is open. */
export type Levels = Record<string, string | null | undefined>;

/** true: certain; false: out of reach; null: open levels can still decide it. */
export type Verdict = boolean | null;

export interface ConditionResult {
  kind: Condition["kind"];
  level: string | null;
  /** Given levels only; for `noMoreThan` those below the level, for each group groups, else points. */
  have: number;
  need: number;
  met: Verdict;
  failing: string[];
}

/** The outcome; out of reach; still to be decided; a better one is certain. */
export type StepState = "met" | "missed" | "open" | "below";

export interface RatingStep {
  rating: string;
  /** Of its conditions alone. */
  met: Verdict;
  /** Of the rating as the outcome. */
  state: StepState;
  conditions: ConditionResult[];
}

export interface Outcome {
  rating: string | null;
  possible: string[];
  missing: string[];
  steps: RatingStep[];
}

export interface Change {
  criterion: string;
  fromLevel: string;
  toLevel: string;
}

export interface SingleChange extends Change {
  rating: string | null;
}

/** Weights by criterion and level, none below 0, and the sum that they must reach. */
export interface Demand {
  /** The criteria that it asks for. */
  members: boolean[];
  weights: number[][];
  need: number;
}

/** A condition as numbers. */
export interface Clause {
  kind: Condition["kind"];
  level: number | null;
  condition: Condition;
  demands: Demand[];
}

/** The rule of a standard as numbers. */
export interface Table {
  criteria: string[];
  levels: string[];
  /** The answers that each criterion can get; the number of levels stands for "does not apply". */
  choices: number[][];
  /** Hundredths of points by criterion and level, times the weight. */
  points: number[][];
  /** Weights in hundredths. */
  factors: number[];
  ratings: string[];
  clauses: Clause[][];
}

/** What each page knows: `assets/course.js` sets it before our scripts run. */
export interface Taphuan {
  course: { id: string; [key: string]: unknown };
  strings: Record<string, string>;
  /** By standard, the strings that it says in words of its own. */
  said?: Record<string, Record<string, string>>;
  standards: Record<string, Standard>;
}

declare global {
  var taphuan: Taphuan | undefined;
  /** The store of the learner in a package for learning platforms (scorm/page.js). */
  var taphuanStore: import("../store/practice-types").Store | undefined;
  /** What my results show of a person who did something (taphuan-own.js). */
  var taphuanOwn:
    | ((
        page: import("../results/results-page.js").MyResults,
        every: import("../store/practice-types").Attempt[],
        attempts: import("../store/practice-types").Attempt[],
      ) => void)
    | undefined;
  /** Makes Word and Excel of a plan (taphuan-plan-files.js). */
  var taphuanPlanFiles:
    | Record<"word" | "excel", (sheet: import("../plan/files.js").Sheet, made: Date) => Uint8Array>
    | undefined;
  /** What is said to a dossier that was handed in (taphuan-feedback.js). */
  var taphuanAfter: typeof import("../dossier/after.js").after | undefined;
  /** Reads a QR code out of a picture (taphuan-scan.js). */
  var taphuanDecode:
    ((picture: HTMLVideoElement | ImageBitmap, widths?: number[]) => string | null) | undefined;
  var taphuanPackage: import("../scorm/types").PackageData | undefined;
}
