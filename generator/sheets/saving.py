"""A workbook as bytes; the library writes sheets to the disk first, where there may be no room."""

import errno
import io
import os
import tempfile
from typing import Literal

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

_A4 = 9
_FACE = "Calibri"
"""What the library gives to cells that nobody dresses."""


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook; OSError when the system refuses, whatever the library calls it."""
    out = io.BytesIO()
    try:
        book.save(out)
    except OSError:
        raise
    except Exception as error:
        code = getattr(errno, str(error).removeprefix("IO_"), None)
        if code is None:
            raise
        raise OSError(code, os.strerror(code), tempfile.gettempdir()) from error
    return out.getvalue()


def prints_across(sheet: Worksheet, heading: int) -> None:
    """A sheet that is printed on A4 across, all columns on one page, its headings on every page."""
    sheet.print_title_rows = f"{heading}:{heading}"
    _prints(sheet, "landscape")


def prints_upright(sheet: Worksheet) -> None:
    """A sheet of sentences that is printed on A4, none cut at the edge of the page."""
    _prints(sheet, "portrait")


def letters(bold: bool = False, italic: bool = False, size: float = 11) -> Font:
    """The letters of a cell; without a name each program takes others."""
    return Font(name=_FACE, bold=bold, italic=italic, size=size)


def _prints(sheet: Worksheet, way: Literal["portrait", "landscape"]) -> None:
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.orientation = way
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
