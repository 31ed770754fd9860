"""The tables of a file as rows of cells that keep their lines; a cage holds the reading.

Word, Excel and HTML say what a cell is. A PDF only draws it: there the ruled lines do.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.course.caging import SECONDS, Refused, read_caged
from generator.importing.examples_rows import Row, Tables
from generator.importing.limits import MAX_CELLS
from generator.importing.opening import readable
from generator.importing.source import Line, Place, Table, in_columns
from generator.importing.workbooks import is_workbook, sheets_of

TOO_MUCH = "I111"


def read_tables(path: Path) -> Tables:
    """The tables of a file; Refused with a code when it cannot be read within the limits."""
    with readable(path) as (file, _converted):
        return _apart(file)


def _apart(path: Path) -> Tables:
    found = read_caged(f"{__name__}:read", path, TOO_MUCH, seconds=SECONDS)
    tables = tuple(tuple(_row(row) for row in table) for table in found["tables"])
    return Tables(found["kind"], tables, tuple(found["lines"]), found["wrapped"])


def _row(value: Any) -> Row:
    cells, place, opens = value
    return Row(tuple(map(tuple, cells)), Place(*place), opens)


def read(path: str, raw: bytes) -> dict[str, Any]:
    """What happens in the cage: rows and lines as plain values; Refused where there is no table."""
    from generator.importing.reading import (
        kind_of,
        read_bytes,
    )  # its libraries load in the cage only

    if is_workbook(raw):
        return _answer("xlsx", _sheets(raw), [])
    source = read_bytes(path, raw)
    if kind_of(raw) == "pdf":
        from generator.importing.examples_pdf import ruled_tables

        return _answer("pdf", ruled_tables(raw), [line.text for line in source.lines])
    tables = [list(_rows(item)) for item in source.items if isinstance(item, Table)]
    lines = [item.text for item in source.items if isinstance(item, Line)]
    return _answer(source.kind, tables, lines)


def _answer(kind: str, tables: list[list[Row]], lines: list[str]) -> dict[str, Any]:
    tables = [[row for row in table if any(row.texts)] for table in tables]
    if not any(tables):
        raise Refused("I123", kind=kind)
    if sum(len(row.cells) for table in tables for row in table) > MAX_CELLS:
        raise Refused("I116", limit=MAX_CELLS)
    plain = [
        [(r.cells, (r.place.page, r.place.paragraph, r.place.line), r.opens_page) for r in table]
        for table in tables
    ]
    return {"kind": kind, "tables": plain, "lines": lines, "wrapped": kind == "pdf"}


def _rows(table: Table) -> Iterator[Row]:
    for row in in_columns(table):
        cells = tuple(tuple(line.text for line in cell.lines) if cell else () for cell in row)
        places = [line.place for cell in row if cell for line in cell.lines]
        yield Row(cells, places[0] if places else Place())


def _sheets(raw: bytes) -> list[list[Row]]:
    """Every sheet; a place is the number of the sheet and of the row."""
    return [
        [Row(tuple(map(_lines, row)), Place(number, 0, line)) for line, row in enumerate(sheet, 1)]
        for number, sheet in enumerate(sheets_of(raw), 1)
    ]


def _lines(cell: object) -> tuple[str, ...]:
    if cell is None:
        return ()
    return tuple(text for line in str(cell).splitlines() if (text := " ".join(line.split())))
