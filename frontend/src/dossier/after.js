/** What follows the form of a dossier, as the form asks for it once its script is there. */

import { showCheck } from "./check.js";
import { hintsAgain, showFeedback } from "./feedback.js";
import { showOwn } from "./own-work.js";

export const after = { showCheck, showFeedback, showOwn, hintsAgain };
