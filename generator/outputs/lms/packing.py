"""What is written for which platform: file names and contents."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from generator.course.model.course import Course, Track
from generator.locale import Locale
from generator.outputs.bundles.archive import read_folder
from generator.outputs.lms.kolibri import kolibri_channel
from generator.outputs.lms.moodle import moodle_xml
from generator.outputs.lms.qti import qti_package
from generator.outputs.lms.questions import question_sets
from generator.outputs.lms.scorm import scorm_package

Format = Literal["scorm", "moodle", "qti", "kolibri"]

FORMATS: tuple[Format, ...] = ("scorm", "moodle", "qti", "kolibri")
PRESETS: dict[str, tuple[Format, ...]] = {"moodle": ("scorm", "moodle"), "kolibri": ("kolibri",)}
"""What a platform takes; a format of its own, or several."""

NEED_SITE = frozenset({"scorm", "kolibri"})

File = tuple[str, bytes]


def lms_files(
    course: Course,
    tracks: tuple[Track, ...],
    formats: tuple[Format, ...],
    site: Path | None,
    version: int = 1,
) -> Iterator[File]:
    """Every file by its path below the target folder; `site` is a built site, if one is needed."""
    locale = Locale.load(course.settings.language)
    pages = read_folder(site) if site is not None else {}
    for track in tracks:
        yield from _track_files(course, track, formats, pages, locale)
    if "kolibri" in formats:
        for path, content in kolibri_channel(pages, course, version, locale).items():
            yield f"kolibri/{path}", content


def _track_files(
    course: Course,
    track: Track,
    formats: tuple[Format, ...],
    pages: dict[str, bytes],
    locale: Locale,
) -> Iterator[File]:
    name = f"{course.settings.id}-{track.id}".replace("_", "-")
    if "scorm" in formats:
        yield f"{name}-scorm12.zip", scorm_package(pages, course, track, locale)
    sets = question_sets(course, track, locale)
    if "moodle" in formats and sets:
        yield f"{name}-moodle.xml", moodle_xml(course, track, sets, locale)
    if "qti" in formats and sets:
        language = course.settings.language
        yield f"{name}-qti3.zip", qti_package(name, track.name, sets, language, locale)
