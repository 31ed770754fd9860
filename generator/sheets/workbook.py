"""Tables as a workbook: drop-downs, help in the header, locked ids; text cells only."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from generator.locale import Locale
from generator.schemas import key_meaning
from generator.sheets.cells import HEAD_ROWS, LISTS, META, NAMES, NEW_ROWS, VERSION, fault_of
from generator.sheets.choosing import in_words
from generator.sheets.columns import Column, column_key
from generator.sheets.saving import letters, prints_across, prints_upright, saved
from generator.sheets.tables import Table


@dataclass(frozen=True)
class Said:
    """Words in the place of codes: of the values in cells, by list; and of ids, beside them."""

    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    def text(self, text: str, column: Column) -> str:
        return in_words(text, column.shape, self.words.get(column.choices, {}))

    def name(self, ids: tuple[str, ...]) -> str:
        """What the ids of a row stand for; those without a name of their own say nothing."""
        return " – ".join(self.names[one] for one in ids if one in self.names)


_GREY = PatternFill("solid", fgColor="EEEEEE")
_LINE_POINTS = 15
_TALLEST = 409
_ABOUT_WIDTH = 110


def write_workbook(
    tables: tuple[Table, ...],
    hashes: dict[str, str],
    wish: tuple[str, str],
    choices: dict[str, tuple[str, ...]],
    locale: Locale,
    said: Said | None = None,
) -> bytes:
    """The .xlsx; `hashes` are those of the data files, `wish` the options of the export, `said`
    the words in the place of codes.

    Raises ValueError with a place when a text cannot stand in a cell.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    choices = choices | {_owners(t): _known(t) for t in tables if t.spec.grows and t.rows}
    lists = _lists(choices)
    _about(book.create_sheet(locale.text("sheets.about.title")), locale)
    titles = {}
    for table in tables:
        sheet = book.create_sheet(locale.text(f"sheets.table.{table.spec.key}")[:_TITLE])
        titles[table.spec.key] = sheet.title
        _fill(sheet, table, lists, locale, said or Said())
    _hidden(book.create_sheet(LISTS), [[name, *values] for name, values in choices.items()])
    meta = [["format", VERSION, ""], ["wish", *wish], ["language", locale.language, ""]]
    meta += [["sheet", key, title] for key, title in titles.items()]
    meta += [["file", path, hashed] for path, hashed in hashes.items()]
    _hidden(book.create_sheet(META), meta)
    return saved(book)


_TITLE = 31
"""Letters that the name of a sheet may have in Excel."""


def _owners(table: Table) -> str:
    """Name of the list of what a new row can belong to."""
    return f"{table.spec.key}.{table.spec.ids[0]}"


def _known(table: Table) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.ids[0] for row in table.rows))


def _about(sheet: Worksheet, locale: Locale) -> None:
    """The first sheet: what the workbook holds, what it does not, how it goes back."""
    sheet.column_dimensions["A"].width = _ABOUT_WIDTH
    lines = locale.text("sheets.about.text").strip().split("\n")
    for n, line in enumerate([locale.text("sheets.about.title"), *lines], 1):
        cell = cell_at(sheet, n, 1)
        put_text(cell, line)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.font = letters(bold=n == 1)
        sheet.row_dimensions[n].height = _LINE_POINTS * (len(line) // _ABOUT_WIDTH + 1)
    prints_upright(sheet)
    sheet.protection.sheet = True


def _lists(choices: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """Name of a list -> where the hidden sheet holds it."""
    return {
        name: f"'{LISTS}'!$B${n}:${get_column_letter(len(values) + 1)}${n}"
        for n, (name, values) in enumerate(choices.items(), 1)
        if values
    }


def _hidden(sheet: Worksheet, rows: list[list[str]]) -> None:
    for n, row in enumerate(rows, 1):
        for m, value in enumerate(row, 1):
            put_text(cell_at(sheet, n, m), value)
    sheet.sheet_state = "veryHidden"
    sheet.protection.sheet = True


def cell_at(sheet: Worksheet, row: int, column: int) -> Cell:
    """A cell of a sheet that we made: none of its cells are merged."""
    return cast(Cell, sheet.cell(row, column))


def put_text(cell: Cell, text: str) -> None:
    """Text and nothing but text: a leading = stays a letter, 1.10 stays 1.10."""
    fault = fault_of(text)
    if fault:
        raise ValueError(f"{cell.parent.title}!{cell.coordinate}", fault)
    cell.number_format = "@"
    if text:
        cell.value = text
        cell.data_type = "s"
        cell.quotePrefix = text[0] in "=+-@"


def _fill(
    sheet: Worksheet, table: Table, lists: dict[str, str], locale: Locale, said: Said
) -> None:
    ids, columns = table.spec.ids, table.spec.columns
    for n, key in enumerate(ids, 1):
        words = locale.text(f"sheets.id.{key}"), locale.text("sheets.locked")
        _head(sheet, n, key, words, 24)
    for n, column in enumerate(table.spec.columns, len(ids) + 1):
        words = _words(column, locale)
        _head(sheet, n, column_key(column), words, column.width)
    words = locale.text("sheets.names"), locale.text("sheets.locked")
    _head(sheet, len(ids) + len(columns) + 1, NAMES, words, 30)
    for m, row in enumerate(table.rows, HEAD_ROWS + 1):
        texts = (said.text(t, column) for t, column in zip(row.cells, columns, strict=True))
        locked = (*[True] * len(ids), *(column.fixed for column in columns))
        for n, (text, is_locked) in enumerate(zip((*row.ids, *texts), locked, strict=True), 1):
            _put(sheet, (m, n), text, is_locked)
        _put(sheet, (m, len(locked) + 1), said.name(row.ids), True)
        sheet.row_dimensions[m].height = _height(row.cells, table.spec.columns)
    if table.spec.grows:
        _empty_rows(sheet, table)
    _drop_downs(sheet, table, lists)
    sheet.row_dimensions[1].hidden = True
    sheet.freeze_panes = cell_at(sheet, HEAD_ROWS + 1, len(ids) + 1)
    prints_across(sheet, HEAD_ROWS - 1)
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False


def _put(sheet: Worksheet, at: tuple[int, int], text: str, locked: bool) -> None:
    cell = cell_at(sheet, *at)
    put_text(cell, text)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.protection = Protection(locked=locked)
    if locked:
        cell.fill = _GREY


def _empty_rows(sheet: Worksheet, table: Table) -> None:
    """Room for new parts: everything may be typed but the id, which the import makes."""
    first = HEAD_ROWS + len(table.rows) + 1
    for m in range(first, first + NEW_ROWS):
        last = len(table.spec.ids) + len(table.spec.columns) + 1
        for n in range(1, last + 1):
            cell = cell_at(sheet, m, n)
            cell.number_format = "@"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            is_id = n == len(table.spec.ids) and table.spec.what == "guides"
            cell.protection = Protection(locked=is_id or n == last)
            if is_id or n == last:
                cell.fill = _GREY


def _words(column: Column, locale: Locale) -> tuple[str, str]:
    """Heading and help of a column, from what the locale says of the data key."""
    meaning = key_meaning(column.record.__name__, column.key, locale)
    shape = locale.text(f"sheets.shape.{column.shape}")
    empty = locale.text("sheets.optional" if column.optional else "sheets.required")
    name = locale.text(f"sheets.column.{column_key(column).replace('.', '_')}")
    return name, f"{meaning}. {shape} {empty}"


def _head(sheet: Worksheet, n: int, key: str, words: tuple[str, str], width: int) -> None:
    for m, text in enumerate((key, *words), 1):
        cell = cell_at(sheet, m, n)
        put_text(cell, text)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.font = letters(m == 2, m == HEAD_ROWS, 9 if m == HEAD_ROWS else 11)
        cell.fill = _GREY
    sheet.column_dimensions[get_column_letter(n)].width = width
    lines = max(1, -(-len(words[1]) // width))
    height = sheet.row_dimensions[HEAD_ROWS].height or 0
    sheet.row_dimensions[HEAD_ROWS].height = max(height, min(_TALLEST, lines * 13))


def _height(cells: tuple[str, ...], columns: tuple[Column, ...]) -> int:
    lines = 1
    for text, column in zip(cells, columns, strict=True):
        lines = max(lines, sum(len(p) // column.width + 1 for p in text.split("\n")))
    return min(_TALLEST, lines * _LINE_POINTS)


def _drop_downs(sheet: Worksheet, table: Table, lists: dict[str, str]) -> None:
    last = HEAD_ROWS + len(table.rows) + (NEW_ROWS if table.spec.grows else 0)
    first = HEAD_ROWS + 1
    for n, column in enumerate(table.spec.columns, len(table.spec.ids) + 1):
        if column.choices in lists and column.shape != "points":
            _drop_down(sheet, lists[column.choices], n, (first, last), column.shape != "ids")
    if table.spec.grows:
        rows = (first + len(table.rows), last)
        if (owners := lists.get(_owners(table))) and len(table.spec.ids) > 1:
            _drop_down(sheet, owners, 1, rows, table.spec.what == "guides")


def _drop_down(
    sheet: Worksheet, choices: str, column: int, rows: tuple[int, int], strict: bool
) -> None:
    validation = DataValidation("list", formula1=choices, allow_blank=True)
    validation.showErrorMessage = strict
    letter = get_column_letter(column)
    validation.add(f"{letter}{rows[0]}:{letter}{rows[1]}")
    sheet.add_data_validation(validation)
