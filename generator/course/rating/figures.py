"""What people read of a condition: how much there is, and how much it takes.

Points are shown with two decimals at most, what there is rounded down and what it takes rounded up:
a mean that misses its mark by a hair is never shown as having reached it.
"""

from generator.course.rating.demands import (
    HUNDRED,
    Clause,
    Given,
    Table,
    at_most,
    share_of,
    share_parts,
)

Figure = int | float


def have(table: Table, clause: Clause, given: Given, verdicts: list[bool | None]) -> Figure:
    """Given levels only. `no_more_than` counts those below its level, conditions on each group
    count groups, conditions on points give points or their mean."""
    if clause.kind.startswith("each_group"):
        return sum(verdict is True for verdict in verdicts)
    level = clause.level
    if level is not None:
        below = clause.kind == "no_more_than"
        members = clause.demands[0].members
        at = [g for g, member in zip(given, members, strict=True) if member and g is not None]
        return sum((g < level) == below for g in at if g != table.absent)
    applying = _applying(table, given, opened=False)
    total = sum(table.points[n][given[n] or 0] for n in applying)
    if clause.kind == "mean_points":
        return _down(total, sum(table.factors[n] for n in applying))
    return _down(total, HUNDRED)


def need(table: Table, clause: Clause, given: Given) -> Figure:
    """How much of it; of shares, what they are of the criteria that apply (an open one does)."""
    members = clause.demands[0].members
    size = sum(m and g != table.absent for m, g in zip(members, given, strict=True))
    match clause.kind, clause.limit:
        case (("each_group" | "each_group_mean"), _):
            return len(clause.demands)
        case (("every" | "named"), _):
            return size
        case "share", str(share):
            return share_of(share, size)
        case "no_more_than", limit:
            return at_most(limit, size)
        case "points_share", str(share):
            num, den = share_parts(share)
            most = sum(table.most(n) for n in _applying(table, given, opened=True))
            return -_down(-num * most, den * HUNDRED)
        case "count", int(limit):
            return limit
        case _, int(limit):
            return _number(limit)
    raise ValueError(f"no figures for {clause.kind}")


def _applying(table: Table, given: Given, opened: bool) -> list[int]:
    """Positions of the criteria that have a level, or may still get one."""
    return [n for n, g in enumerate(given) if g != table.absent and (opened or g is not None)]


def _down(dividend: int, divisor: int) -> Figure:
    """The quotient of hundredths, as a number with two decimals that is never too large."""
    return _number(dividend // divisor) if divisor else 0


def _number(hundredths: int) -> Figure:
    return hundredths / HUNDRED if hundredths % HUNDRED else hundredths // HUNDRED
