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

    def sort_key(self) -> tuple[bool, int, Location, str, str]:
        """Errors first, and among them causes before what may follow from them."""
        details = str(sorted(self.details.items()))
        return (self.severity != "error", self._rank, self.where, self.code, details)

    @property
    def _rank(self) -> int:
        """0 for files that cannot be read, 1 for what others lean on, 2 for the rest."""
        if self.code[0] in "FYS":
            return 0
        basic = self.where.path.startswith(("rubric_data/course", "rubric_data/standards"))
        return 1 if basic or self.code == "R101" else 2


class CourseError(Exception):
    """A course that cannot be used; carries every problem that was found."""

    def __init__(self, problems: Iterable[Problem]):
        self.problems = sorted(problems, key=Problem.sort_key)
        super().__init__(f"{len(self.problems)} problem(s)")
