"""The shape of a rule as plain numbers: demands, clauses, and the table of all ratings."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.course.model.exercise import NOT_APPLICABLE

Levels = Mapping[str, str | None]
"""Level id of each criterion id; a level that is missing, None or not of the scale is open."""

Given = tuple[int | None, ...]
"""The same by position: index of the level, the number of levels where a criterion does not apply,
None where it is open."""

HUNDRED = 100
"""Points and weights are counted in hundredths, so that both languages count alike."""


@dataclass(frozen=True)
class Demand:
    """Weights by criterion and level, none below 0, and the sum that they must reach.

    `members` are the criteria that it asks for.
    """

    members: tuple[bool, ...]
    weights: tuple[tuple[int, ...], ...]
    need: int

    def sum(self, given: Given) -> int:
        """What the levels given add up to; an open one adds nothing."""
        rows = zip(self.weights, given, strict=True)
        return sum(row[level] for row, level in rows if level is not None)


@dataclass(frozen=True)
class Clause:
    """A condition as numbers: its demands, and the limit as the condition states it."""

    kind: str
    level: int | None
    limit: str | int
    """A share, a number of criteria, or hundredths of points."""
    demands: tuple[Demand, ...]


@dataclass(frozen=True)
class Table:
    """All ratings, best first, each with its clauses; one without clauses is always met."""

    criteria: tuple[str, ...]
    levels: tuple[str, ...]
    choices: tuple[tuple[int, ...], ...]
    """The answers that each criterion can get, as `Given` counts them."""
    points: tuple[tuple[int, ...], ...]
    """Hundredths by criterion and level, times the criterion's weight in hundredths."""
    factors: tuple[int, ...]
    """The weights, in hundredths."""
    ratings: tuple[str, ...]
    clauses: tuple[tuple[Clause, ...], ...]

    @property
    def absent(self) -> int:
        """The index of "does not apply"."""
        return len(self.levels)

    def most(self, criterion: int) -> int:
        """The most points that a criterion can bring."""
        choices = self.choices[criterion]
        return max(self.points[criterion][c] for c in choices if c != self.absent)

    def given(self, levels: Levels) -> Given:
        """Level indices in the order of the criteria."""
        index = {level: number for number, level in enumerate(self.levels)}
        index[NOT_APPLICABLE] = self.absent
        found = (index.get(levels.get(c) or "") for c in self.criteria)
        return tuple(
            number if number in choices else None
            for number, choices in zip(found, self.choices, strict=True)
        )

    def demands(self, rating: int) -> tuple[Demand, ...]:
        """Everything that one rating asks for."""
        return tuple(d for clause in self.clauses[rating] for d in clause.demands)


def share_of(share: str, total: int) -> int:
    """How many of `total` a share asks for, rounded up: 2/3 of 15 is 10, of 16 is 11."""
    numerator, denominator = share_parts(share)
    return -(-numerator * total // denominator)


def at_most(limit: str | int, total: int) -> int:
    """How many of `total` a limit allows, rounded down: 1/3 of 18 is 6, of 17 is 5."""
    if isinstance(limit, int):
        return limit
    numerator, denominator = share_parts(limit)
    return numerator * total // denominator


def share_parts(share: str) -> tuple[int, int]:
    """Numerator and denominator."""
    numerator, denominator = share.split("/")
    return int(numerator), int(denominator)


def hundredths(value: float) -> int:
    """2.5 is 250; the checks refuse a third decimal."""
    return round(value * HUNDRED)
