/**
 * The rating rule at work: what follows from the levels, what is still open, what would change it.
 * The same functions as generator/course/rating/ in Python; both run the cases of tests/cases/rating/.
 */

export { fewestChanges, hinges, singleChanges, stepsOf } from "./changes.js";
export { completeRating, overallRating } from "./outcome.js";
export { possibleRatings } from "./reach.js";
export { NOT_APPLICABLE, ruleTable, scaleOf } from "./table.js";
