"""Where pages lie: short ASCII paths that stay the same for ever, and links between them."""

import posixpath
from typing import Literal, get_args

from generator.course.model.announced import AnnouncedStandard
from generator.course.model.course import Course, Track
from generator.course.model.crosswalk import Crosswalk
from generator.course.model.exercise import Exercise
from generator.course.model.law import TodayRole
from generator.course.model.standard import Criterion, Standard

StandardPage = Literal[
    "index", "rating", "process", "summary", "evidence", "plan", "portfolio", "practice"
]

HOME = "index.md"
GLOSSARY = "glossary.md"
ABOUT = "about.md"
RESULTS = "results.md"
TODAY = "today/index.md"
YEARLY = "today/yearly.md"

DAY = "trainer/index.md"
NOTES = "trainer/notes.md"
KEYS = "trainer/keys.md"
RUNNING = "trainer/running.md"
BOARD = "trainer/board.md"
PAPER_ENTRY = "trainer/paper-entry.md"
DOWNLOADS = "trainer/downloads.md"
FILES = "trainer/files/"
"""Pages of the trainer's output only; the running view is a page without a frame."""


def track_home(track: Track) -> str:
    """The home of a track; the only track of a course shares the site's home."""
    return f"{track.folder}index.md"


def track_opinions(track: Track) -> str:
    return f"{track.folder}opinions.md"


def standard_page(track: Track, standard: Standard, page: StandardPage = "index") -> str:
    return f"{track.folder}{standard.id}/{page}.md"


def criterion_code(standard: Standard, criterion: Criterion) -> str:
    """`c06` for `teacher-2018-c06`: the id without the standard's own."""
    return criterion.id.removeprefix(f"{standard.id}-")


def criterion_page(track: Track, standard: Standard, criterion: Criterion) -> str:
    return f"{track.folder}{standard.id}/{criterion_code(standard, criterion)}.md"


def announced_page(announced: AnnouncedStandard) -> str:
    return f"announced/{announced.id}.md"


def today_role(role: TodayRole) -> str:
    """What applies today to one of the people in the room."""
    return f"today/{role.id}.md"


def crosswalk_page(crosswalk: Crosswalk) -> str:
    return f"crosswalk-{crosswalk.id}.md"


def exercise_slug(exercise: Exercise) -> str:
    """`d01` for `teacher-2018-primary-d01`: the id without its standard and its school level.

    The ticks in the menu go back from an address to the id (`frontend/src/page/ticks.js`).
    """
    slug = exercise.id.removeprefix(f"{exercise.standard}-")
    return slug.removeprefix(f"{exercise.school_level}-") if exercise.school_level else slug


def exercise_pages(course: Course, track: Track, standard: Standard) -> dict[str, str]:
    """Where the exercises of a standard in a track lie, by id; a name that another page of the
    folder has already gives way to the whole id."""
    taken = {criterion_page(track, standard, c) for c in standard.criteria}
    taken |= {standard_page(track, standard, name) for name in get_args(StandardPage)}
    pages: dict[str, str] = {}
    for exercise in course.exercises_of(track, standard.id):
        folder = f"{track.folder}{standard.id}/"
        short = f"{folder}{exercise_slug(exercise)}.md"
        path = f"{folder}{exercise.id}.md" if short in taken else short
        taken.add(path)
        pages[exercise.id] = path
    return pages


def picture_file(exercise: str, name: str) -> str:
    """A picture of an exercise's papers, as a file of the site."""
    return f"assets/papers/{exercise}/{name}"


def key_page(exercise: Exercise) -> str:
    """The trainer's page with the key of a dossier."""
    return f"trainer/key-{exercise.id}.md"


def deck_page(deck: str) -> str:
    """The slides of the plenary or of a class: a page without a frame."""
    return f"trainer/slides-{deck}.md"


def page_key(path: str) -> str:
    """The name under which a browser remembers a page: its path without the ending."""
    return path.removesuffix(".md")


def asset_link(from_page: str, to_file: str) -> str:
    """The address of a file as seen from a page."""
    return posixpath.relpath(to_file, posixpath.dirname(from_page) or ".")


def link(from_page: str, to_page: str, anchor: str = "") -> str:
    """The address of a page as seen from another one (`use_directory_urls` is off)."""
    folder = posixpath.dirname(from_page) or "."
    address = posixpath.relpath(to_page, folder).removesuffix(".md") + ".html"
    return f"{address}#{anchor}" if anchor else address
