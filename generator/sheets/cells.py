"""What a workbook is to the rest: sheets of plain cells."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

HEAD_ROWS = 3
"""Keys (hidden), headings, help."""
META = "_taphuan"
LISTS = "_lists"
VERSION = "2"
NAMES = "~"
"""Head of the column that says in words what the ids stand for; nothing is read from it."""
NEW_ROWS = 30
"""Empty rows at the end of a sheet that takes new parts."""
LONGEST = 32_767
"""Letters that a cell of a spreadsheet can hold."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TURNING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_CORNER = re.compile(r"([A-Z]+)(\d+)")

CellKind = Literal["text", "number", "formula", "error"]


@dataclass(frozen=True)
class SheetCell:
    """One cell that is not empty."""

    name: str
    kind: CellKind
    text: str
    day: date | None = None
    """The day of a cell that holds a real date."""
    struck: bool = False
    """Whether its text is crossed out."""


@dataclass(frozen=True)
class Sheet:
    """One sheet: its rows of cells, by row and column counted from 1."""

    title: str
    cells: dict[tuple[int, int], SheetCell] = field(default_factory=dict)
    merged: tuple[str, ...] = ()
    hidden: frozenset[int] = frozenset()
    """Rows that are not shown, by a filter or by hand."""

    def text(self, row: int, column: int) -> str:
        cell = self.cells.get((row, column))
        return cell.text if cell else ""


def row_of(sheet: Sheet, expected: set[str]) -> int | None:
    """The first row that holds at least half of what is expected of a row of headings."""
    rows: dict[int, set[str]] = {}
    for (row, _column), cell in sheet.cells.items():
        rows.setdefault(row, set()).add(cell.text)
    return next((n for n in sorted(rows) if 2 * len(expected & rows[n]) >= len(expected)), None)


def fault_of(text: str) -> str:
    """Why a text cannot stand in a cell (`long`, `control`), or nothing."""
    if len(text) > LONGEST:
        return "long"
    return "control" if _CONTROL.search(text) else ""


def clean(text: str) -> str:
    """A text without the signs that XML forbids, for which office programs refuse a file, and
    without those that turn the direction of reading."""
    return _TURNING.sub("", _REFUSED.sub("", text))


def column_name(number: int) -> str:
    """The letters of a column: 1 is A, 28 is AB."""
    name = ""
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def corners(cells: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """Row and column of the first and the last cell of a range such as `B2:C4`."""
    found = [(int(row), _number(letters)) for letters, row in _CORNER.findall(cells)]
    return found[0], found[-1]


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
