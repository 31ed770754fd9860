/** The script of pages with the rating calculator (taphuan-rating.js). */

import { defineRatingCalculator } from "./calculator.js";

defineRatingCalculator();
