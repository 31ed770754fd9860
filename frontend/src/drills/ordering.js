/** The script of pages with steps to order (taphuan-ordering.js), loaded after taphuan.js. */

import { define } from "../shared/dom.js";
import { OrderSteps } from "./order-steps.js";

define("order-steps", OrderSteps);
