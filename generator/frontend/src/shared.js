/**
 * What the scripts of single pages take from the script of all pages: build.mjs puts these names
 * in the place of the modules themselves, so that nothing is loaded twice.
 */

export { all, define, el, fill, levelMark, one, reveal } from "./dom.js";
export { announce, button, ExerciseElement, guard } from "./exercise-base.js";
export { canonical, fingerprint, hex } from "./fingerprint.js";
export { isAttempt, isDraft, isObject, isOpinion, isResultFile } from "./result-shape.js";
export { forgetAll, recall, remember, storageKey } from "./storage.js";
export { createStore, pageStore } from "./store.js";
export { attemptFingerprint, byTime, draftKey, numbered } from "./store-records.js";
export { format, t } from "./strings.js";
export { sha256 } from "@noble/hashes/sha2.js";
