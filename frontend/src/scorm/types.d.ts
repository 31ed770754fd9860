/** What a package for a learning platform knows of itself, and the platform's own interface. */

/** SCORM 1.2: every value is a text, every answer too. */
export interface ScormApi {
  LMSInitialize(empty: ""): unknown;
  LMSFinish(empty: ""): unknown;
  LMSGetValue(element: string): unknown;
  LMSSetValue(element: string, value: string): unknown;
  LMSCommit(empty: ""): unknown;
  LMSGetLastError(): unknown;
}

/** An exercise of the package's track; `items` names what is asked, in order. */
export interface PackageExercise {
  id: string;
  kind: string;
  standard: string;
  structureHash: string;
  keyHash: string;
  items: string[];
}

/** `window.taphuanPackage`: the page that opens first, and the exercises that count. */
export interface PackageData {
  launch: string;
  exercises: PackageExercise[];
}
