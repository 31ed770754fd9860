"""The rule of a standard as plain numbers.

Every condition is one or more demands, and every demand has one shape: the weights of the levels
given must add up to at least `need`. "Ten criteria at tốt" weighs tốt 1 and all else 0; "at most
six below đạt" of 18 asks for twelve that are not below; points are weights as they stand. Where a
criterion may not apply, what is asked of "two thirds" or of a mean depends on how many do: then
each answer weighs by how far it lifts or lowers the whole, and one that does not apply by nothing.
"""

import math
from collections.abc import Callable, Iterable

from generator.course.model.rule import (
    Condition,
    CountOfCriteria,
    EachGroup,
    EachGroupMean,
    EveryCriterion,
    MeanPoints,
    NamedCriteria,
    NoMoreThan,
    OverallRating,
    PointsShare,
    ShareOfCriteria,
    TotalPoints,
)
from generator.course.model.standard import Criterion, Standard
from generator.course.rating.demands import (
    HUNDRED,
    Clause,
    Demand,
    Table,
    hundredths,
    share_parts,
)


def rule_table(standard: Standard) -> Table:
    """The rule of a standard as numbers; KeyError or ValueError when it names what is not there."""
    builder = _Builder(standard)
    ratings = standard.rating_rule.ratings
    return Table(
        criteria=tuple(c.id for c in standard.criteria),
        levels=standard.level_ids,
        choices=builder.choices,
        points=builder.points,
        factors=builder.factors,
        ratings=tuple(r.rating for r in ratings),
        clauses=tuple(builder.clauses(rating) for rating in ratings),
    )


Weigh = Callable[[int, int], int]
"""What an answer weighs: position of the criterion, index of the level."""


class _Builder:
    """Makes demands of conditions, for one standard."""

    def __init__(self, standard: Standard):
        self.standard = standard
        self.size = len(standard.criteria)
        self.absent = len(standard.scale)
        self.choices = tuple(self._choices(c) for c in standard.criteria)
        self.factors = tuple(hundredths(c.weight) for c in standard.criteria)
        self.points = tuple(
            tuple(factor * points for points in self._points(criterion))
            for criterion, factor in zip(standard.criteria, self.factors, strict=True)
        )

    def _choices(self, criterion: Criterion) -> tuple[int, ...]:
        own = tuple(self.standard.level_index(lv) for lv in self.standard.scale_of(criterion))
        return (*own, self.absent) if criterion.may_not_apply else own

    def _points(self, criterion: Criterion) -> tuple[int, ...]:
        points = {level.id: level.points or 0 for level in self.standard.scale} | criterion.points
        return tuple(hundredths(points[level]) for level in self.standard.level_ids)

    def clauses(self, rating: OverallRating) -> tuple[Clause, ...]:
        if rating.otherwise:
            return ()
        return tuple(self.clause(condition) for condition in rating.when)

    def clause(self, condition: Condition) -> Clause:
        match condition:
            case EveryCriterion():
                return self._all_of("every", condition.at_least, range(self.size))
            case NamedCriteria():
                ids = [c.id for c in self.standard.criteria]
                members = [ids.index(criterion) for criterion in condition.named]
                return self._all_of("named", condition.at_least, members)
            case ShareOfCriteria():
                level = self.standard.level_index(condition.at_least)
                demand = self._share(condition.share, level, range(self.size))
                return Clause("share", level, condition.share, (demand,))
            case CountOfCriteria():
                level = self.standard.level_index(condition.at_least)
                demand = self._demand(lambda _, lv: int(lv >= level), condition.count)
                return Clause("count", level, condition.count, (demand,))
            case NoMoreThan():
                return self._no_more_than(condition)
            case EachGroup():
                level = self.standard.level_index(condition.at_least)
                share = condition.each_group
                found = tuple(self._share(share, level, group) for group in self._groups())
                return Clause("each_group", level, share, found)
        return self._points_clause(condition)

    def _points_clause(
        self, condition: TotalPoints | PointsShare | MeanPoints | EachGroupMean
    ) -> Clause:
        match condition:
            case TotalPoints():
                need = hundredths(condition.total_points)
                demand = self._demand(lambda n, lv: self.points[n][lv], need * HUNDRED)
                return Clause("total_points", None, need, (demand,))
            case PointsShare():
                num, den = share_parts(condition.points_share)
                most = [max(self._own_points(n)) for n in range(self.size)]
                demand = self._demand(lambda n, lv: den * self.points[n][lv] - num * most[n], 0)
                return Clause("points_share", None, condition.points_share, (demand,))
            case MeanPoints():
                mean = hundredths(condition.mean_points)
                return Clause("mean_points", None, mean, (self._mean(mean, range(self.size)),))
            case EachGroupMean():
                mean = hundredths(condition.each_group_mean)
                found = tuple(self._mean(mean, group) for group in self._groups())
                return Clause("each_group_mean", None, mean, found)

    def _all_of(self, kind: str, level_id: str, members: Iterable[int]) -> Clause:
        level = self.standard.level_index(level_id)
        demand = self._demand(lambda _, lv: 0 if lv >= level else -1, 0, members)
        return Clause(kind, level, sum(demand.members), (demand,))

    def _no_more_than(self, condition: NoMoreThan) -> Clause:
        level, limit = self.standard.level_index(condition.below), condition.no_more_than
        if isinstance(limit, int):
            demand = self._demand(lambda _, lv: 0 if lv >= level else -1, -limit)
        else:
            num, den = share_parts(limit)
            demand = self._demand(lambda _, lv: num if lv >= level else num - den, 0)
        return Clause("no_more_than", level, limit, (demand,))

    def _share(self, share: str, level: int, members: Iterable[int]) -> Demand:
        num, den = share_parts(share)
        return self._demand(lambda _, lv: den - num if lv >= level else -num, 0, members)

    def _mean(self, mean: int, members: Iterable[int]) -> Demand:
        return self._demand(lambda n, lv: self.points[n][lv] - mean * self.factors[n], 0, members)

    def _groups(self) -> list[range]:
        groups, first = [], 0
        for group in self.standard.groups:
            groups.append(range(first, first + len(group.criteria)))
            first += len(group.criteria)
        return groups

    def _own_points(self, criterion: int) -> list[int]:
        choices = self.choices[criterion]
        return [self.points[criterion][choice] for choice in choices if choice != self.absent]

    def _demand(self, weigh: Weigh, need: int, members: Iterable[int] | None = None) -> Demand:
        """Weights lifted so that none is below 0, and divided by what they share."""
        chosen = frozenset(range(self.size) if members is None else members)
        rows: list[tuple[int, ...]] = []
        for n, choices in enumerate(self.choices):
            row = [0] * (self.absent + 1)
            if n in chosen:
                for choice in choices:
                    row[choice] = 0 if choice == self.absent else weigh(n, choice)
                least = min(row[choice] for choice in choices)
                row = [row[c] - least if c in choices else 0 for c in range(len(row))]
                need -= least
            rows.append(tuple(row))
        shared = math.gcd(*(weight for row in rows for weight in row)) or 1
        return Demand(
            members=tuple(n in chosen for n in range(self.size)),
            weights=tuple(tuple(weight // shared for weight in row) for row in rows),
            need=-(-need // shared),
        )
