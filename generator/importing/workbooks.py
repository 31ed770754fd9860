"""Sheets of an Excel file as rows of values."""

import zipfile
from io import BytesIO
from typing import Any

from generator.importing.source import Refused

_BOOK = "xl/workbook.xml"

Sheets = list[list[tuple[Any, ...]]]


def is_workbook(raw: bytes) -> bool:
    """Whether these bytes are an Excel file; Refused (I109) for a damaged archive."""
    if not raw.startswith(b"PK"):
        return False
    try:
        return _BOOK in zipfile.ZipFile(BytesIO(raw)).namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise Refused("I109", reason="zip") from error


def sheets_of(raw: bytes) -> Sheets:
    """The rows of every sheet, formulas as what they came to; Refused (I109) when damaged."""
    import openpyxl  # the library loads in the cage only

    try:
        book = openpyxl.load_workbook(BytesIO(raw), read_only=True, data_only=True)
        return [list(sheet.values) for sheet in book.worksheets]
    except (KeyError, ValueError, TypeError, OSError, zipfile.BadZipFile) as error:
        raise Refused("I109", reason="xlsx") from error
