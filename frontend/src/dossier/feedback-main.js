/** The script taphuan-feedback.js: what is said after handing in; loaded when it is near. */

import { showFeedback } from "./feedback.js";

Object.assign(globalThis, { taphuanFeedback: showFeedback });
