/** The search, loaded when it is needed: the box with its results, and marks on the page found. */

import { openBox } from "./box.js";
import { markWords } from "./marks.js";

globalThis.taphuanFind = { openBox, markWords };
