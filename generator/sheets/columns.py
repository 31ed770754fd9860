"""The sheets and their columns: which value a cell holds and what may stand in it."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel

from generator.course.model import evidence, exercise, rule, standard
from generator.course.model.course import Place

Shape = Literal["text", "lines", "ids", "rule"]
"""`lines`: one text a line, `ids`: ids with commas between them, `rule`: conditions in words."""
What = Literal["standard", "guides", "dossiers", "papers"]
"""`papers` are the Markdown files of dossiers; the other kinds are YAML files."""


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


@dataclass(frozen=True)
class Spec:
    """One sheet: the parts of a file that make its rows; the ids are locked.

    A sheet that `grows` has empty rows for new parts.
    """

    key: str
    what: What
    ids: tuple[str, ...]
    columns: tuple[Column, ...]
    grows: bool = False


def _c(record: type[BaseModel], keys: str, width: int = 40, **more: Any) -> tuple[Column, ...]:
    return tuple(
        Column(k, record, width=width, path=(*more.get("under", ()), k), **_rest(more))
        for k in keys.split()
    )


def _rest(more: dict[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in more.items() if k != "under"}


def _whole(record: type[BaseModel], key: str, width: int) -> tuple[Column, ...]:
    """The row's own value: one text of a mapping or list called `key`."""
    return (Column(key, record, width=width),)


_ENTRY, _KEY = evidence.EvidenceEntry, exercise.DossierKey
_LEVEL: dict[str, Any] = {"width": 12, "choices": "levels"}
_SURE: dict[str, Any] = {"width": 14, "choices": "confidence"}
SPECS = (
    Spec("standards", "standard", ("standard",), (
        *_c(standard.Standard, "name short person", 30), *_c(standard.Standard, "about words", 70),
    )),
    Spec("notices", "standard", ("standard", "id"), (
        *_c(standard.Notice, "title"), *_c(standard.Notice, "text", 70),
        *_c(standard.Notice, "suspended_phrase", 40, optional=True),
        *_c(standard.Notice, "confidence", **_SURE),
    )),
    Spec("groups", "standard", ("standard", "number"), (
        *_c(standard.CriteriaGroup, "name short"), *_c(standard.CriteriaGroup, "citation", 20),
        *_c(standard.CriteriaGroup, "about", 60),
        *_c(standard.CriteriaGroup, "confidence", optional=True, **_SURE),
    )),
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
    Spec("steps_up", "standard", ("criterion", "step"), _whole(standard.Criterion, "steps_up", 90)),
    Spec("rule", "standard", ("standard", "rating"), (
        *_c(rule.OverallRating, "name short", 24),
        *_c(rule.OverallRating, "when", 90, shape="rule"),
        *_c(rule.OverallRating, "summary", 60, optional=True),
        *_c(rule.OverallRating, "citation", 24, optional=True),
        *_c(rule.OverallRating, "confidence", optional=True, **_SURE),
    )),
    Spec("guides", "guides", ("criterion",), (
        *_c(evidence.EvidenceGuide, "intro", 60),
        *_c(evidence.FindingSteps, "key_words would_show where decide", 50, under=("steps",)),
    )),
    Spec("asks", "guides", ("criterion", "level"), _whole(evidence.FindingSteps, "asks", 90)),
    Spec("entries", "guides", ("criterion", "id"), (
        *_c(_ENTRY, "level", **_LEVEL),
        *_c(_ENTRY, "school_levels", 20, shape="ids", choices="school_levels", optional=True),
        *_c(_ENTRY, "kind", 14, choices="kinds"),
        *_c(_ENTRY, "title what counts kept authentic does_not_prove would_lift", 36),
        *_c(_ENTRY, "also_serves", 22, shape="ids", optional=True),
        *_c(evidence.Origin, "kind", 18, choices="origins", under=("origin",)),
        *_c(evidence.Origin, "source", 24, optional=True, under=("origin",)),
    ), grows=True),
    Spec("mistakes", "guides", ("criterion", "number"), (
        *_c(evidence.Mistake, "mistake instead", 60),
    )),
    Spec("privacy", "guides", ("criterion", "number"), (
        *_whole(evidence.EvidenceGuide, "privacy", 90),
    )),
    Spec("dossiers", "dossiers", ("exercise",), (
        *_c(exercise.Dossier, "title"), *_c(exercise.Dossier, "intro", 60),
        *_c(exercise.Dossier, "trainer_note", 60, optional=True),
        *_c(exercise.Person, "name role school period about", 34, under=("person",)),
    )),
    Spec("evidence", "dossiers", ("exercise", "id"), (
        *_c(exercise.EvidenceItem, "title"),
        *_c(exercise.EvidenceItem, "short", optional=True),
        *_c(exercise.EvidenceItem, "kind", 14, choices="kinds"),
        *_c(exercise.EvidenceItem, "dated", 34, optional=True, dated=True),
        *_c(exercise.EvidenceItem, "issued_by fault", 34, optional=True),
    )),
    Spec("papers", "papers", ("exercise", "id"), (
        *_c(exercise.EvidenceItem, "text", 110),
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
    return ".".join(str(part) for part in column.path) or column.key


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
    if column.shape in ("text", "rule"):
        return text
    parts = text.split("\n") if column.shape == "lines" else re.split(r"[\s,;]+", text)
    return tuple(p for p in map(str.strip, parts) if p) or None
