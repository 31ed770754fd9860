"""The rating rule at work: what follows from the levels, what is still open, what would change it.

The page computes the same in JavaScript (`frontend/src/rating/`); both run the cases of
`tests/cases/rating/`.
"""

from generator.course.rating.changes import (
    Change,
    SingleChange,
    fewest_changes,
    hinges,
    single_changes,
)
from generator.course.rating.outcome import ConditionResult, Outcome, RatingStep, overall_rating
from generator.course.rating.reach import (
    count_outcomes,
    counted_whole,
    possible_ratings,
    uncovered,
    unreachable,
)

__all__ = [
    "Change",
    "ConditionResult",
    "Outcome",
    "RatingStep",
    "SingleChange",
    "count_outcomes",
    "counted_whole",
    "fewest_changes",
    "hinges",
    "overall_rating",
    "possible_ratings",
    "single_changes",
    "uncovered",
    "unreachable",
]
