"""The courses of the tests that nobody changes: read and planned once in a process, built once.

Neither a course nor a plan is ever changed in place. A folder that a test edits is opened with
`open_course`: here its first state would stay for good.
"""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from filelock import FileLock

from generator.course.model.base import Audience
from generator.course.model.course import Course
from generator.course.model.paper_words import PaperWords
from generator.course.opening import CheckedCourse, check_course
from generator.locale import Locale
from generator.outputs.building import build_site
from generator.site.planning import Site, plan_site

ROOT = Path(__file__).parents[1]
FIXTURES = ROOT / "tests" / "fixtures"
COURSES = {
    "shipped": ROOT,
    "museum": FIXTURES / "museum",
    "gallery": FIXTURES / "gallery",
    "arabic": FIXTURES / "arabic",
}

PAPER_WORDS = PaperWords(
    weekdays=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    totals=("Sum",),
    signed=("signed",),
    sealed=("sealed",),
)
"""Words by which papers are read, for the museum, which has none."""


def with_paper_words(course: Course, words: PaperWords | None) -> Course:
    """The course with other words by which its papers are read."""
    return replace(course, settings=course.settings.model_copy(update={"paper_words": words}))


@cache
def checked_at(root: Path, day: date | None) -> CheckedCourse:
    """The shipped course or one of the fixtures with what is told of it, on its own day or on
    another one."""
    assert root == ROOT or root.parent == FIXTURES, f"{root} may change: use open_course"
    return check_course(root, day)


def course_at(root: Path, day: date | None = None) -> Course:
    """The course alone; on its own day it has no errors."""
    checked = checked_at(root, day)
    assert checked.course is not None and (day or not checked.errors), checked.errors
    return checked.course


def site_at(root: Path, audience: Audience = "participant", day: date | None = None) -> Site:
    """What such a course's site is planned to hold, in the language of the course."""
    return _planned(root, audience, day)


@cache
def _planned(root: Path, audience: Audience, day: date | None) -> Site:
    course = course_at(root, day)
    return plan_site(course, audience, Locale.load(course.settings.language))


def built(base: Path, name: str) -> Path:
    """A site in a folder of `base`, made by the first process that asks: `museum-trainer`.

    The folder's name is one that people give: spaces, Vietnamese letters, brackets.
    """
    folder = base / "Tập huấn 2019 (bản 1)"
    folder.mkdir(exist_ok=True)
    with FileLock(base / f"{name}.lock"):
        out = folder / name
        if not (out / "index.html").is_file():
            course = name.removesuffix("-trainer")
            audience: Audience = "participant" if course == name else "trainer"
            strict = name in ("shipped", "museum")  # where a warning of the engine is a fault
            build_site(COURSES[course], course_at(COURSES[course]), audience, out, strict)
    return out
