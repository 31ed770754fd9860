"""The rule of a standard as plain numbers.

Every condition is one or more demands, and every demand has one shape: the weights of the levels
given must add up to at least `need`. "Ten criteria at tốt" weighs tốt 1 and all else 0; "at most
six below đạt" of 18 asks for twelve that are not below; points are weights as they stand.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.course.model.rule import (
    Condition,
    CountOfCriteria,
    EachGroup,
    EveryCriterion,
    NamedCriteria,
    NoMoreThan,
    OverallRating,
    ShareOfCriteria,
    TotalPoints,
)
from generator.course.model.standard import Standard

Levels = Mapping[str, str | None]
"""Level id of each criterion id; a level that is missing, None or not of the scale is open."""

Given = tuple[int | None, ...]
"""The same by position: index of the level, None where it is open."""


@dataclass(frozen=True)
class Demand:
    """Weights by criterion and level, and the sum that they must reach."""

    weights: tuple[tuple[int, ...], ...]
    need: int

    def sum(self, given: Given) -> int:
        """What the levels given add up to; an open one adds nothing."""
        rows = zip(self.weights, given, strict=True)
        return sum(row[level] for row, level in rows if level is not None)


@dataclass(frozen=True)
class Clause:
    """A condition as numbers: its demands, and the limit that people read."""

    kind: str
    level: int | None
    limit: int
    demands: tuple[Demand, ...]


@dataclass(frozen=True)
class Table:
    """All ratings, best first, each with its clauses; one without clauses is always met."""

    criteria: tuple[str, ...]
    levels: tuple[str, ...]
    ratings: tuple[str, ...]
    clauses: tuple[tuple[Clause, ...], ...]

    def given(self, levels: Levels) -> Given:
        """Level indices in the order of the criteria."""
        index = {level: number for number, level in enumerate(self.levels)}
        return tuple(index.get(levels.get(c) or "") for c in self.criteria)

    def demands(self, rating: int) -> tuple[Demand, ...]:
        """Everything that one rating asks for."""
        return tuple(d for clause in self.clauses[rating] for d in clause.demands)


def share_of(share: str, total: int) -> int:
    """How many of `total` a share asks for, rounded up: 2/3 of 15 is 10, of 16 is 11."""
    numerator, denominator = _parts(share)
    return -(-numerator * total // denominator)


def at_most(limit: str | int, total: int) -> int:
    """How many of `total` a limit allows, rounded down: 1/3 of 18 is 6, of 17 is 5."""
    if isinstance(limit, int):
        return limit
    numerator, denominator = _parts(limit)
    return numerator * total // denominator


def rule_table(standard: Standard) -> Table:
    """The rule of a standard as numbers; KeyError or ValueError when it names what is not there."""
    ratings = standard.rating_rule.ratings
    return Table(
        criteria=tuple(c.id for c in standard.criteria),
        levels=standard.level_ids,
        ratings=tuple(r.rating for r in ratings),
        clauses=tuple(_clauses(standard, rating) for rating in ratings),
    )


def _clauses(standard: Standard, rating: OverallRating) -> tuple[Clause, ...]:
    if rating.otherwise:
        return ()
    return tuple(_clause(standard, condition) for condition in rating.when)


def _clause(standard: Standard, condition: Condition) -> Clause:
    total = len(standard.criteria)
    match condition:
        case EveryCriterion():
            return _counted(standard, "every", condition.at_least, total)
        case ShareOfCriteria():
            need = share_of(condition.share, total)
            return _counted(standard, "share", condition.at_least, need)
        case CountOfCriteria():
            return _counted(standard, "count", condition.at_least, condition.count)
        case NamedCriteria():
            return _named(standard, condition)
        case NoMoreThan():
            limit = at_most(condition.no_more_than, total)
            level = standard.level_index(condition.below)
            demand = _reaching(standard, range(total), level, total - limit)
            return Clause("no_more_than", level, limit, (demand,))
        case EachGroup():
            return _each_group(standard, condition)
        case TotalPoints():
            return _points(standard, condition)


def _counted(standard: Standard, kind: str, level_id: str, need: int) -> Clause:
    level = standard.level_index(level_id)
    demand = _reaching(standard, range(len(standard.criteria)), level, need)
    return Clause(kind, level, need, (demand,))


def _named(standard: Standard, condition: NamedCriteria) -> Clause:
    ids = [c.id for c in standard.criteria]
    members = {ids.index(criterion) for criterion in condition.named}
    level = standard.level_index(condition.at_least)
    demand = _reaching(standard, members, level, len(members))
    return Clause("named", level, len(members), (demand,))


def _each_group(standard: Standard, condition: EachGroup) -> Clause:
    level = standard.level_index(condition.at_least)
    demands: list[Demand] = []
    first = 0
    for group in standard.groups:
        size = len(group.criteria)
        need = share_of(condition.each_group, size)
        demands.append(_reaching(standard, range(first, first + size), level, need))
        first += size
    return Clause("each_group", level, len(demands), tuple(demands))


def _points(standard: Standard, condition: TotalPoints) -> Clause:
    row = tuple(level.points or 0 for level in standard.scale)
    demand = Demand((row,) * len(standard.criteria), condition.total_points)
    return Clause("total_points", None, condition.total_points, (demand,))


def _reaching(standard: Standard, members: Iterable[int], level: int, need: int) -> Demand:
    counts = tuple(int(index >= level) for index in range(len(standard.scale)))
    nothing = (0,) * len(counts)
    chosen = frozenset(members)
    rows = (counts if n in chosen else nothing for n in range(len(standard.criteria)))
    return Demand(tuple(rows), need)


def _parts(share: str) -> tuple[int, int]:
    numerator, denominator = share.split("/")
    return int(numerator), int(denominator)
