"""Finds the headings of a list: which column says what. What is not understood is not guessed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from generator.locale import Locale
from generator.sheets.cells import Sheet, column_name, corners
from generator.sheets.people.records import Options, folded, plain, words
from generator.sheets.reading import Refused

HEADING_ROWS = 15
"""So far down a list is looked through for its headings: letters and titles stand above them."""

Column = Literal[
    "number", "full", "family", "middle", "given", "birth", "role", "unit", "group",
    "present", "morning", "afternoon", "result", "other",
]  # fmt: skip
COLUMNS: tuple[Column, ...] = get_args(Column)
NAMES: frozenset[Column] = frozenset({"full", "given"})
MARKS: tuple[Column, ...] = ("present", "morning", "afternoon")


@dataclass(frozen=True)
class Layout:
    """Where a sheet has its headings (`row`), its first line of people, and each column."""

    row: int
    first: int
    columns: dict[Column, int]


def layout_of(sheet: Sheet, locale: Locale, options: Options) -> Layout | None:
    """The layout of a sheet; None when no row has a heading for names.

    Refused: D112 for a heading that is not understood, and for one that stands twice.
    """
    known: dict[str, Column] = {w: c for c in COLUMNS for w in words(locale, f"heading.{c}")}
    for row in range(1, HEADING_ROWS + 1):
        own = {at: cell.text for (r, at), cell in sheet.cells.items() if r == row}
        found = {at: known.get(folded(text)) for at, text in own.items()}
        if NAMES & set(found.values()) and len(found) > sum(1 for c in found.values() if not c):
            return _layout(sheet, row, known, locale, options)
    return None


def _layout(
    sheet: Sheet, row: int, known: dict[str, Column], locale: Locale, options: Options
) -> Layout:
    texts, below = _headings(sheet, row, known)
    last = row + below
    skip = {folded(word) for word in options.skip}
    columns: dict[Column, int] = {}
    strange: list[str] = []
    for at in sorted({c for r, c in sheet.cells if r >= row} | set(texts)):
        text = texts.get(at, "")
        column = known.get(folded(text)) if text else _beside(sheet, row, at, columns)
        name = f"{column_name(at)}{row}"
        if folded(text or name) in skip or column == "other":
            continue
        if column is None and _filled(sheet, last, at):
            strange.append(f"{name} “{plain(text)[:40] or locale.text('people.blank')}”")
        elif column is not None and column in columns:
            strange.append(f"{name} “{plain(text)[:40]}” (2)")
        elif column is not None:
            columns[column] = at
    if strange:
        raise Refused("D112", sheet=sheet.title, headings=", ".join(strange))
    return Layout(row, last + 1, columns)


def _headings(sheet: Sheet, row: int, known: dict[str, Column]) -> tuple[dict[int, str], int]:
    """The text over each column, and how many more rows the headings take: under a heading that
    is joined over several columns, the next row may say which is which."""
    texts = {at: cell.text for (r, at), cell in sheet.cells.items() if r == row and cell.text}
    spans = [(left, right) for left, right in _joined(sheet, row) if right > left]
    under = {
        at: sheet.text(row + 1, at)
        for left, right in spans
        for at in range(left, right + 1)
        if sheet.text(row + 1, at)
    }
    if not under or not all(folded(text) in known for text in under.values()):
        return texts, 0
    return {**{at: t for at, t in texts.items() if at not in under}, **under}, 1


def _joined(sheet: Sheet, row: int) -> Iterator[tuple[int, int]]:
    """First and last column of each joined range that begins in a row."""
    for joined in sheet.merged:
        (top, left), (_, right) = corners(joined)
        if top == row:
            yield left, right


def _beside(sheet: Sheet, row: int, at: int, columns: dict[Column, int]) -> Column | None:
    """A column without a heading of its own, under the joined heading of the names."""
    for left, right in _joined(sheet, row):
        if left < at <= right and columns.get("full") == left and right == left + 1:
            return "given"
    return None


def _filled(sheet: Sheet, last: int, at: int) -> bool:
    return any(r > last and c == at and plain(cell.text) for (r, c), cell in sheet.cells.items())


def looks_like_list(sheet: Sheet) -> bool:
    """Whether a sheet holds lines of several cells, which may be people."""
    rows = [row for row, _ in sheet.cells]
    return sum(rows.count(row) > 1 for row in set(rows)) > 1


NUMBER = re.compile(r"\d+(\.0)?\.?$")
"""What stands in the column of numbers before a person."""
