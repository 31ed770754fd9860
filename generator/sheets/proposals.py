"""Proposals for the editor of a course as a workbook: text cells only, a column left to fill in."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass

from openpyxl import Workbook
from openpyxl.styles import Alignment, PatternFill
from openpyxl.utils import get_column_letter

from generator.locale import Locale
from generator.sheets.cells import LONGEST, clean
from generator.sheets.saving import letters, prints_across, prints_upright, saved
from generator.sheets.workbook import cell_at, put_text

_WIDTHS = {
    "criterion": 30, "what": 20, "now": 46, "said": 60, "sources": 44, "where": 44, "verdict": 30,
}  # fmt: skip
_HEAD = PatternFill("solid", fgColor="E5EEE3")


@dataclass(frozen=True)
class ProposalRow:
    """One thing to look at again: what stands there now, what was said, by whom, in which file."""

    criterion: str
    what: str
    now: str
    said: str
    sources: str
    where: str


def proposals_workbook(rows: Iterable[ProposalRow], about: Iterable[str], locale: Locale) -> bytes:
    """The .xlsx: a sheet that says what it is, and the proposals with room for a verdict."""
    book = Workbook()
    book.remove(book.worksheets[0])
    front = book.create_sheet(locale.text("documents.proposals.about"))
    front.column_dimensions["A"].width = 110
    for n, line in enumerate(about, 1):
        put_text(cell_at(front, n, 1), clean(line)[:LONGEST])
        cell_at(front, n, 1).alignment = Alignment(wrap_text=True, vertical="top")
        cell_at(front, n, 1).font = letters(bold=n == 1)
    prints_upright(front)
    sheet = book.create_sheet(locale.text("documents.proposals.sheet"))
    for n, (key, width) in enumerate(_WIDTHS.items(), 1):
        put_text(cell_at(sheet, 1, n), locale.text(f"documents.proposals.column.{key}"))
        cell_at(sheet, 1, n).font = letters(bold=True)
        cell_at(sheet, 1, n).fill = _HEAD
        sheet.column_dimensions[get_column_letter(n)].width = width
    last = 1
    for last, row in enumerate(rows, 2):
        for n, text in enumerate((*astuple(row), ""), 1):
            put_text(cell_at(sheet, last, n), clean(text)[:LONGEST])
            cell_at(sheet, last, n).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = cell_at(sheet, 2, 2)
    prints_across(sheet, 1)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(_WIDTHS))}{last}"
    return saved(book)
