/** The scripts of the class board and of the paper entry, in the trainer's output only. */

import "./class-board.js";
import "./paper-entry.js";
