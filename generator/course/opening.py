"""The front door: a folder becomes a checked course, or all its problems at once."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from generator.course.checks import all_checks
from generator.course.loading.course_files import load_course
from generator.course.model.course import Course
from generator.course.problems import CourseError, Problem


@dataclass(frozen=True)
class CheckedCourse:
    """A course (None when it cannot be built) with everything worth telling its authors."""

    course: Course | None
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(p for p in self.problems if p.severity == "error")

    @property
    def warnings(self) -> tuple[Problem, ...]:
        return tuple(p for p in self.problems if p.severity == "warning")


def check_course(root: Path, applies_on: date | None = None) -> CheckedCourse:
    """Read and check the course below `root` (the folder with `rubric_data/`).

    `applies_on` is the day that pages call today; it goes before the course's own.
    """
    loaded = load_course(root)
    problems = list(loaded.problems)
    course = loaded.course
    if course is not None:
        if applies_on is not None:
            settings = course.settings.model_copy(update={"applies_on": applies_on})
            course = replace(course, settings=settings)
        problems += all_checks(course, loaded.unreadable)
    return CheckedCourse(course, tuple(sorted(_once(problems), key=Problem.sort_key)))


def open_course(root: Path, strict: bool = False) -> Course:
    """The course below `root`; CourseError with every problem when it cannot be built as it is."""
    checked = check_course(root)
    refused = checked.problems if strict else checked.errors
    if refused or checked.course is None:
        raise CourseError(refused)
    return checked.course


def _once(problems: Iterable[Problem]) -> list[Problem]:
    seen: dict[tuple[str, str, str], Problem] = {}
    for problem in problems:
        seen.setdefault((problem.code, str(problem.where), str(problem.details)), problem)
    return list(seen.values())


def find_root(start: Path) -> Path | None:
    """The nearest folder at or above `start` that holds `rubric_data/course.yaml`."""
    for folder in (start, *start.parents):
        if (folder / "rubric_data" / "course.yaml").is_file():
            return folder
    return None
