"""What every check gets: the course, and which kinds of files could not be read."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from generator.course.model.course import Course
from generator.course.near import nearest
from generator.course.problems import Location, Problem


@dataclass(frozen=True)
class Context:
    """A loaded course under examination."""

    course: Course
    unreadable: frozenset[str] = frozenset()

    def at(self, source: str, *place: str | int) -> Location:
        """The position of a part of a record, such as `at("guide:x", "entries", 2, "level")`."""
        return self.course.sources[source].at(*place)

    def dangling(
        self, kind: str, value: str, known: Iterable[str], where: Location
    ) -> Iterator[Problem]:
        """A problem when `value` is unknown, unless the file that defines it is itself broken."""
        names = list(known)
        if value in names or kind in self.unreadable:
            return
        yield Problem("R102", where, {"kind": kind, "id": value, "near": nearest(value, names)})


Check = Callable[[Context], Iterator[Problem]]


def repeated(ids: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Positions and values of ids that stood in the list before."""
    seen: set[str] = set()
    for number, value in enumerate(ids):
        if value in seen:
            yield number, value
        seen.add(value)
