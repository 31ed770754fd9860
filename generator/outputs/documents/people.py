"""A list of names from a workbook that somebody keeps: headings are looked for, not places."""

import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from generator.locale import Locale
from generator.outputs.documents.office import clean
from generator.outputs.documents.results import Refused
from generator.sheets.cells import Sheet
from generator.sheets.reading import read_workbook

LONGEST = 120
HEADING_ROWS = 15
"""So far down a list is looked through for its headings: letters and titles stand above them."""

Column = Literal["family", "name", "role", "unit", "group", "present", "result"]
COLUMNS: tuple[Column, ...] = ("family", "name", "role", "unit", "group", "present", "result")


@dataclass(frozen=True)
class Attendee:
    """One person of the list; `present` and `passed` are None where the list does not say."""

    name: str
    role: str
    unit: str
    group: str
    present: bool | None
    passed: bool | None


@dataclass(frozen=True)
class People:
    """The list: people in its order, how many lines stood twice, whether it has results."""

    attendees: tuple[Attendee, ...]
    doubles: int
    has_results: bool


def read_people(path: Path, locale: Locale) -> People:
    """The people of all sheets that have a heading for names; a sheet is a class of its own when
    there are several and no column says it.

    Refused: X101, X102, X103, X118 for what is no harmless workbook; D105 without headings, D106
    for a formula, D107 for a text too long, D109 without people.
    """
    sheets = read_workbook(path).values()
    found = [(sheet, at) for sheet in sheets if (at := _headings(sheet, locale))]
    if not found:
        names = ", ".join(_words(locale, "heading.name"))
        raise Refused("D105", headings=names)
    everyone: list[Attendee] = []
    for sheet, (row, columns) in found:
        own = sheet.title if len(found) > 1 else ""
        everyone += _attendees(sheet, row, columns, own, locale)
    once = tuple(dict.fromkeys(everyone))
    if not once:
        raise Refused("D109")
    has_results = any("result" in columns for _, (_, columns) in found)
    return People(once, len(everyone) - len(once), has_results)


def _words(locale: Locale, key: str) -> list[str]:
    """The words of a list in the locale, as people may write them."""
    return locale.text(f"documents.names.{key}").split(" | ")


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", clean(text)).split())


def _headings(sheet: Sheet, locale: Locale) -> tuple[int, dict[Column, int]] | None:
    """The row of headings and where each known column stands."""
    known = {word: column for column in COLUMNS for word in _words(locale, f"heading.{column}")}
    for row in range(1, HEADING_ROWS + 1):
        columns: dict[Column, int] = {}
        for (at, number), cell in sorted(sheet.cells.items()):
            column = known.get(_plain(cell.text).casefold()) if at == row else None
            if column:
                columns.setdefault(column, number)
        if "name" in columns:
            return row, columns
    return None


def _attendees(
    sheet: Sheet, heading: int, columns: dict[Column, int], own: str, locale: Locale
) -> list[Attendee]:
    last = max((row for row, _ in sheet.cells), default=heading)
    people = []
    for row in range(heading + 1, last + 1):
        texts = {column: _text(sheet, row, at) for column, at in columns.items()}
        name = " ".join(part for part in (texts.get("family"), texts["name"]) if part)
        if not name:
            continue
        people.append(
            Attendee(
                name=name,
                role=texts.get("role", ""),
                unit=texts.get("unit", ""),
                group=texts.get("group") or own,
                present=_present(texts, locale),
                passed=texts["result"].casefold() in _words(locale, "passed")
                if "result" in texts
                else None,
            )
        )
    return people


def _present(texts: dict[Column, str], locale: Locale) -> bool | None:
    """An empty cell says nothing; only a word for absence takes somebody out."""
    given = texts.get("present", "").casefold()
    return given not in _words(locale, "absent") if given else None


def _text(sheet: Sheet, row: int, column: int) -> str:
    cell = sheet.cells.get((row, column))
    if cell is None:
        return ""
    if cell.kind in ("formula", "error"):
        raise Refused("D106", cell=cell.name)
    text = _plain(cell.text)
    if len(text) > LONGEST:
        raise Refused("D107", cell=cell.name, n=len(text), limit=LONGEST)
    return text
