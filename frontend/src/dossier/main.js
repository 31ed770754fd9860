/**
 * The script of a dossier's page. The form for the phrase comes first: a dossier that was handed in
 * asks for it at once.
 */

import "../exercise/unlock-key.js";
import "./score-dossier.js";
