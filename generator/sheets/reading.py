"""A workbook from outside, read with suspicion: nothing is run or fetched, sizes are bounded."""

import re
import zipfile
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from generator.course.caging import Refused as Refused
from generator.course.caging import read_caged
from generator.sheets.cells import CellKind, Sheet, SheetCell, corners

MAX_FILE = 10_000_000
MAX_UNPACKED = 80_000_000
MAX_PARTS = 500
MAX_ROWS = 20_000
MAX_COLUMNS = 60
MAX_SHEETS = 100
MAX_USED = 200_000
"""Cells that hold something, in all sheets."""
MAX_MERGED = 5_000
"""Merged ranges of a sheet; none may be larger than a sheet may be."""
_CHUNK = 1 << 16
_TAIL = 200
_MERGED = re.compile(
    rb"""mergeCell\b[^>]{0,100}?\bref\s*=\s*["']\$?([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})["']"""
)
_OLE = b"\xd0\xcf\x11\xe0"


def read_workbook(path: Path) -> dict[str, Sheet]:
    """Title -> sheet; Refused (X101, X102, X103, X118, X130, X131) for what is not a harmless
    workbook, or needs more time or memory than one ever needs.
    """
    try:
        size = path.stat().st_size
        with path.open("rb"):
            pass
    except OSError as error:
        raise Refused("X101", reason="missing") from error
    if size > MAX_FILE:
        raise Refused("X102", size=size, limit=MAX_FILE)
    return {
        title: Sheet(
            title,
            {(m, n): _cell(*cell) for m, n, *cell in cells},
            tuple(merged),
            frozenset(hidden),
        )
        for title, cells, merged, hidden in read_caged(f"{__name__}:read_in_cage", path, "X131")
    }


def _cell(name: str, kind: CellKind, text: str, day: str, struck: bool) -> SheetCell:
    """A cell as the cage hands it out: its day is a text there."""
    return SheetCell(name, kind, text, date.fromisoformat(day) if day else None, struck)


def read_in_cage(_path: str, raw: bytes) -> list[tuple[str, list[object], list[str], list[int]]]:
    """What happens in the cage: title, cells, merged ranges and hidden rows of every sheet."""
    return [
        (
            sheet.title,
            [
                (
                    *place,
                    cell.name,
                    cell.kind,
                    cell.text,
                    cell.day.isoformat() if cell.day else "",
                    cell.struck,
                )
                for place, cell in sheet.cells.items()
            ],
            list(sheet.merged),
            sorted(sheet.hidden),
        )
        for sheet in read_raw(raw)
    ]


def read_raw(raw: bytes) -> list[Sheet]:
    """The sheets of a workbook that is at hand; Refused as above. Without a cage: for files that
    we wrote ourselves, and inside it.
    """
    if raw.startswith(_OLE):
        raise Refused("X101", reason="old_or_encrypted")
    _look_inside(raw)
    try:
        book = load_workbook(BytesIO(raw), keep_links=False)
    except MemoryError:
        raise
    except Exception as error:  # a damaged file makes the library raise errors of any kind
        raise Refused("X101", reason="damaged") from error
    left = MAX_USED
    sheets = []
    for sheet in book.worksheets:
        sheets.append(_sheet(sheet))
        left -= len(sheets[-1].cells)
        if left < 0:
            raise Refused("X130", what="cells", limit=MAX_USED)
    return sheets


def _look_inside(raw: bytes) -> None:
    """Every part is unpacked once, piece by piece, before anyone believes its stated size."""
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            parts = archive.infolist()
            if "content.xml" in {part.filename for part in parts}:
                raise Refused("X101", reason="not_a_workbook")  # OpenDocument, a zip of XML too
            if len(parts) > MAX_PARTS:
                raise Refused("X102", size=len(parts), limit=MAX_PARTS)
            if sum("/worksheets/" in p.filename.lower() for p in parts) > 2 * MAX_SHEETS:
                raise Refused("X130", what="sheets", limit=MAX_SHEETS)
            left = MAX_UNPACKED
            for info in parts:
                left = _part(archive, info, left)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise Refused("X101", reason="not_a_workbook") from error
    except Exception as error:
        if isinstance(error, Refused):
            raise
        raise Refused("X101", reason="damaged") from error


def _part(archive: zipfile.ZipFile, info: zipfile.ZipInfo, left: int) -> int:
    name = info.filename.lower()
    if "vbaproject" in name or "/externallinks/" in name or "/activex/" in name:
        raise Refused("X103", part=info.filename)
    xml = name.endswith((".xml", ".rels", ".vml"))
    tail, merged = b"", 0
    with archive.open(info) as stream:
        while piece := stream.read(_CHUNK):
            left -= len(piece)
            if left < 0:
                raise Refused("X102", size=MAX_UNPACKED, limit=MAX_UNPACKED)
            both = tail + piece
            if xml and (b"<!DOCTYPE" in both or b"<!ENTITY" in both or b"\0" in piece):
                raise Refused("X103", part=info.filename)
            merged += _merged(both, len(tail)) if xml else 0
            if merged > MAX_MERGED:
                raise Refused("X130", what="merged", limit=MAX_MERGED)
            tail = both[-_TAIL:]
    return left


def _merged(piece: bytes, seen: int) -> int:
    """How many merged ranges end in a piece behind what was seen; Refused for one that is huge.

    The library makes a cell of its own for each cell of a range, before anyone can ask.
    """
    found = [match for match in _MERGED.finditer(piece) if match.end() > seen]
    for match in found:
        (top, left), (bottom, right) = corners(match[1].decode("ascii"))
        if max(top, bottom) > MAX_ROWS or max(left, right) > MAX_COLUMNS:
            raise Refused("X130", what="merged", limit=MAX_MERGED)
    return len(found)


def _sheet(sheet: Any) -> Sheet:
    if sheet.max_row > MAX_ROWS or sheet.max_column > MAX_COLUMNS:
        raise Refused("X118", sheet=sheet.title, rows=MAX_ROWS, columns=MAX_COLUMNS)
    cells = {}
    for row in sheet.iter_rows():
        for cell in row:
            if getattr(cell, "value", None) is not None:
                name = f"{sheet.title}!{cell.coordinate}"
                cells[(cell.row, cell.column)] = SheetCell(
                    name, _kind(cell), str(cell.value), _day(cell.value), _struck(cell)
                )
    merged = tuple(str(r) for r in sheet.merged_cells.ranges)
    hidden = frozenset(row for row, look in sheet.row_dimensions.items() if look.hidden)
    return Sheet(sheet.title, cells, merged, hidden)


def _struck(cell: Any) -> bool:
    return bool(cell.has_style and cell.font.strike)


def _day(value: Any) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None


def _kind(cell: Any) -> CellKind:
    if cell.data_type == "f":
        return "formula"
    if cell.data_type == "e":
        return "error"
    return "text" if isinstance(cell.value, str) else "number"
