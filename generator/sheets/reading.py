"""A workbook from outside, read with suspicion: nothing is run or fetched, sizes are bounded."""

import zipfile
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from generator.sheets.cells import CellKind, Sheet, SheetCell

MAX_FILE = 10_000_000
MAX_UNPACKED = 80_000_000
MAX_PARTS = 500
MAX_ROWS = 20_000
MAX_COLUMNS = 60
_CHUNK = 1 << 16
_OLE = b"\xd0\xcf\x11\xe0"


class Refused(Exception):
    """A file that is not taken; `code` is that of the problem."""

    def __init__(self, code: str, **details: object):
        self.code = code
        self.details = details
        super().__init__(code)


def read_workbook(path: Path) -> dict[str, Sheet]:
    """Title -> sheet; Refused (X101, X102, X103, X118) for what is not a harmless workbook."""
    try:
        size = path.stat().st_size
    except OSError as error:
        raise Refused("X101", reason="missing") from error
    if size > MAX_FILE:
        raise Refused("X102", size=size, limit=MAX_FILE)
    raw = path.read_bytes()
    if raw.startswith(_OLE):
        raise Refused("X101", reason="old_or_encrypted")
    _look_inside(raw)
    try:
        book = load_workbook(BytesIO(raw), keep_links=False)
    except Exception as error:  # a damaged file makes the library raise whatever it stumbles over
        raise Refused("X101", reason="damaged") from error
    return {sheet.title: _sheet(sheet) for sheet in book.worksheets}


def _look_inside(raw: bytes) -> None:
    """Every part is unpacked once, piece by piece, before anyone believes its stated size."""
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            parts = archive.infolist()
            if len(parts) > MAX_PARTS:
                raise Refused("X102", size=len(parts), limit=MAX_PARTS)
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
    tail = b""
    with archive.open(info) as stream:
        while piece := stream.read(_CHUNK):
            left -= len(piece)
            if left < 0:
                raise Refused("X102", size=MAX_UNPACKED, limit=MAX_UNPACKED)
            both = tail + piece
            if xml and (b"<!DOCTYPE" in both or b"<!ENTITY" in both or b"\0" in piece):
                raise Refused("X103", part=info.filename)
            tail = both[-16:]
    return left


def _sheet(sheet: Any) -> Sheet:
    if sheet.max_row > MAX_ROWS or sheet.max_column > MAX_COLUMNS:
        raise Refused("X118", sheet=sheet.title, rows=MAX_ROWS, columns=MAX_COLUMNS)
    cells = {}
    for row in sheet.iter_rows():
        for cell in row:
            if getattr(cell, "value", None) is not None:
                name = f"{sheet.title}!{cell.coordinate}"
                cells[(cell.row, cell.column)] = SheetCell(
                    name, _kind(cell), str(cell.value), _day(cell.value)
                )
    return Sheet(sheet.title, cells, tuple(str(r) for r in sheet.merged_cells.ranges))


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
