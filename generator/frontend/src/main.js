/** The participant's script: starts every part of a page; one that fails stops no other. */

import { startPages } from "./pages.js";
import { defineRatingCalculator } from "./rating-calculator.js";

const PARTS = [defineRatingCalculator, startPages];

for (const start of PARTS) {
  try {
    start();
  } catch (error) {
    console.error(error);
  }
}
