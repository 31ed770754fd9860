/** What a package for a learning platform knows of itself, and the platform's own interface. */

/** Every value is a text, every answer too; the names of the methods differ by standard. */
export type ScormApi = Record<string, (...values: string[]) => unknown>;

/** An exercise of the package; `items` names what is asked, in order. */
export interface PackageExercise {
  id: string;
  title: string;
  kind: string;
  standard: string;
  structureHash: string;
  keyHash: string;
  items: string[];
  /** Every choice that an answer can hold. */
  options: string[];
  /** Dossiers: the papers, in order. */
  papers: string[];
  /** Dossiers: the overall ratings. */
  ratings: string[];
  locked: boolean;
  /** Whether it makes the score and the completion: measures of before and after do not. */
  counts: boolean;
  /** By item the choices that count as right; empty while the key is locked. */
  right: Record<string, string[]>;
}

/** `window.taphuanPackage`. */
export interface PackageData {
  /** "1.2" or "2004". */
  scorm: string;
  /** The page that opens first. */
  launch: string;
  pages: string[];
  /** From which score on a person has passed; null: nobody is passed or failed. */
  passMark: number | null;
  exercises: PackageExercise[];
  words: Record<string, string>;
}

/** What the pages in the frame see of the page around them. */
export interface Lms {
  storage: Storage;
  prefix: string;
  newId: NewId | undefined;
  words: Record<string, string>;
  changed(): void;
  arrived(address: string): void;
  left(): void;
}

export type NewId = (attempt: { exercise: string; unit?: string; handedInAt: string }) => string;

declare global {
  /** Set by the page around the frame (scorm/main.js). */
  var taphuanLms: Lms | undefined;
}
