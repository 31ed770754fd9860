"""The page that shows source and result side by side, as plain values."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.importing.citing import citation, place_words
from generator.importing.edits import Corrections
from generator.importing.found import Found, FoundCriterion, FoundGroup
from generator.importing.remaining import doubt_key, hours, tasks_of
from generator.importing.report import level_label
from generator.importing.source import Line, Place, SourceText
from generator.locale import Locale


@dataclass(frozen=True)
class SourceRow:
    """A line of the file, or a table with its cells; `became` says what it was taken for."""

    number: int
    place: str
    text: str
    cells: tuple[tuple[str, ...], ...] = ()
    became: tuple[str, ...] = ()


@dataclass(frozen=True)
class ResultRow:
    """A part of the result, and the line of the file that it begins in (-1: none)."""

    label: str
    text: str
    citation: str
    line: int


@dataclass(frozen=True)
class CriterionResult:
    """A criterion with its levels."""

    head: ResultRow
    levels: tuple[ResultRow, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True)
class GroupResult:
    """A group of criteria."""

    head: ResultRow
    criteria: tuple[CriterionResult, ...]


@dataclass(frozen=True)
class DoubtRow:
    """Something to look at; `key` names it when a person has."""

    key: str
    label: str
    text: str
    line: int
    checked: bool


@dataclass(frozen=True)
class Beside:
    """The whole page."""

    name: str
    rows: tuple[SourceRow, ...]
    head: tuple[ResultRow, ...]
    groups: tuple[GroupResult, ...]
    ratings: tuple[ResultRow, ...]
    doubts: tuple[DoubtRow, ...]
    tasks: tuple[str, ...]
    hours: str
    edits: int


def beside(
    name: str, source: SourceText, found: Found, corrections: Corrections, new: bool, locale: Locale
) -> Beside:
    """Source and result with the lines that belong together."""
    at = _lines_by_place(source)
    groups = tuple(_group(g, found, at, locale) for g in found.groups)
    ratings = tuple(
        ResultRow(r.name, r.text.text, citation(r.text.cite), at.get(r.text.place, -1))
        for r in found.rule.ratings
    )
    tasks = tasks_of(found, new, corrections.checked)
    words = [locale.text(f"importing.task.{t.key}", n=t.count, minutes=t.minutes) for t in tasks]
    whole, minutes = hours(tasks)
    return Beside(
        name=name,
        rows=tuple(_rows(source, _became(groups, ratings), locale)),
        head=tuple(_head(found, at, locale)),
        groups=groups,
        ratings=ratings,
        doubts=tuple(_doubts(found, at, corrections, locale)),
        tasks=tuple(words),
        hours=locale.text("importing.task.all", hours=whole, minutes=minutes),
        edits=len(corrections.edits),
    )


def _lines_by_place(source: SourceText) -> dict[Place, int]:
    at: dict[Place, int] = {}
    for number, item in enumerate(source.items):
        lines: Iterable[Line] = (
            (item,)
            if isinstance(item, Line)
            else (x for row in item.rows for cell in row for x in cell.lines)
        )
        for line in lines:
            at.setdefault(line.place, number)
    return at


def _group(group: FoundGroup, found: Found, at: dict[Place, int], locale: Locale) -> GroupResult:
    title = locale.text("importing.report.group", number=group.number, name=group.name)
    head = ResultRow(title, "", citation(group.cite), at.get(group.place, -1))
    return GroupResult(head, tuple(_criterion(c, found, at, locale) for c in group.criteria))


def _criterion(
    criterion: FoundCriterion, found: Found, at: dict[Place, int], locale: Locale
) -> CriterionResult:
    names = {level.key: level.name for level in found.scale.levels}
    title = locale.text("importing.editor.criterion", number=criterion.number, name=criterion.name)
    head = ResultRow(title, "", citation(criterion.cite), at.get(criterion.place, -1))
    levels = tuple(
        ResultRow(
            level_label(names[key], criterion.points.get(key, ""), locale),
            t.text,
            citation(t.cite, names[key]),
            at.get(t.place, -1),
        )
        for key, t in criterion.levels.items()
    )
    missing = tuple(x.name for x in found.scale.described if x.key not in criterion.levels)
    return CriterionResult(head, levels, missing)


def _head(found: Found, at: dict[Place, int], locale: Locale) -> Iterator[ResultRow]:
    for key in ("number", "title", "issuer", "issued", "in_force_from"):
        value = getattr(found.head, key)
        line = at.get(found.head.places.get(key, Place()), -1) if value else -1
        shown = str(value) if value else locale.text("importing.report.not_found")
        yield ResultRow(locale.text(f"importing.head.{key}"), shown, "", line)


def _became(groups: Iterable[GroupResult], ratings: Iterable[ResultRow]) -> dict[int, list[str]]:
    """Line -> the names of what begins there."""
    became: dict[int, list[str]] = {}
    for group in groups:
        became.setdefault(group.head.line, []).append(group.head.label)
        for criterion in group.criteria:
            became.setdefault(criterion.head.line, []).append(criterion.head.label)
            for level in criterion.levels:
                became.setdefault(level.line, []).append(level.label)
    for rating in ratings:
        became.setdefault(rating.line, []).append(rating.label)
    return became


def _rows(source: SourceText, became: dict[int, list[str]], locale: Locale) -> Iterator[SourceRow]:
    for number, item in enumerate(source.items):
        names = tuple(became.get(number, ()))
        if isinstance(item, Line):
            yield SourceRow(number, place_words(item.place, locale), item.text, (), names)
        else:
            cells = tuple(
                tuple("\n".join(x.text for x in cell.lines) for cell in row) for row in item.rows
            )
            yield SourceRow(number, "", "", cells, names)


def _doubts(
    found: Found, at: dict[Place, int], corrections: Corrections, locale: Locale
) -> Iterator[DoubtRow]:
    for doubt in found.doubts:
        key = doubt_key(doubt.why, doubt.text)
        words = doubt.text
        if doubt.why == "head_missing":
            words = locale.text(f"importing.head.{doubt.text}")
        label = locale.text(f"importing.doubt.{doubt.why}")
        yield DoubtRow(key, label, words, at.get(doubt.place, -1), key in corrections.checked)
    for rating in found.rule.ratings:
        for name in rating.doubts:
            key = doubt_key(name, rating.name)
            label = locale.text(f"importing.rule_doubt.{name}")
            words = "; ".join((rating.name, *rating.unread))
            yield DoubtRow(
                key, label, words, at.get(rating.text.place, -1), key in corrections.checked
            )
