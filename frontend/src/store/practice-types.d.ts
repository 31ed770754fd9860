/** What exercises are, what people answer, and what is kept of it (schemas/result.schema.json). */

export interface ExercisePublic {
  id: string;
  kind: string;
  title: string;
  standard: string;
  schoolLevel: string | null;
  structureHash: string;
  keyHash: string;
  minutes: number;
  locked: boolean;
  /** Dossiers: the criteria to rate, in order. */
  criteria?: string[];
  /** Dossiers: the papers, in order. */
  papers?: { id: string; title: string }[];
  [part: string]: unknown;
}

export interface DossierAnswerKey {
  level: string;
  accept: string[];
  decisive: string[];
}

export interface DossierReason {
  rationale: string;
  notHigher?: string;
  notLower?: string;
}

export interface DossierKey {
  answers: { ratings: Record<string, DossierAnswerKey>; faulty: string[] };
  reasons: { ratings: Record<string, DossierReason>; faults: Record<string, string> };
}

/** One answer to one thing asked: a criterion, a situation, a card, a step... */
export interface Answer {
  level?: string;
  bin?: string;
  fault?: string;
  rating?: string;
  option?: string;
  /** Place in an order, from 1; 0: left out. */
  place?: number;
  evidence?: string[];
  note?: string;
  flag?: boolean;
}

/** By the id of the thing asked; what is not answered is left out. */
export type Answers = Record<string, Answer>;

/** Counts only. What needs the key is left out while the key is locked. */
export interface Summary {
  items: number;
  answered: number;
  /** Exactly the key's answer, or one that the key accepts too. */
  right?: number;
  accepted?: number;
  near?: number;
  far?: number;
  /** Rows: the key's level; columns: the level given. */
  tally?: number[][];
  /** Levels above the key by criterion, where both sides give a level; 0: right or accepted. */
  gaps?: Record<string, number>;
  overall?: { given: string | null; key: string | null };
}

/** What an element says of an attempt when it hands it in. */
export interface AttemptMeta {
  exercise: string;
  kind: string;
  standard: string;
  structureHash: string;
  keyHash: string;
  startedAt?: string;
  /** `<exercise id>/<item id>` where single items are handed in one by one. */
  unit?: string;
  /** How many units the exercise has. */
  of?: number;
}

export interface Attempt extends AttemptMeta {
  id: string;
  /** 1 for the first try; counted anew whenever attempts are read. */
  number: number;
  answers: Answers;
  summary: Summary;
  startedAt: string;
  handedInAt: string;
  fingerprint: string;
  unlockedAt?: string;
}

export interface Draft {
  exercise: string;
  keyHash: string;
  answers: Answers;
  /** When each answer was last changed; a time without an answer: it was taken back then. */
  changed?: Record<string, string>;
  startedAt: string;
  savedAt: string;
}

export interface OpinionInput {
  page: string;
  title: string;
  kind: string;
  text: string;
}

export interface Opinion extends OpinionInput {
  id: string;
  at: string;
}

/** A line of the evidence plan of one's school: one thing that proves something of a criterion. */
export interface PlanRow {
  id: string;
  standard: string;
  track: string;
  criterion: string;
  /** The suggestion of the evidence guide that it was begun from. */
  entry?: string;
  what: string;
  /** Empty: nobody has looked yet. */
  state: "" | "have" | "part" | "missing";
  keeper: string;
  missing: string;
  /** A day, or empty. */
  by: string;
  /** When it was last changed. */
  at: string;
}

/** What every line of a portfolio has: the file of one's own that a fellow is to rate. */
interface OfCriterion {
  id: string;
  standard: string;
  track: string;
  criterion: string;
  /** When it was last changed. */
  at: string;
}

/** A paper of one's own school, in words: its name, never its picture. */
export interface PortfolioPaper extends OfCriterion {
  what: string;
  /** A kind of evidence (course/model/evidence.py), or empty. */
  kind: string;
  /** The day on the paper, or empty. */
  day: string;
  keeper: string;
}

/** The level that one gives oneself in a criterion, and what a fellow is asked to look at. */
export interface PortfolioClaim extends OfCriterion {
  level: string;
  ask: string;
}

/** What a fellow said of a criterion. */
export interface PortfolioSaid extends OfCriterion {
  who: string;
  level: string;
  note: string;
  /** Of each paper: its id and a fingerprint of its words. */
  papers: string[];
}

export type PortfolioLine = PortfolioPaper | PortfolioClaim | PortfolioSaid;

export interface Person {
  nickname?: string;
}

export interface ResultFile {
  format: "taphuan-result";
  version: 1 | 2 | 3 | 4;
  course: { id: string; version: string };
  savedAt: string;
  person: Person;
  attempts: Attempt[];
  drafts: Draft[];
  opinions: Opinion[];
  plan?: PlanRow[];
  portfolio?: PortfolioLine[];
  /** This is a portfolio on its way to a fellow or back, and nobody's results. */
  given?: true;
  /** Ids of opinions and of rows of the plan that the person took back. */
  removed?: string[];
}

/** Records that come from elsewhere: a file, a platform, a server. */
export type Records = Pick<
  ResultFile,
  "attempts" | "drafts" | "opinions" | "plan" | "portfolio" | "removed"
>;

export interface MergeReport {
  /** What was new. */
  attempts: number;
  drafts: number;
  opinions: number;
  plan: number;
  portfolio: number;
  nickname: boolean;
  /** What was here already. */
  known: number;
}

/**
 * ok: kept in the browser, for all pages; apart: kept, but each page has its own; blocked, full: kept
 * only until the page is closed.
 */
export type StoreStatus = "ok" | "apart" | "blocked" | "full";

type Unsaved<Line> = Omit<Line, "id" | "at"> & { id?: string };
export type NewLine = Unsaved<PortfolioPaper> | Unsaved<PortfolioClaim>;

export interface Store {
  readonly status: StoreStatus;
  onStatus(listener: (status: StoreStatus) => void): void;
  /** Whether something would be lost if the page were closed now. */
  readonly unsaved: boolean;
  /** Told after each change that this page makes. */
  onChange(listener: () => void): void;
  draft(exercise: string, keyHash: string): Draft | null;
  /**
   * Keeps what this tab changed since it last read or saved. Returns what is kept now, which the
   * tab must show: another may have changed or taken back what this one still shows.
   */
  saveDraft(exercise: string, keyHash: string, answers: Answers): Draft;
  /** Told when another tab saves this draft; null: when it was handed in or cleared there. */
  onDraft(exercise: string, keyHash: string, listener: (draft: Draft | null) => void): void;
  /** Oldest first; of one exercise, or all. */
  attempts(exercise?: string): Attempt[];
  handIn(meta: AttemptMeta, answers: Answers, summary: Summary): Attempt;
  markUnlocked(id: string, summary?: Summary): void;
  opinions(): Opinion[];
  saveOpinion(opinion: OpinionInput): Opinion;
  removeOpinion(id: string): void;
  /** Rows of the evidence plans of one's school, in a steady order. */
  plan(): PlanRow[];
  /** Keeps a new row, or what a row has become. */
  saveRow(row: Omit<PlanRow, "id" | "at"> & { id?: string }): PlanRow;
  /** Takes back a row of the plan, or a line of the portfolio. */
  removeRow(id: string): void;
  /** Lines of the portfolio, in a steady order. */
  portfolio(): PortfolioLine[];
  /** Keeps a new line, or what a line has become. */
  saveLine(line: NewLine): PortfolioLine;
  person(): Person;
  setPerson(person: Person): void;
  isDone(exercise: string): boolean;
  /**
   * Everything, to be saved as a file; the portfolio only where the person asks for it: nobody who
   * hands results over means to hand over that too.
   */
  toFile(withPortfolio?: boolean): ResultFile;
  /** Takes records in from elsewhere; nothing newer is lost, nothing taken back comes again. */
  take(records: Records): MergeReport;
  clear(): void;
}
