"""Levels of all criteria make one overall rating, with the reason for every step."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from generator.course.model.standard import Standard
from generator.course.rating import figures
from generator.course.rating.demands import Clause, Demand, Given, Levels, Table
from generator.course.rating.reach import bounds, possible_of
from generator.course.rating.table import rule_table

State = Literal["met", "missed", "open", "below"]
"""What may be said of a rating: it is the outcome, it is out of reach, open levels can still
decide it, or a better one is certain."""


@dataclass(frozen=True)
class ConditionResult:
    """One condition: how many there are and how many it needs.

    What both count: `figures`. `met` is None while it is open. `failing` names the criteria below
    the level when the condition is not (yet) met.
    """

    kind: str
    level: str | None
    have: figures.Figure
    need: figures.Figure
    met: bool | None
    failing: tuple[str, ...]


@dataclass(frozen=True)
class RatingStep:
    """One rating of the ladder.

    `met` is of its conditions alone, None while open levels can still decide them: a rating
    without conditions always meets them. `state` is of the rating as the outcome.
    """

    rating: str
    met: bool | None
    state: State
    conditions: tuple[ConditionResult, ...]


@dataclass(frozen=True)
class Outcome:
    """The overall rating, or None with the ratings still possible (best first)."""

    rating: str | None
    possible: tuple[str, ...]
    missing: tuple[str, ...]
    steps: tuple[RatingStep, ...]


def overall_rating(standard: Standard, levels: Levels) -> Outcome:
    """What the rule makes of these levels.

    `rating` is given for a complete set only, even when the open levels could not change it:
    a rating is never announced on an unfinished assessment. A complete set that no rating covers
    has neither rating nor possible ones. KeyError or ValueError for a rule that names what the
    standard does not have.
    """
    table = rule_table(standard)
    given = table.given(levels)
    missing = tuple(c for c, level in zip(table.criteria, given, strict=True) if level is None)
    possible = possible_of(table, given)
    return Outcome(
        rating=possible[0] if possible and not missing else None,
        possible=possible,
        missing=missing,
        steps=tuple(_step(table, n, given, possible) for n in range(len(table.ratings))),
    )


def _step(table: Table, number: int, given: Given, possible: Sequence[str]) -> RatingStep:
    conditions = tuple(_condition(table, clause, given) for clause in table.clauses[number])
    met = _all_met([c.met for c in conditions])
    return RatingStep(table.ratings[number], met, _state(table, number, met, possible), conditions)


def _state(table: Table, number: int, met: bool | None, possible: Sequence[str]) -> State:
    """Of ratings between possible ones nothing is certain but that conditions failed."""
    if table.ratings[number] in possible:
        return "met" if len(possible) == 1 else "open"
    places = [table.ratings.index(rating) for rating in possible]
    if not places or number < places[0]:
        return "missed"
    if number > places[-1]:
        return "below"
    return "missed" if met is False else "open"


def _condition(table: Table, clause: Clause, given: Given) -> ConditionResult:
    verdicts = [_met(table, demand, given) for demand in clause.demands]
    met = _all_met(verdicts)
    open_demands = [d for d, ok in zip(clause.demands, verdicts, strict=True) if not ok]
    return ConditionResult(
        kind=clause.kind,
        level=None if clause.level is None else table.levels[clause.level],
        have=figures.have(table, clause, given, verdicts),
        need=figures.need(table, clause, given),
        met=met,
        failing=() if met else _failing(table, clause, open_demands, given),
    )


def _failing(table: Table, clause: Clause, demands: list[Demand], given: Given) -> tuple[str, ...]:
    level = clause.level
    if level is None:
        return ()
    return tuple(
        criterion
        for number, criterion in enumerate(table.criteria)
        if (index := given[number]) is not None
        and index < level
        and any(demand.members[number] for demand in demands)
    )


def _met(table: Table, demand: Demand, given: Given) -> bool | None:
    """True when certain, False when out of reach, None while open."""
    least, most = bounds(table, demand, given)
    if least >= demand.need:
        return True
    return False if most < demand.need else None


def _all_met(verdicts: list[bool | None]) -> bool | None:
    if False in verdicts:
        return False
    return None if None in verdicts else True
