"""A file with a rubric in a table becomes rows of plain text; a cage holds the reading."""

import csv
from io import StringIO
from pathlib import Path

from generator.course.caging import Refused, read_caged
from generator.importing.opening import check_size
from generator.importing.source import Table, in_columns
from generator.importing.workbooks import is_workbook, sheets_of

TOO_MUCH = "I111"
MOST_CELLS = 20_000
_SEPARATED = (".csv", ".tsv")

Rows = list[list[str]]


def read_table(path: Path) -> Rows:
    """The largest table of a Word, Excel, HTML or CSV file; Refused with a code when there is none
    or it cannot be read within the limits."""
    check_size(path)
    rows: Rows = read_caged("generator.importing.rubric_files:read_rows", path, TOO_MUCH)
    return rows


def read_rows(path: str, raw: bytes) -> Rows:
    """The rows of the largest table, cells without line breaks; a merged cell stands once."""
    from generator.importing.reading import read_bytes  # its libraries load in the cage only

    if is_workbook(raw):
        rows = _sheet(raw)
    elif Path(path).suffix.lower() in _SEPARATED:
        rows = _separated(raw)
    else:
        tables = [item for item in read_bytes(path, raw).items if isinstance(item, Table)]
        rows = max(map(_expanded, tables), key=len, default=[])
    if sum(map(len, rows)) > MOST_CELLS:
        raise Refused("I116", limit=MOST_CELLS)
    found = [[" ".join(cell.split()) for cell in row] for row in rows]
    found = [row for row in found if any(row)]
    if not found:
        raise Refused("I122")
    return found


def _sheet(raw: bytes) -> Rows:
    """The sheet with the most rows."""
    sheets = [
        [["" if cell is None else str(cell) for cell in row] for row in sheet]
        for sheet in sheets_of(raw)
    ]
    return max(sheets, key=len, default=[])


def _separated(raw: bytes) -> Rows:
    """Fields as Excel writes them: with commas, semicolons or tabs, in UTF-8 or UTF-16."""
    wide = raw[:2] in (b"\xff\xfe", b"\xfe\xff")
    try:
        text = raw.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused("I109", reason="UTF-8") from error
    first = text.split("\n", 1)[0]
    sign = max(",;\t", key=first.count)
    return list(csv.reader(StringIO(text), delimiter=sign))


def _expanded(table: Table) -> Rows:
    return [[cell.text if cell else "" for cell in row] for row in in_columns(table)]
