/** The script of pages with questions (taphuan-questions.js), loaded after taphuan.js. */

import { define } from "../shared/dom.js";
import { BoundaryDrill, ChoiceSet, SpotFault } from "./kinds.js";

define("boundary-drill", BoundaryDrill);
define("choice-set", ChoiceSet);
define("spot-fault", SpotFault);
