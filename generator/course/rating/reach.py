"""Which ratings the open levels can still bring, exactly, and how often each comes at all.

The criteria are walked one after the other. What matters of the levels so far is only how much
each condition still lacks, and not even that for a rating that is out of reach or stands below
one that is already certain. So answers by the billion fall into a few dozen states.
"""

from collections.abc import Mapping
from itertools import accumulate

from generator.course.model.standard import Standard
from generator.course.rating.table import Demand, Given, Levels, Table, rule_table

Lacks = tuple[int, ...]
State = tuple[Lacks | None, ...]
"""What each rating still lacks, best rating first; None: out of reach; ends at a certain one."""


def possible_ratings(standard: Standard, levels: Levels) -> tuple[str, ...]:
    """Exactly the ratings that some way to fill in the open levels brings, best first."""
    table = rule_table(standard)
    return possible_of(table, table.given(levels))


def possible_of(table: Table, given: Given) -> tuple[str, ...]:
    """The same for a rule as numbers."""
    found = {_winner(state) for state in _walk(table, given)}
    return tuple(rating for number, rating in enumerate(table.ratings) if number in found)


def count_outcomes(standard: Standard) -> Mapping[str, int]:
    """How many complete sets of levels get each rating; with `uncovered` they sum to K**n."""
    table = rule_table(standard)
    counts = _counts(table)
    totals = dict.fromkeys(table.ratings, 0)
    for number, rating in enumerate(table.ratings):
        totals[rating] += counts.get(number, 0)
    return totals


def uncovered(standard: Standard) -> int:
    """How many complete sets of levels get no rating at all; 0 for a sound rule."""
    return _counts(rule_table(standard)).get(None, 0)


def unreachable(standard: Standard) -> tuple[str, ...]:
    """Ratings that no set of levels gets."""
    table = rule_table(standard)
    counts = _counts(table)
    return tuple(rating for number, rating in enumerate(table.ratings) if number not in counts)


def _counts(table: Table) -> dict[int | None, int]:
    counts: dict[int | None, int] = {}
    for state, ways in _walk(table, (None,) * len(table.criteria)).items():
        number = _winner(state)
        counts[number] = counts.get(number, 0) + ways
    return counts


def _winner(state: State) -> int | None:
    """Number of the rating that a finished walk ends at."""
    return len(state) - 1 if state and state[-1] is not None else None


def _walk(table: Table, given: Given) -> dict[State, int]:
    """All states after the last criterion, with the number of ways that lead to each."""
    ladder = [table.demands(number) for number in range(len(table.ratings))]
    reserves = [[reserve(d) for d in demands] for demands in ladder]
    start: State = tuple(tuple(max(0, d.need) for d in demands) for demands in ladder)
    states = {_prune(start, reserves, 0): 1}
    for position, level in enumerate(given):
        choices = range(len(table.levels)) if level is None else (level,)
        after: dict[State, int] = {}
        for state, ways in states.items():
            for choice in choices:
                lacking = _step(state, ladder, position, choice)
                key = _prune(lacking, reserves, position + 1)
                after[key] = after.get(key, 0) + ways
        states = after
    return states


def _step(state: State, ladder: list[tuple[Demand, ...]], position: int, choice: int) -> State:
    return tuple(
        None if lacks is None else lower(lacks, demands, position, choice)
        for lacks, demands in zip(state, ladder, strict=False)
    )


def _prune(state: State, reserves: list[list[list[int]]], position: int) -> State:
    kept: list[Lacks | None] = []
    for lacks, reserve_rows in zip(state, reserves, strict=False):
        if lacks is None or out_of_reach(lacks, reserve_rows, position):
            kept.append(None)
            continue
        kept.append(lacks)
        if not any(lacks):
            break
    return tuple(kept)


def reserve(demand: Demand) -> list[int]:
    """The most that the criteria from each position on can add to a demand."""
    best = [max(row) for row in demand.weights]
    return [*accumulate(reversed(best), initial=0)][::-1]


def lower(lacks: Lacks, demands: tuple[Demand, ...], position: int, level: int) -> Lacks:
    """What is lacking after a criterion got a level."""
    return tuple(
        max(0, lack - demand.weights[position][level])
        for lack, demand in zip(lacks, demands, strict=True)
    )


def out_of_reach(lacks: Lacks, reserves: list[list[int]], position: int) -> bool:
    """Whether the criteria from `position` on cannot fill what is lacking."""
    return any(lack > row[position] for lack, row in zip(lacks, reserves, strict=True))
