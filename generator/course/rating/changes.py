"""What would change the overall rating: the fewest criteria to raise, and the single ones."""

from dataclasses import dataclass

from generator.course.model.standard import Standard
from generator.course.rating.demands import Levels, Table
from generator.course.rating.reach import MAX_STATES, lower, out_of_reach, reserve, winner_of
from generator.course.rating.table import rule_table

Complete = tuple[int, ...]
Plan = tuple[int, int, tuple[int, ...], tuple[int, ...]]
"""Criteria raised, level steps in all, their positions, their new levels: smaller is better."""


@dataclass(frozen=True)
class Change:
    """One criterion to raise."""

    criterion: str
    from_level: str
    to_level: str


@dataclass(frozen=True)
class SingleChange:
    """One criterion that alone, at another level, brings another rating (None: no rating)."""

    criterion: str
    from_level: str
    to_level: str
    rating: str | None


def fewest_changes(standard: Standard, levels: Levels, target: str) -> tuple[Change, ...] | None:
    """The fewest criteria to raise for an overall rating of at least `target`.

    Among those the smallest sum of level steps, then the earliest criteria. Empty when the rating
    is reached already; None when levels are open, no raising is enough, or the rule is too fine to
    look through all of them. What does not apply stays so. ValueError when
    `target` is not a rating of the rule.
    """
    table = rule_table(standard)
    if target not in table.ratings:
        raise ValueError(f"no rating of the rule: {target}")
    goal = table.ratings.index(target)
    now = _complete(table, levels)
    if now is None:
        return None
    plans = [_best_plan(table, number, now) for number in range(goal + 1)]
    best = min((plan for plan in plans if plan is not None), default=None)
    if best is None:
        return None
    return tuple(
        Change(table.criteria[position], table.levels[now[position]], table.levels[level])
        for position, level in zip(best[2], best[3], strict=True)
    )


def single_changes(standard: Standard, levels: Levels) -> tuple[SingleChange, ...]:
    """Every criterion and level whose change alone changes the rating; empty with open levels."""
    table = rule_table(standard)
    now = _complete(table, levels)
    if now is None:
        return ()
    before = winner_of(table, now)
    found: list[SingleChange] = []
    for position, criterion in enumerate(table.criteria):
        for level in table.choices[position]:
            if table.absent in (level, now[position]):
                continue
            after = winner_of(table, (*now[:position], level, *now[position + 1 :]))
            if after != before:
                ids = (table.levels[now[position]], table.levels[level])
                rating = None if after is None else table.ratings[after]
                found.append(SingleChange(criterion, *ids, rating))
    return tuple(found)


def hinges(standard: Standard, levels: Levels) -> tuple[str, ...]:
    """Criteria of which one level up or down changes the rating; empty with open levels."""
    own = {c.id: standard.scale_of(c) for c in standard.criteria}
    near = [
        change.criterion
        for change in single_changes(standard, levels)
        if _steps(own[change.criterion], change.from_level, change.to_level) in (-1, 1)
    ]
    return tuple(dict.fromkeys(near))


def _complete(table: Table, levels: Levels) -> Complete | None:
    given = table.given(levels)
    known = tuple(level for level in given if level is not None)
    return known if len(known) == len(given) else None


def _steps(scale: tuple[str, ...], lower_id: str, higher_id: str) -> int:
    return scale.index(higher_id) - scale.index(lower_id)


def _best_plan(table: Table, rating: int, now: Complete) -> Plan | None:
    """The best way to meet all conditions of one rating; None when there is none.

    Walks the criteria and keeps, for each state of what is still lacking, the best plan so far:
    whatever comes after costs two plans of the same state the same.
    """
    demands = table.demands(rating)
    reserves = [reserve(demand) for demand in demands]
    plans: dict[tuple[int, ...], Plan] = {tuple(max(0, d.need) for d in demands): (0, 0, (), ())}
    for position, current in enumerate(now):
        after: dict[tuple[int, ...], Plan] = {}
        for lacks, plan in plans.items():
            for steps, level in enumerate(_raised(table, position, current)):
                left = lower(lacks, demands, position, level)
                if out_of_reach(left, reserves, position + 1):
                    continue
                longer = _extend(plan, position, level, steps)
                if left not in after or longer < after[left]:
                    after[left] = longer
        if len(after) > MAX_STATES:
            return None
        plans = after
    return min(plans.values(), default=None)


def _raised(table: Table, position: int, current: int) -> tuple[int, ...]:
    """The level that a criterion has and those above it."""
    if current == table.absent:
        return (current,)
    return tuple(c for c in table.choices[position] if current <= c < table.absent)


def _extend(plan: Plan, position: int, level: int, steps: int) -> Plan:
    if not steps:
        return plan
    changed, total, positions, levels = plan
    return changed + 1, total + steps, (*positions, position), (*levels, level)
