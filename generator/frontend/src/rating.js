/**
 * The rating rule at work: what follows from the levels, what is still open, what would change it.
 * The same functions as generator/rating/ in Python; both run the cases of tests/cases/rating/.
 */

export { fewestChanges, hinges, singleChanges } from "./rating/changes.js";
export { completeRating, overallRating } from "./rating/outcome.js";
export { possibleRatings } from "./rating/reach.js";
