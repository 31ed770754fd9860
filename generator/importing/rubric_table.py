"""A rubric in a table (criteria and levels, either in rows, points or none) becomes a standard.

Only what the table says is taken over: whatever else a standard needs stays a place to fill in, and
no overall rating is worked out before somebody has written how.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from generator.course.caging import Refused
from generator.course.model.base import SKELETON
from generator.importing.folding import fold
from generator.importing.rubric_turning import lies_across, turned

_ORDER_HEAD = re.compile(r"(?:tt|stt|so|so tt|no|nr|#)\.?$")
_WEIGHT_HEAD = re.compile(r"(?:he so|trong so|weight)\b")
_POINTS = re.compile(
    r"^(?P<first>\d+(?:[.,]\d{1,2})?)\s*[-–:.]\s*(?=\D)"
    r"|\(\s*(?P<last>\d+(?:[.,]\d{1,2})?)\s*[^\W\d_]{0,7}\s*\)$"
)
"""Points of a level: "3 - Good", "Good (3)", "Good (3 points)"; the 3 of "Level 3" is its name."""
_NUMBERED = re.compile(r"(?P<number>\d+(?:\.\d+)*|[A-Z]\d+(?:\.\d+)*)[.)]?\s+(?P<name>\S.*)$")


@dataclass(frozen=True)
class TableLevel:
    """A level: its name, its points where the table states them, its place in a row."""

    name: str
    points: float | None
    column: int


@dataclass(frozen=True)
class TableCriterion:
    """A criterion: number and name, its weight, the texts of the levels, lowest first."""

    number: str
    name: str
    weight: float | None
    texts: tuple[str, ...]


@dataclass
class TableRubric:
    """Levels, lowest first, and groups of criteria as the table has them."""

    levels: tuple[TableLevel, ...]
    groups: list[tuple[str, list[TableCriterion]]] = field(default_factory=list)
    across: bool = False
    """Whether the table had its criteria in columns."""

    @property
    def criteria(self) -> list[TableCriterion]:
        return [criterion for _, criteria in self.groups for criterion in criteria]


def rubric_in(
    rows: Sequence[Sequence[str]], falling: bool = False, across: bool | None = None
) -> TableRubric:
    """What a table says. `falling`: its first level is the highest; points say it by themselves.
    `across`: levels stand in rows and criteria in columns; None looks at the table.

    Refused (I122) where no row names two levels, or no row below them has texts.
    """
    across = lies_across(rows) if across is None else across
    if across and rows:
        rows = turned(rows)
    for at, row in enumerate(rows):
        heads = _heads(row)
        if heads is not None:
            name, order, weight, levels = heads
            rubric = TableRubric(_lowest_first(levels, falling), across=across)
            for below in rows[at + 1 :]:
                _take(rubric, below, name, order, weight)
            if rubric.criteria:
                return rubric
    raise Refused("I122")


Heads = tuple[int, int | None, int | None, list[TableLevel]]


def _heads(row: Sequence[str]) -> Heads | None:
    """Columns of name, order and weight, and the levels; None for a row that is no heading."""
    filled = [n for n, cell in enumerate(row) if cell]
    order = next((n for n in filled if _ORDER_HEAD.fullmatch(fold(row[n]))), None)
    weight = next((n for n in filled if _WEIGHT_HEAD.match(fold(row[n]))), None)
    rest = [n for n in range(len(row)) if n not in (order, weight)]
    named = [n for n in rest[1:] if row[n]]
    if len(named) < 2:
        return None
    return rest[0], order, weight, [_level(row[n], n) for n in named]


def _level(head: str, column: int) -> TableLevel:
    match = _POINTS.search(head)
    if match is None:
        return TableLevel(head, None, column)
    points = float((match["first"] or match["last"]).replace(",", "."))
    name = (head[: match.start()] + head[match.end() :]).strip(" -–:()")
    return TableLevel(name or head, points, column)


def _lowest_first(levels: list[TableLevel], falling: bool) -> tuple[TableLevel, ...]:
    points = [level.points for level in levels]
    known = [p for p in points if p is not None]
    if len(known) == len(points) and len(set(known)) == len(known):
        return tuple(sorted(levels, key=lambda level: level.points or 0))
    return tuple(reversed(levels)) if falling else tuple(levels)


def _take(
    rubric: TableRubric, row: Sequence[str], name: int, order: int | None, weight: int | None
) -> None:
    """A row with texts is a criterion, one with a single cell begins a group."""

    def cell(column: int | None) -> str:
        return row[column] if column is not None and column < len(row) else ""

    texts = tuple(cell(level.column) for level in rubric.levels)
    if not any(texts):
        if title := next((one for one in row if one), ""):
            rubric.groups.append((title, []))
        return
    title = cell(name)
    if not title:
        return
    if not rubric.groups:
        rubric.groups.append(("", []))
    match = _NUMBERED.match(title)
    number = cell(order) or (match["number"] if match else str(len(rubric.criteria) + 1))
    factor = cell(weight).replace(",", ".")
    made = TableCriterion(
        number,
        match["name"] if match else title,
        float(factor) if re.fullmatch(r"\d+(?:\.\d{1,2})?", factor) else None,
        texts,
    )
    rubric.groups[-1][1].append(made)


# --- the standard -------------------------------------------------------------------------------


def standard_data(rubric: TableRubric, standard_id: str) -> dict[str, Any]:
    """The standard as plain values, with a place to fill in for all that the table does not say."""
    ids = [f"l{n}" for n in range(len(rubric.levels))]
    hole = SKELETON
    return {
        "id": standard_id,
        "role": "person",
        "name": hole, "short": hole, "person": hole, "about": hole, "words": hole,
        "instrument": {
            "number": hole, "title": hole, "issuer": hole, "status": "draft",
            "status_note": hole, "status_confidence": "memory",
        },
        "scale": [
            {"id": i, "name": level.name, "short": str(n), "meaning": hole, **_points(level)}
            for n, (i, level) in enumerate(zip(ids, rubric.levels, strict=True))
        ],
        "groups": [
            _group(standard_id, n, title, criteria, ids)
            for n, (title, criteria) in enumerate(_filled(rubric), 1)
        ],
        "rating_rule": {
            "citation": hole, "confidence": "memory", "summary": hole,
            "ratings": [
                {"rating": "reached", "name": hole, "short": hole, "unread": True},
                {"rating": "other", "name": hole, "short": hole, "otherwise": True},
            ],
        },
    }  # fmt: skip


def _filled(rubric: TableRubric) -> list[tuple[str, list[TableCriterion]]]:
    return [(title, criteria) for title, criteria in rubric.groups if criteria]


def _points(level: TableLevel) -> dict[str, float]:
    return {} if level.points is None else {"points": _plain(level.points)}


def _plain(value: float) -> float:
    return int(value) if value == int(value) else value


def _group(
    standard_id: str, number: int, title: str, criteria: list[TableCriterion], ids: list[str]
) -> dict[str, Any]:
    name = title or SKELETON
    return {
        "number": str(number),
        "name": name, "short": name, "citation": SKELETON, "about": SKELETON,
        "criteria": [
            _criterion(f"{standard_id}-g{number}c{n}", one, ids)
            for n, one in enumerate(criteria, 1)
        ],
    }  # fmt: skip


def _criterion(criterion_id: str, one: TableCriterion, ids: list[str]) -> dict[str, Any]:
    own = {} if one.weight in (None, 1) else {"weight": _plain(one.weight or 1)}
    return {
        "id": criterion_id,
        "number": one.number,
        "name": one.name, "short": one.name, "citation": SKELETON, "about": SKELETON,
        "lowest": one.texts[0] or SKELETON,
        "levels": {
            level: {
                "summary": text or SKELETON,
                "key_terms": [SKELETON],
                "citation": SKELETON,
                "confidence": "memory",
            }
            for level, text in zip(ids[1:], one.texts[1:], strict=True)
        },
        "steps_up": {f"{a}-{b}": SKELETON for a, b in pairwise(ids[1:])},
        **own,
    }  # fmt: skip
