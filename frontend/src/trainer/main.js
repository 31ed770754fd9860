/**
 * The scripts of the class board and of the paper entry, in the trainer's output only. The board
 * gets its report from here: the report reads the board's figures, and the board knows no report.
 */

import { defineClassBoard } from "../board/class-board.js";
import "../board/paper-entry.js";
import { ReportBar } from "../report/actions.js";

defineClassBoard((places, input) => new ReportBar(places, input));
