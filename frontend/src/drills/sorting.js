/** The script of pages with cards to sort (taphuan-sorting.js), loaded after taphuan.js. */

import { define } from "../shared/dom.js";
import { SortCards } from "./sort-cards.js";

define("sort-cards", SortCards);
