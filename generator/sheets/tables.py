"""Which value of which data file stands in which cell; plain values, no spreadsheet library."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel

from generator.loading.nodes import Document
from generator.model import evidence, exercise, standard
from generator.model.course import Place

Shape = Literal["text", "lines", "ids"]
"""`lines`: one text a line, `ids`: ids with commas between them."""
What = Literal["standard", "guides", "dossiers"]


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


@dataclass(frozen=True)
class Spec:
    """One sheet: the parts of a file that make its rows; the ids are locked."""

    key: str
    what: What
    ids: tuple[str, ...]
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class Row:
    """One row: the file, the part of it, and the ids that name it for ever."""

    file: str
    base: Place
    ids: tuple[str, ...]
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A sheet full of rows."""

    spec: Spec
    rows: tuple[Row, ...]


def _c(record: type[BaseModel], keys: str, width: int = 40, **more: Any) -> tuple[Column, ...]:
    return tuple(
        Column(k, record, width=width, path=(*more.get("under", ()), k), **_rest(more))
        for k in keys.split()
    )


def _rest(more: dict[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in more.items() if k != "under"}


_ENTRY, _KEY = evidence.EvidenceEntry, exercise.DossierKey
_LEVEL: dict[str, Any] = {"width": 12, "choices": "levels"}
SPECS = (
    Spec("scale", "standard", ("standard", "id"), (
        *_c(standard.Level, "name short", 14), *_c(standard.Level, "meaning", 70),
        *_c(standard.Level, "citation", 24, optional=True),
        *_c(standard.Level, "confidence", 14, choices="confidence", optional=True),
    )),
    Spec("criteria", "standard", ("criterion",), (
        *_c(standard.Criterion, "name short"), *_c(standard.Criterion, "citation", 20),
        *_c(standard.Criterion, "about lowest", 60),
        *_c(standard.Criterion, "confidence", 14, choices="confidence", optional=True),
    )),
    Spec("levels", "standard", ("criterion", "level"), (
        *_c(standard.Descriptor, "summary", 70),
        *_c(standard.Descriptor, "key_terms", 30, shape="lines"),
        *_c(standard.Descriptor, "citation", 24),
        *_c(standard.Descriptor, "confidence", 14, choices="confidence"),
        *_c(standard.Descriptor, "note", 40, optional=True),
    )),
    Spec("guides", "guides", ("criterion",), (
        *_c(evidence.EvidenceGuide, "intro", 60),
        *_c(evidence.FindingSteps, "key_words would_show where decide", 50, under=("steps",)),
    )),
    Spec("entries", "guides", ("criterion", "id"), (
        *_c(_ENTRY, "level", **_LEVEL),
        *_c(_ENTRY, "school_levels", 20, shape="ids", choices="school_levels", optional=True),
        *_c(_ENTRY, "kind", 14, choices="kinds"),
        *_c(_ENTRY, "title what counts kept authentic does_not_prove would_lift", 36),
        *_c(_ENTRY, "also_serves", 22, shape="ids", optional=True),
        *_c(evidence.Origin, "kind", 18, choices="origins", under=("origin",)),
        *_c(evidence.Origin, "source", 24, optional=True, under=("origin",)),
    )),
    Spec("mistakes", "guides", ("criterion", "number"), (
        *_c(evidence.Mistake, "mistake instead", 60),
    )),
    Spec("dossiers", "dossiers", ("exercise",), (
        *_c(exercise.Dossier, "title"), *_c(exercise.Dossier, "intro", 60),
        *_c(exercise.Dossier, "trainer_note", 60, optional=True),
        *_c(exercise.Person, "name role school period about", 34, under=("person",)),
    )),
    Spec("evidence", "dossiers", ("exercise", "id"), (
        *_c(exercise.EvidenceItem, "title"),
        *_c(exercise.EvidenceItem, "kind", 14, choices="kinds"),
        *_c(exercise.EvidenceItem, "dated issued_by fault", 34, optional=True),
    )),
    Spec("ratings", "dossiers", ("exercise", "criterion"), (
        *_c(_KEY, "level", **_LEVEL),
        *_c(_KEY, "accept", 14, shape="ids", optional=True),
        *_c(_KEY, "decisive", 18, shape="ids", optional=True),
        *_c(_KEY, "rationale", 60), *_c(_KEY, "not_higher not_lower", 50, optional=True),
    )),
)  # fmt: skip


def column_key(column: Column) -> str:
    """What the first, hidden line of a sheet calls the column."""
    return ".".join(str(part) for part in column.path)


def normal(text: str) -> str:
    """The same text whatever system it went through."""
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    return text.strip()


def cell_text(value: object, column: Column) -> str:
    """A value of the data as the text of its cell."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ("\n" if column.shape == "lines" else ", ").join(normal(str(v)) for v in value)
    return normal(str(value))


def cell_value(text: str, column: Column) -> str | tuple[str, ...] | None:
    """The text of a cell as a value of the data; None for an empty cell."""
    text = normal(text)
    if not text:
        return None
    if column.shape == "text":
        return text
    parts = text.split("\n") if column.shape == "lines" else re.split(r"[\s,;]+", text)
    return tuple(p for p in map(str.strip, parts) if p) or None


def part(value: Any, place: Place) -> Any:
    """What stands at a place; None when it is left out."""
    for step in place:
        if isinstance(value, dict):
            value = value.get(str(step))
        elif isinstance(value, tuple) and isinstance(step, int):
            value = value[step]
        else:
            return None
    return value


def tables_of(documents: dict[str, tuple[What, Document]]) -> tuple[Table, ...]:
    """Every sheet that has rows, in the order of SPECS."""
    tables = []
    for spec in SPECS:
        rows = tuple(
            Row(file, base, ids, tuple(_cells(document.value, base, spec)))
            for file, (what, document) in documents.items()
            if what == spec.what
            for base, ids in _PARTS[spec.key](document.value)
        )
        if rows:
            tables.append(Table(spec, rows))
    return tuple(tables)


def _cells(value: Any, base: Place, spec: Spec) -> Iterator[str]:
    for column in spec.columns:
        yield cell_text(part(value, (*base, *column.path)), column)


Parts = Iterator[tuple[Place, tuple[str, ...]]]


def _scale(value: Any) -> Parts:
    for n, level in enumerate(value["scale"]):
        yield ("scale", n), (value["id"], level["id"])


def _criteria(value: Any) -> Parts:
    for g, group in enumerate(value["standards"]):
        for n, criterion in enumerate(group["criteria"]):
            yield ("standards", g, "criteria", n), (criterion["id"],)


def _levels(value: Any) -> Parts:
    for base, (criterion,) in _criteria(value):
        for level in part(value, base)["levels"]:
            yield (*base, "levels", level), (criterion, level)


def _numbered(key: str, owner: str, name: str) -> Any:
    """Parts of the list under `key`, named by the file's own id and their own (or their number)."""

    def parts(value: Any) -> Parts:
        for n, item in enumerate(value[key]):
            yield (key, n), (value[owner], item[name] if name else str(n + 1))

    return parts


_PARTS: dict[str, Any] = {
    "scale": _scale,
    "criteria": _criteria,
    "levels": _levels,
    "guides": lambda value: iter([((), (value["criterion"],))]),
    "entries": _numbered("entries", "criterion", "id"),
    "mistakes": _numbered("mistakes", "criterion", ""),
    "dossiers": lambda value: iter([((), (value["id"],))]),
    "evidence": _numbered("evidence", "id", "id"),
    "ratings": _numbered("ratings", "id", "criterion"),
}
