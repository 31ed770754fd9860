"""Which ratings the open levels can still bring, exactly, and how often each comes at all.

The criteria are walked one after the other. What matters of the levels so far is only how much
each condition still lacks, and not even that for a rating that is out of reach or stands below
one that is already certain. So answers by the billion fall into a few dozen states, those of a
rule with points into a few thousand. A rule with more of them is not walked: what is possible is
then given by bounds (never too few ratings), what is reachable by samples.
"""

import random
from collections.abc import Mapping
from itertools import accumulate

from generator.course.model.standard import Standard
from generator.course.rating.demands import Demand, Given, Levels, Table
from generator.course.rating.table import rule_table

Lacks = tuple[int, ...]
State = tuple[Lacks | None, ...]
"""What each rating still lacks, best rating first; None: out of reach; ends at a certain one."""

MAX_STATES = 2_000
"""What a phone walks through within a key press; the page counts to the same number, so that both
say the same."""

COUNTED_STATES = 4_000
"""What an author's check may walk through."""

SAMPLES = 20_000
"""Answers that stand for all of a rule that is not walked."""


class TooManyStates(Exception):
    """The rule is too fine to be counted answer by answer."""


def possible_ratings(standard: Standard, levels: Levels) -> tuple[str, ...]:
    """Exactly the ratings that some way to fill in the open levels brings, best first."""
    table = rule_table(standard)
    return possible_of(table, table.given(levels))


def possible_of(table: Table, given: Given) -> tuple[str, ...]:
    """The same for a rule as numbers."""
    try:
        found = {_winner(state) for state in _walk(table, given)}
    except TooManyStates:
        return _bounded(table, given)
    return tuple(rating for number, rating in enumerate(table.ratings) if number in found)


def bounds(table: Table, demand: Demand, given: Given) -> tuple[int, int]:
    """The least and the most that a demand's weights can still add up to."""
    least = most = 0
    for row, level, choices in zip(demand.weights, given, table.choices, strict=True):
        weights = [row[choice] for choice in choices] if level is None else [row[level]]
        least, most = least + min(weights), most + max(weights)
    return least, most


def _bounded(table: Table, given: Given) -> tuple[str, ...]:
    """Every rating whose conditions are each within reach, down to the first that is certain."""
    found: list[str] = []
    for number, rating in enumerate(table.ratings):
        reach = [(*bounds(table, d, given), d.need) for d in table.demands(number)]
        if all(most >= need for _, most, need in reach):
            found.append(rating)
        if all(least >= need for least, _, need in reach):
            break
    return tuple(found)


def count_outcomes(standard: Standard) -> Mapping[str, int]:
    """How many complete sets of levels get each rating; with `uncovered` they are all there are.

    TooManyStates where the rule is too fine for that.
    """
    table = rule_table(standard)
    counts = _counts(table)
    totals = dict.fromkeys(table.ratings, 0)
    for number, rating in enumerate(table.ratings):
        totals[rating] += counts.get(number, 0)
    return totals


def uncovered(standard: Standard) -> int:
    """How many complete sets of levels get no rating at all; 0 for a sound rule.

    Of a rule that is too fine to count, how many of the samples: 0 is certain where the last
    rating asks for nothing.
    """
    table = rule_table(standard)
    try:
        return _counts(table).get(None, 0)
    except TooManyStates:
        return 0 if not all(table.clauses) else _sampled(table).get(None, 0)


def unreachable(standard: Standard) -> tuple[str, ...]:
    """Ratings that no set of levels gets; of a rule that is too fine to count, no sample."""
    table = rule_table(standard)
    try:
        counts = _counts(table)
    except TooManyStates:
        counts = _sampled(table)
    return tuple(rating for number, rating in enumerate(table.ratings) if number not in counts)


def _counts(table: Table) -> dict[int | None, int]:
    counts: dict[int | None, int] = {}
    for state, ways in _walk(table, (None,) * len(table.criteria), COUNTED_STATES).items():
        number = _winner(state)
        counts[number] = counts.get(number, 0) + ways
    return counts


def counted_whole(standard: Standard) -> bool:
    """Whether every answer is counted, and nothing rests on samples."""
    try:
        _counts(rule_table(standard))
    except TooManyStates:
        return False
    return True


def _sampled(table: Table) -> dict[int | None, int]:
    """How many samples get each rating: from all low to all high, the same ones every time."""
    chance = random.Random(SAMPLES)
    counts: dict[int | None, int] = {}
    for _ in range(SAMPLES):
        lean = chance.random()
        given = tuple(_leaning(chance, choices, lean) for choices in table.choices)
        number = winner_of(table, given)
        counts[number] = counts.get(number, 0) + 1
    return counts


def _leaning(chance: random.Random, choices: tuple[int, ...], lean: float) -> int:
    place = chance.gauss(lean, 0.25) * len(choices)
    return choices[min(len(choices) - 1, max(0, int(place)))]


def winner_of(table: Table, given: Given) -> int | None:
    """The number of the rating that a complete set of levels gets."""
    for number in range(len(table.ratings)):
        if all(demand.sum(given) >= demand.need for demand in table.demands(number)):
            return number
    return None


def _winner(state: State) -> int | None:
    """Number of the rating that a finished walk ends at."""
    return len(state) - 1 if state and state[-1] is not None else None


def _walk(table: Table, given: Given, limit: int = MAX_STATES) -> dict[State, int]:
    """All states after the last criterion, with the number of ways that lead to each."""
    ladder = [table.demands(number) for number in range(len(table.ratings))]
    reserves = [[reserve(d) for d in demands] for demands in ladder]
    start: State = tuple(tuple(max(0, d.need) for d in demands) for demands in ladder)
    states = {_prune(start, reserves, 0): 1}
    for position, level in enumerate(given):
        choices = table.choices[position] if level is None else (level,)
        after: dict[State, int] = {}
        for state, ways in states.items():
            for choice in choices:
                lacking = _step(state, ladder, position, choice)
                key = _prune(lacking, reserves, position + 1)
                after[key] = after.get(key, 0) + ways
        if len(after) > limit:
            raise TooManyStates
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
