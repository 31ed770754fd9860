"""What a workbook asks for: changed cells, new rows, new parts of files, and what is wrong."""

from dataclasses import dataclass, field
from typing import Any

from generator.course.loading.editing import Value
from generator.course.model.course import Place
from generator.course.problems import Location, Problem


@dataclass(frozen=True)
class Change:
    """One changed cell."""

    cell: str
    file: str
    place: Place
    old: str
    new: str
    value: Value
    siblings: tuple[str, ...]


@dataclass(frozen=True)
class Fresh:
    """A row that no file has yet: the ids that were typed, and its values by their place."""

    spec: str
    cell: str
    ids: tuple[str, ...]
    values: dict[Place, Value]
    cells: dict[Place, str]


@dataclass(frozen=True)
class Addition:
    """A new part for the end of a list, with what was typed and an id where it has one.

    Without a place it is a whole file: `values` of an exercise, or the `text` of a paper.
    """

    cell: str
    file: str
    place: Place
    id: str
    values: dict[str, Any]
    cells: dict[Place, str]
    text: str | None = None


@dataclass
class Compared:
    """All changed cells and new rows, and everything that is wrong."""

    changes: list[Change] = field(default_factory=list)
    fresh: list[Fresh] = field(default_factory=list)
    additions: list[Addition] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def wrong(self, code: str, where: str, **details: object) -> None:
        self.problems.append(Problem(code, Location(where), details))
