/** The script of pages with cards to sort (taphuan-sorting.js), loaded after taphuan.js. */

import { define } from "../dom.js";
import { SortCards } from "./sort-cards.js";

define("sort-cards", SortCards);
