"""What a workbook is to the rest: sheets of plain cells."""

import re
from dataclasses import dataclass, field
from typing import Literal

HEAD_ROWS = 3
"""Keys (hidden), headings, help."""
META = "_taphuan"
LISTS = "_lists"
VERSION = "1"
NEW_ROWS = 30
"""Empty rows at the end of a sheet that takes new parts."""
LONGEST = 32_767
"""Letters that a cell of a spreadsheet can hold."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

CellKind = Literal["text", "number", "formula", "error"]


@dataclass(frozen=True)
class SheetCell:
    """One cell that is not empty."""

    name: str
    kind: CellKind
    text: str


@dataclass(frozen=True)
class Sheet:
    """One sheet: its rows of cells, by row and column counted from 1."""

    title: str
    cells: dict[tuple[int, int], SheetCell] = field(default_factory=dict)
    merged: tuple[str, ...] = ()

    def text(self, row: int, column: int) -> str:
        cell = self.cells.get((row, column))
        return cell.text if cell else ""


def fault_of(text: str) -> str:
    """Why a text cannot stand in a cell (`long`, `control`), or nothing."""
    if len(text) > LONGEST:
        return "long"
    return "control" if _CONTROL.search(text) else ""
