"""A column of a sheet: which value its cells hold, and how that stands in a cell as text."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel

from generator.course.loading.editing import Value
from generator.course.model.course import Place

Shape = Literal["text", "lines", "ids", "rule", "number", "flag", "points"]
"""`lines`: one text a line, `ids`: ids with commas between them, `rule`: conditions in words,
`flag`: yes or no, `points`: a level and its number a line."""
What = Literal["standard", "guides", "dossiers", "papers", "drills", "glossary"]
"""`drills` are all exercises but dossiers, `papers` the Markdown files of dossiers; the others are
YAML files."""

_NUMBER = re.compile(r"\d{1,9}(?:[.,]\d{1,9})?")


@dataclass(frozen=True)
class Column:
    """One column: where its value stands below the row, and what its cells may hold."""

    key: str
    record: type[BaseModel]
    shape: Shape = "text"
    choices: str = ""
    width: int = 24
    path: Place = ()
    optional: bool = False
    dated: bool = False
    """Whether a real date of the spreadsheet may stand in a cell; it becomes day/month/year."""
    iso: bool = False
    """The same for a day that the data writes as year-month-day."""
    fixed: bool = False
    """Filled in for new rows only: what hangs on it cannot be changed in a cell."""
    made: bool = False
    """May stay empty in a new row; the import fills it in."""


@dataclass(frozen=True)
class Spec:
    """One sheet: the parts of a file that make its rows; the ids are locked.

    A sheet that `grows` has empty rows for new parts; `named`: their last id is typed, for it is
    the name of something, else it may stay empty and the import makes the next one.
    """

    key: str
    what: What
    ids: tuple[str, ...]
    columns: tuple[Column, ...]
    grows: bool = False
    named: bool = False


def column_key(column: Column) -> str:
    """What the first, hidden line of a sheet calls the column."""
    return ".".join(str(part) for part in column.path) or column.key


def normal(text: str) -> str:
    """The same text whatever system it went through."""
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    return text.strip()


def cell_text(value: object, column: Column) -> str:
    """A value of the data as the text of its cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.15g}"
    if isinstance(value, tuple):
        return ("\n" if column.shape == "lines" else ", ").join(normal(str(v)) for v in value)
    if isinstance(value, Mapping):
        return "\n".join(f"{key}: {cell_text(number, column)}" for key, number in value.items())
    return normal(str(value))


def cell_value(text: str, column: Column) -> Value:
    """The text of a cell as a value of the data; None for an empty cell.

    A number, or points of levels, that cannot be read stay the text that they are.
    """
    text = normal(text)
    if not text:
        return None
    if column.shape in ("text", "rule", "flag"):
        return text
    if column.shape == "number":
        return number_of(text)
    if column.shape == "points":
        return _points_of(text)
    parts = text.split("\n") if column.shape == "lines" else re.split(r"[\s,;]+", text)
    return tuple(p for p in map(str.strip, parts) if p) or None


def number_of(text: str) -> int | float | str:
    """`2`, `2.5` or `2,5`, as it is typed here and elsewhere; any other text as it is."""
    if not _NUMBER.fullmatch(text):
        return text
    number = float(text.replace(",", "."))
    return int(number) if number.is_integer() else number


def _points_of(text: str) -> dict[str, int | float] | str:
    points: dict[str, int | float] = {}
    for line in filter(None, map(str.strip, re.split(r"[\n;]", text))):
        level, mark, typed = (part.strip() for part in line.rpartition(":"))
        number = number_of(typed)
        if not mark or not level or level in points or isinstance(number, str):
            return text
        points[level] = number
    return points or text
