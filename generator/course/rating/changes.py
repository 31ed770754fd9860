"""What would change the overall rating: the fewest criteria to raise, and the single ones."""

from dataclasses import dataclass

from generator.course.model.standard import Standard
from generator.course.rating.reach import lower, out_of_reach, reserve
from generator.course.rating.table import Levels, Table, rule_table

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
    is reached already; None when levels are open or no raising is enough. ValueError when
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
    before = _rating(table, now)
    found: list[SingleChange] = []
    for position, criterion in enumerate(table.criteria):
        for level, level_id in enumerate(table.levels):
            after = _rating(table, (*now[:position], level, *now[position + 1 :]))
            if after != before:
                found.append(SingleChange(criterion, table.levels[now[position]], level_id, after))
    return tuple(found)


def hinges(standard: Standard, levels: Levels) -> tuple[str, ...]:
    """Criteria of which one level up or down changes the rating; empty with open levels."""
    order = standard.level_ids
    near = [
        change.criterion
        for change in single_changes(standard, levels)
        if abs(order.index(change.to_level) - order.index(change.from_level)) == 1
    ]
    return tuple(dict.fromkeys(near))


def _complete(table: Table, levels: Levels) -> Complete | None:
    given = table.given(levels)
    known = tuple(level for level in given if level is not None)
    return known if len(known) == len(given) else None


def _rating(table: Table, now: Complete) -> str | None:
    for number, rating in enumerate(table.ratings):
        if all(demand.sum(now) >= demand.need for demand in table.demands(number)):
            return rating
    return None


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
            for level in range(current, len(table.levels)):
                left = lower(lacks, demands, position, level)
                if out_of_reach(left, reserves, position + 1):
                    continue
                longer = _extend(plan, position, level, level - current)
                if left not in after or longer < after[left]:
                    after[left] = longer
        plans = after
    return min(plans.values(), default=None)


def _extend(plan: Plan, position: int, level: int, steps: int) -> Plan:
    if not steps:
        return plan
    changed, total, positions, levels = plan
    return changed + 1, total + steps, (*positions, position), (*levels, level)
