/** The script of handing results over and of another person at this device: loaded when wanted. */

import "./hand-over.js";
import "./other-people.js";
