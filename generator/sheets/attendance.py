"""The attendance list as a workbook: text cells only, the same bytes each time."""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from generator.locale import Locale
from generator.sheets.saving import letters, prints_across, saved
from generator.sheets.workbook import cell_at, put_text

WIDTHS = {
    "number": 6, "name": 30, "birth": 13, "role": 20, "unit": 32, "group": 14, "result": 12,
    "sign": 14,
}  # fmt: skip
SESSION_WIDTH = 11
ONLY_IF_KNOWN = ("birth", "result")
"""Columns that stand only in the workbook of a list that has them."""
_BEHIND = ("result", "sign")
CHOSEN_SESSION = ("whole", "absent", "half")
CHOSEN_RESULT = ("passed", "failed")
"""What the cells of a session, and of results, offer to choose from."""
_TITLE_ROWS = 2
_TWO_LINES = 33
"""Points that a heading of two lines needs."""
_TIME = (2019, 2, 22, 0, 0, 0)
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


@dataclass(frozen=True)
class AttendanceSheet:
    """One class: its name, for each person what stands under each heading, and the headings of
    its sessions by their keys."""

    title: str
    people: tuple[Mapping[str, str], ...]
    sessions: Mapping[str, str]

    def headings(self, locale: Locale) -> dict[str, str]:
        """Key and words of every column; those of the sessions stand before the result."""
        known = {key for person in self.people for key, text in person.items() if text}
        kept = [key for key in WIDTHS if key not in ONLY_IF_KNOWN or key in known]
        words = {key: locale.text(f"documents.attendance.{key}") for key in kept}
        behind = {key: words.pop(key) for key in list(words) if key in _BEHIND}
        return {**words, **self.sessions, **behind}


def attendance_workbook(title: str, sheets: Iterable[AttendanceSheet], locale: Locale) -> bytes:
    """A sheet for each class; ValueError when a text cannot stand in a cell."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.created = datetime(*_TIME)
    for number, sheet in enumerate(sheets, 1):
        name = _FORBIDDEN.sub(" ", sheet.title).strip()[:28] or str(number)
        taken = name.casefold() in {s.title.casefold() for s in book.worksheets}
        _fill(book.create_sheet(f"{name} {number}" if taken else name), title, sheet, locale)
    return _steady(saved(book))


def _fill(sheet: Worksheet, title: str, own: AttendanceSheet, locale: Locale) -> None:
    put_text(cell_at(sheet, 1, 1), title)
    put_text(cell_at(sheet, _TITLE_ROWS, 1), own.title)
    for row in range(1, _TITLE_ROWS + 1):
        cell_at(sheet, row, 1).font = letters(bold=True, size=13)
    heading = _TITLE_ROWS + 1
    columns = own.headings(locale)
    for n, (key, words) in enumerate(columns.items(), 1):
        put_text(cell_at(sheet, heading, n), words)
        cell_at(sheet, heading, n).font = letters(bold=True)
        width = WIDTHS.get(key, SESSION_WIDTH)
        sheet.column_dimensions[get_column_letter(n)].width = width
    for n, person in enumerate(own.people, 1):
        for m, key in enumerate(columns, 1):
            text = str(n) if key == "number" else person.get(key, "")
            put_text(cell_at(sheet, heading + n, m), text)
    last = heading + len(own.people)
    _format_list(sheet, heading, last, len(columns))
    for n, key in enumerate(columns, 1):
        chosen = CHOSEN_SESSION if key in own.sessions else CHOSEN_RESULT if key == "result" else ()
        if chosen:
            offered = [locale.text(f"people.shown.{one}") for one in chosen]
            _offer(sheet, f"{get_column_letter(n)}{heading + 1}", last, offered)


def _offer(sheet: Worksheet, first: str, last: int, words: Iterable[str]) -> None:
    """A drop-down list from a cell down to a row."""
    choice = DataValidation("list", formula1=f'"{",".join(words)}"', allow_blank=True)
    choice.add(f"{first}:{first.rstrip('0123456789')}{last}")
    sheet.add_data_validation(choice)


def _format_list(sheet: Worksheet, heading: int, last: int, columns: int) -> None:
    """Lines, and printing on A4."""
    thin = Side(style="thin")
    for row in sheet.iter_rows(min_row=heading, max_row=last, max_col=columns):
        for cell in row:
            cell.border = Border(top=thin, bottom=thin, left=thin, right=thin)
            cell.alignment = Alignment(wrap_text=True, vertical="center")
    sheet.row_dimensions[heading].height = _TWO_LINES
    for number in range(heading + 1, last + 1):
        sheet.row_dimensions[number].height = 24
    sheet.freeze_panes = cell_at(sheet, heading + 1, 1)
    prints_across(sheet, heading)


def _steady(content: bytes) -> bytes:
    """The workbook without the time of saving, which the library writes in two places."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in sorted(old.namelist()):
            part = old.read(name)
            if name == "docProps/core.xml":
                part = _MODIFIED.sub(rb"\g<1>2019-02-22T00:00:00Z", part)
            entry = zipfile.ZipInfo(name, _TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, part)
    return out.getvalue()
