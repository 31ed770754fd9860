/** The script of pages with the rating calculator (taphuan-rating.js). */

import { defineRatingCalculator } from "./rating-calculator.js";

defineRatingCalculator();
