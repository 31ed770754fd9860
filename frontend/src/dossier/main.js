/** The script of a dossier's page; what opens a locked key is a script of its own before it. */

import "./score-dossier.js";
