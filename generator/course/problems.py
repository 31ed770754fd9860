"""What can be wrong with a course, as values: the wording lives in the locale files."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Location:
    """A place in a data file; line and column count from 1, 0 means the whole file."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.path
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Problem:
    """One thing to mend: a permanent code, a place, and the values its wording needs."""

    code: str
    where: Location
    details: Mapping[str, object] = field(default_factory=dict)
    severity: Severity = "error"

    def sort_key(self) -> tuple[Location, str, str]:
        return (self.where, self.code, str(sorted(self.details.items())))


class CourseError(Exception):
    """A course that cannot be used; carries every problem that was found."""

    def __init__(self, problems: Iterable[Problem]):
        self.problems = sorted(problems, key=Problem.sort_key)
        super().__init__(f"{len(self.problems)} problem(s)")
