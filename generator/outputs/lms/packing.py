"""What is written for which platform: file names and contents."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

from generator.course.model.course import Course, Track
from generator.course.narrowing import narrowed
from generator.locale import Locale
from generator.outputs.bundles.archive import read_folder
from generator.outputs.lms.kolibri import kolibri_channel
from generator.outputs.lms.moodle import Entry, entries, moodle_xml
from generator.outputs.lms.qti import qti_package
from generator.outputs.lms.questions import question_sets
from generator.outputs.lms.scorm import scorm_package
from generator.site.views.workshop import course_stem

Format = Literal["scorm", "scorm2004", "moodle", "qti", "kolibri"]

FORMATS: tuple[Format, ...] = ("scorm", "scorm2004", "moodle", "qti", "kolibri")
PRESETS: dict[str, tuple[Format, ...]] = {"moodle": ("scorm", "moodle"), "kolibri": ("kolibri",)}
"""What a platform takes; a format of its own, or several."""

NEED_SITE = frozenset({"scorm", "scorm2004", "kolibri"})

File = tuple[str, bytes]

SiteOf = Callable[[Course], Path]
"""The folder of a built site of a course."""


def lms_files(
    course: Course,
    tracks: tuple[Track, ...],
    formats: tuple[Format, ...],
    site_of: SiteOf | None,
    version: int = 1,
    standards: tuple[str, ...] = (),
) -> Iterator[File]:
    """Every file by its path below the target folder.

    Each track is packed from a site of its own, with its own pages and exercises and no others;
    `standards` names those that are wanted, all where it is empty.
    """
    locale = Locale.of(course)
    own = [(track, narrowed(course, track, standards)) for track in tracks]
    pages = {
        track.id: read_folder(site_of(one)) if site_of is not None else {} for track, one in own
    }
    for track, one in own:
        yield from _track_files(one, track, standards, formats, pages[track.id], locale)
    if "moodle" in formats:
        yield from _moodle_files(course, own, standards, locale)
    if "kolibri" in formats:
        for path, content in kolibri_channel(pages, own, course, version, locale).items():
            yield f"kolibri/{path}", content


def _track_files(
    course: Course,
    track: Track,
    standards: tuple[str, ...],
    formats: tuple[Format, ...],
    pages: dict[str, bytes],
    locale: Locale,
) -> Iterator[File]:
    name = _named(course_stem(course), track.id, *standards)
    if "scorm" in formats:
        yield f"{name}-scorm12.zip", scorm_package(pages, course, track, locale)
    if "scorm2004" in formats:
        yield f"{name}-scorm2004.zip", scorm_package(pages, course, track, locale, "2004")
    sets = question_sets(course, track, locale)
    if "qti" in formats and sets:
        language = course.settings.language
        lasting = _named(course.settings.id, track.id, *standards)
        yield f"{name}-qti3.zip", qti_package(lasting, track.name, sets, language, locale)


def _named(*parts: str) -> str:
    return "-".join(part for part in parts if part).replace("_", "-")


def _moodle_files(
    course: Course,
    own: list[tuple[Track, Course]],
    standards: tuple[str, ...],
    locale: Locale,
) -> Iterator[File]:
    """Questions that stand in all tracks once, in a file of their own; the others by track."""
    sorts: dict[tuple[str, str], tuple[list[Entry], list[Entry]]] = {}
    seen: set[str] = set()
    for track, one in own:
        for exercise in one.exercises:
            shared = bool(course.school_levels) and exercise.school_level is None
            if exercise.id in seen:
                continue
            seen.add(exercise.id)
            place = ("", locale.text("lms.shared")) if shared else (track.id, track.name)
            every, newer = sorts.setdefault(place, ([], []))
            standard = one.standard(exercise.standard)
            for found, entry in zip(
                (every, newer), entries(one, standard, exercise, locale), strict=True
            ):
                if entry.questions or entry.whole:
                    found.append(entry)
    for (track_id, folder), (every, newer) in sorts.items():
        name = _named(course_stem(course), track_id, *standards)
        for end, entered in (("moodle", every), ("moodle-44", newer)):
            if entered:
                yield f"{name}-{end}.xml", moodle_xml(course, folder, entered, locale)
