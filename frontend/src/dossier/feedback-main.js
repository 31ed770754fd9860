/** The script taphuan-feedback.js: what follows the form of a dossier; loaded when it is near. */

import { after } from "./after.js";

Object.assign(globalThis, { taphuanAfter: after });
