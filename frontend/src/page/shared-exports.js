/**
 * What the scripts of single pages take from the script of all pages: build.mjs puts these names
 * in the place of the modules themselves, so that nothing is loaded twice.
 */

import { sha256 } from "@noble/hashes/sha2.js";

import { all, define, el, fill, levelMark, one, promote, reveal } from "../shared/dom.js";
import { announce, button, ExerciseElement, guard } from "../exercise/element.js";
import { canonical, fingerprint, hex } from "../shared/fingerprint.js";
import {
  isAttempt,
  isDraft,
  isObject,
  isOpinion,
  isPlanRow,
  isPortfolioLine,
  isResultFile,
} from "../store/result-shape.js";
import { keeping, keptStorage, SHARED, settleKeeping, whenKept } from "../shared/keeping.js";
import { ASSETS, load } from "../shared/loading.js";
import { forgetAll, recall, remember, storageKey } from "../shared/storage.js";
import { pageStore } from "../store/store.js";
import { attemptFingerprint, byTime, draftKey, numbered } from "../store/store-records.js";
import { format, t } from "../shared/strings.js";

/** Read by build.mjs from the imports above; a name that is missing here is an unused import. */
export const shared = {
  all,
  ASSETS,
  announce,
  attemptFingerprint,
  button,
  byTime,
  canonical,
  define,
  draftKey,
  el,
  ExerciseElement,
  fill,
  fingerprint,
  forgetAll,
  format,
  guard,
  hex,
  isAttempt,
  isDraft,
  isObject,
  isOpinion,
  isPlanRow,
  isPortfolioLine,
  isResultFile,
  keeping,
  keptStorage,
  levelMark,
  load,
  numbered,
  one,
  pageStore,
  promote,
  recall,
  remember,
  reveal,
  settleKeeping,
  sha256,
  SHARED,
  storageKey,
  t,
  whenKept,
};
