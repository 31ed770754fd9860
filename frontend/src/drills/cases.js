/** The script of pages with cases of the rating rule (taphuan-cases.js), loaded after taphuan.js. */

import { define } from "../shared/dom.js";
import { RuleCases } from "./rule-cases.js";

define("rule-cases", RuleCases);
