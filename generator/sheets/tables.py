"""Which value of which data file stands in which row; plain values, no spreadsheet library."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.course.loading.nodes import Document
from generator.course.loading.rule_editing import RATINGS
from generator.course.model.course import Place
from generator.importing.citing import DOCUMENTS
from generator.locale import Locale
from generator.sheets.columns import Spec, What, cell_text
from generator.sheets.rule_cells import rule_words
from generator.sheets.specs import SPECS


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


def part(value: Any, place: Place) -> Any:
    """What stands at a place; None when it is left out."""
    for step in place:
        if isinstance(value, dict):
            value = value.get(str(step))
        elif isinstance(value, tuple | list) and isinstance(step, int):
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
        known = {what for what, _document in documents.values()}
        if rows or (spec.grows and spec.what in known):
            tables.append(Table(spec, rows))
    return tuple(tables)


def _cells(value: Any, base: Place, spec: Spec) -> Iterator[str]:
    for column in spec.columns:
        if column.shape == "rule":
            yield rule_words(value, part(value, base), Locale.load(DOCUMENTS))
        else:
            yield cell_text(part(value, (*base, *column.path)), column)


Parts = Iterator[tuple[Place, tuple[str, ...]]]


def _ratings_of_rule(value: Any) -> Parts:
    for n, rating in enumerate(part(value, RATINGS) or ()):  # a standard may have no overall rating
        yield (*RATINGS, n), (value["id"], rating["rating"])


def _not_the_rule(value: Any) -> Parts:
    for n, _text in enumerate(value["rating_rule"].get("not_the_rule", ())):
        yield ("rating_rule", "not_the_rule", n), (value["id"], str(n + 1))


def _elements(value: Any) -> Parts:
    for base, (criterion,) in _criteria(value):
        for n, element in enumerate(part(value, base).get("elements", ())):
            yield (*base, "elements", n), (criterion, element["number"])


def _groups(value: Any) -> Parts:
    for n, group in enumerate(value["groups"]):
        yield ("groups", n), (value["id"], group["number"])


def _steps_up(value: Any) -> Parts:
    for base, (criterion,) in _criteria(value):
        for step in part(value, base)["steps_up"]:
            yield (*base, "steps_up", step), (criterion, step)


def _asks(value: Any) -> Parts:
    for level in value["steps"]["asks"]:
        yield ("steps", "asks", level), (value["criterion"], level)


def _scale(value: Any) -> Parts:
    for n, level in enumerate(value["scale"]):
        yield ("scale", n), (value["id"], level["id"])


def _criteria(value: Any) -> Parts:
    for g, group in enumerate(value["groups"]):
        for n, criterion in enumerate(group["criteria"]):
            yield ("groups", g, "criteria", n), (criterion["id"],)


def _levels(value: Any) -> Parts:
    for base, (criterion,) in _criteria(value):
        for level in part(value, base)["levels"]:
            yield (*base, "levels", level), (criterion, level)


def _numbered(key: str, owner: str, name: str) -> Any:
    """Parts of the list under `key`, named by the file's own id and their own (or their number)."""

    def parts(value: Any) -> Parts:
        for n, item in enumerate(value.get(key, ())):
            yield (key, n), (value[owner], item[name] if name else str(n + 1))

    return parts


def _options(value: Any) -> Parts:
    for n, question in enumerate(_of_kind("choice", value)):
        for m, option in enumerate(question["options"]):
            yield ("items", n, "options", m), (value["id"], question["id"], option["id"])


def _of_kind(kind: str, value: Any) -> Any:
    """The items of a small exercise of this kind; none of another."""
    return value["items"] if value["kind"] == kind else ()


def _items(kind: str) -> Any:
    """The parts of small exercises of one kind."""

    def parts(value: Any) -> Parts:
        for n, item in enumerate(_of_kind(kind, value)):
            yield ("items", n), (value["id"], item["id"])

    return parts


def _terms(value: Any) -> Parts:
    for n, _term in enumerate(value["terms"]):
        yield ("terms", n), ("glossary", str(n + 1))


def _whole_file(*names: str) -> Any:
    """The one part of a file, named by its own ids."""
    return lambda value: iter([((), tuple(value[name] for name in names))])


_PARTS: dict[str, Any] = {
    "standards": _whole_file("id"),
    "not_the_rule": _not_the_rule,
    "parts": _numbered("parts", "id", "number"),
    "notices": _numbered("notices", "id", "id"),
    "groups": _groups,
    "rule": _ratings_of_rule,
    "steps_up": _steps_up,
    "asks": _asks,
    "privacy": _numbered("privacy", "criterion", ""),
    "papers": _whole_file("exercise", "id"),
    "scale": _scale,
    "criteria": _criteria,
    "elements": _elements,
    "levels": _levels,
    "guides": _whole_file("criterion"),
    "entries": _numbered("entries", "criterion", "id"),
    "mistakes": _numbered("mistakes", "criterion", ""),
    "dossiers": _whole_file("id"),
    "evidence": _numbered("evidence", "id", "id"),
    "ratings": _numbered("ratings", "id", "criterion"),
    "drills": _whole_file("id"),
    "situations": _items("boundary"),
    "bins": _numbered("bins", "id", "id"),
    "cards": _numbered("cards", "id", "id"),
    "faults": _items("spot_fault"),
    "steps": _numbered("steps", "id", "id"),
    "cases": _numbered("cases", "id", "id"),
    "questions": _items("choice"),
    "options": _options,
    "terms": _terms,
}
