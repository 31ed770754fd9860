"""Slips of a spreadsheet that are allowed but seldom meant: 30/02, dragged copies, swaps."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from generator.course.problems import Location, Problem
from generator.sheets.changes import Addition, Change
from generator.sheets.tables import part

_DAY = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")
_NUMBER = re.compile(r"\d+")
_LONG = 20
"""Letters from which two equal cells below each other are no chance."""


def warnings_of(changes: Sequence[Change], additions: Sequence[Addition] = ()) -> Iterator[Problem]:
    """What a person should look at once more before the cells are written."""
    for change in changes:
        yield from _impossible_days(change.cell, change.new)
    for addition in additions:
        for place, cell in addition.cells.items():
            value = part(addition.values, place)
            if isinstance(value, str):
                yield from _impossible_days(cell, value)
    yield from _dragged(changes)
    yield from _swapped(changes)


def _impossible_days(cell: str, text: str) -> Iterator[Problem]:
    for match in _DAY.finditer(text):
        try:
            date(int(match[3]), int(match[2]), int(match[1]))
        except ValueError:
            yield Problem("X120", Location(cell), {"found": match[0]}, "warning")


def _dragged(changes: Sequence[Change]) -> Iterator[Problem]:
    """The same text, or one with the next number, in cells below each other."""
    last: dict[str, tuple[int, Change]] = {}
    for change in changes:
        sheet, _mark, corner = change.cell.rpartition("!")
        letters, row = corner.rstrip("0123456789"), corner.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        if not row.isdigit():
            continue
        key = f"{sheet}!{letters}"
        before = last.get(key)
        if before and int(row) == before[0] + 1 and _copied(before[1].new, change.new):
            details = {"first": before[1].cell}
            yield Problem("X121", Location(change.cell), details, "warning")
        last[key] = (int(row), change)


def _copied(one: str, other: str) -> bool:
    same = _NUMBER.sub("0", one) == _NUMBER.sub("0", other)
    return same and (len(one) >= _LONG or (one != other and bool(_NUMBER.search(one))))


def _swapped(changes: Sequence[Change]) -> Iterator[Problem]:
    """Two cells of one part that have each other's old text: levels put in the wrong rows."""
    by_part: dict[tuple[object, ...], list[Change]] = defaultdict(list)
    for change in changes:
        if "levels" in change.place:
            at = change.place.index("levels")
            by_part[(change.file, *change.place[:at], change.place[-1])].append(change)
    for own in by_part.values():
        for n, change in enumerate(own):
            for other in own[n + 1 :]:
                if len(change.new) >= _LONG and (change.new, other.new) == (other.old, change.old):
                    details = {"first": change.cell}
                    yield Problem("X122", Location(other.cell), details, "warning")
