"""Lines of a list that may be no person, or not the one they seem: each stops the work with its
cells and a cure, before anything is said about anybody."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.importing.old_fonts import in_unicode, old_font
from generator.locale import Locale
from generator.sheets.cells import Sheet, corners
from generator.sheets.people.headings import NAMES, Key, Layout
from generator.sheets.people.marks import listed
from generator.sheets.people.records import folded, plain, words
from generator.sheets.reading import Refused

_NUMBER = re.compile(r"\(?\d+(\.0+)?[.)]?$")
"""What stands in the column of numbers before a person, or under the headings of a form."""
_REMARK = re.compile(r"(?:\(|\s[-–—]|[:;,/])\s*([^()]+?)\)?$")
_YEAR = re.compile(r"(19[2-9]\d|20[01]\d)$")
_FOREIGN = re.compile("[¡-¿Ä-ÇËÏÑÖ-ØÛÜÞßä-çëîïñö-øûüþÿ]")
"""Signs that no Vietnamese letter has in Unicode, and old fonts use for one."""
_KINDS = ("present", "absent", "morning", "afternoon", "half", "passed", "failed")


@dataclass(frozen=True)
class Line:
    """One line with a name: its row, what stands under each heading, the name, the cell of it."""

    row: int
    texts: Mapping[Key, str]
    name: str
    at: str


def spread(sheet: Sheet, layout: Layout) -> tuple[dict[tuple[int, int], int], set[int]]:
    """Cells that are joined downwards: place -> the row whose text it shows; and the rows that
    belong to the person above, whose name is joined over them."""
    shows: dict[tuple[int, int], int] = {}
    for one in sheet.merged:
        (top, left), (bottom, _) = corners(one)
        if top >= layout.first:
            shows |= {(row, left): top for row in range(top + 1, bottom + 1)}
    names = [layout.columns[c] for c in NAMES if c in layout.columns]
    return shows, {row for row, column in shows if column in names}


def is_form_numbering(texts: Mapping[Key, str]) -> bool:
    """Whether a line only numbers the columns: (1), (2), (3)."""
    filled = [text for text in texts.values() if text]
    return len(filled) > 1 and all(_NUMBER.match(text) for text in filled)


def stop_at_doubts(sheet: Sheet, layout: Layout, lines: list[Line], locale: Locale) -> None:
    """Refused: D126 for people in hidden lines, or whose name or mark is struck out, D123 for a
    cell that is no single name, D124 for lines that do not belong to the list, D125 for a birth
    date that is none."""
    _stop("D126", "people", _unseen(sheet, layout, lines))
    _stop("D123", "names", _no_names(sheet, layout, lines, locale))
    _stop("D124", "lines", _outside(sheet, layout, lines))
    births = ((line, line.texts.get("birth", "")) for line in lines)
    odd = (
        f"{text} ({line.name})" for line, text in births if text.isdigit() and not _YEAR.match(text)
    )
    _stop("D125", "cells", odd)


def _stop(code: str, name: str, found: Iterable[str]) -> None:
    if places := list(found):
        raise Refused(code, **{name: listed(places)})


def _unseen(sheet: Sheet, layout: Layout, lines: list[Line]) -> Iterable[str]:
    told: tuple[Key, ...] = ("full", "given", "family", *layout.marks, "result")
    columns = [layout.columns[c] for c in told if c in layout.columns]
    for line in lines:
        cells = (sheet.cells.get((line.row, column)) for column in columns)
        if line.row in sheet.hidden or any(cell is not None and cell.struck for cell in cells):
            yield f"{line.name} ({line.at})"


def _no_names(sheet: Sheet, layout: Layout, lines: list[Line], locale: Locale) -> Iterable[str]:
    """Two names in one cell, a name with a mark behind it, names typed for an old font."""
    marks = {word for kind in _KINDS for word in words(locale, f"mark.{kind}")}
    column = layout.columns.get("full", 0)
    for line in lines:
        typed = [part for part in sheet.text(line.row, column).splitlines() if plain(part)]
        several = len(typed) > 1 and all(" " in plain(part) for part in typed)
        remark = _REMARK.search(line.name)
        if several or ":" in line.name or (remark and folded(remark[1]) in marks):
            yield f"“{line.name}” ({line.at})"
    together = " ".join(line.name for line in lines)
    strange = len(_FOREIGN.findall(together)) > 1 and not in_unicode(together)
    if strange and old_font([together]):
        yield from (f"“{line.name}” ({line.at})" for line in lines)


def _outside(sheet: Sheet, layout: Layout, lines: list[Line]) -> Iterable[str]:
    """Titles of groups, totals, signatures: lines without a number among lines with one; where
    nothing is numbered, lines below an empty line."""
    numbered = [line for line in lines if _NUMBER.match(line.texts.get("number", ""))]
    if 2 * len(numbered) >= len(lines):
        apart = [line for line in lines if line not in numbered]
    else:
        used = {row for row, _ in sheet.cells}
        first = next((r for r in range(layout.first, max(used, default=0)) if r not in used), None)
        apart = [line for line in lines if first is not None and line.row > first]
    yield from (f"{line.name} ({line.at})" for line in apart)
