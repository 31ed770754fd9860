/** The scripts of the class board and of the paper entry, in the trainer's output only. */

import "./board/class-board.js";
import "./board/paper-entry.js";
