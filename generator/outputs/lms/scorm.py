"""SCORM 1.2 and 2004: the site in a frame as one object to start, for one track."""

import json
from collections.abc import Mapping
from itertools import chain
from typing import Literal

from generator.course.model.course import Course, Track
from generator.course.model.exercise import Exercise
from generator.locale import Locale
from generator.locale.delivery import exchanged, exchanges
from generator.outputs.bundles.archive import zip_bytes
from generator.outputs.lms.counting import counted_exercise
from generator.site.package_files import scorm_files as own_files
from generator.site.rendering import render
from generator.site.views.paths import track_home

MANIFEST = "imsmanifest.xml"
"""Stands at the root of the zip: deeper down, Moodle takes the package for something else."""

Scorm = Literal["1.2", "2004"]

START = "scorm.html"
DATA = "assets/package.js"
PAGE_SCRIPT = "assets/taphuan-scorm-page.js"
_MAIN_SCRIPT = "assets/taphuan.js"
_LEFT_OUT = ("404.html", "sitemap.xml")
_MANIFESTS: dict[Scorm, str] = {
    "1.2": "lms/imsmanifest.xml.jinja",
    "2004": "lms/imsmanifest_2004.xml.jinja",
}


def scorm_package(
    site: Mapping[str, bytes], course: Course, track: Track, locale: Locale, scorm: Scorm = "1.2"
) -> bytes:
    """The zip of a built site, its files by path; the same site gives the same bytes."""
    return zip_bytes(scorm_files(site, course, track, locale, scorm))


def scorm_files(
    site: Mapping[str, bytes], course: Course, track: Track, locale: Locale, scorm: Scorm = "1.2"
) -> dict[str, bytes]:
    """The files of a package: the site's, the page around them, its script, the manifest."""
    files = {path: content for path, content in site.items() if path not in _LEFT_OUT}
    pages = [path for path in files if path.endswith(".html") and not path.startswith("assets/")]
    sentences = exchanges(locale, "scorm")
    for path in pages:
        files[path] = _with_script(path, exchanged(files[path], sentences), locale)
    launch = track_home(track).removesuffix(".md") + ".html"
    files |= own_files()
    files[DATA] = _data(course, track, launch, sorted(pages), locale, scorm)
    around = render("lms/around.html.jinja", locale, course=course, launch=launch)
    files[START] = around.encode("utf-8")
    values = {"course": course, "track": track, "start": START, "files": sorted(files)}
    text = render(_MANIFESTS[scorm], locale, **values)
    return {**files, MANIFEST: text.encode("utf-8")}


def _with_script(path: str, page: bytes, locale: Locale) -> bytes:
    """The page with our script before the script of all pages."""
    up = "../" * path.count("/")
    values = {"main": up + _MAIN_SCRIPT, "before": [up + PAGE_SCRIPT]}
    text = render("lms/scripts.html.jinja", locale, **values).strip()
    last = text.splitlines()[-1]
    return page.replace(last.encode(), text.encode(), 1)


def counted(course: Course, track: Track) -> tuple[Exercise, ...]:
    """The exercises that make the score and the completion of a track."""
    found = (course.exercises_of(track, standard.id) for standard in course.standards_of(track))
    return tuple(chain.from_iterable(found))


def _data(
    course: Course, track: Track, launch: str, pages: list[str], locale: Locale, scorm: Scorm
) -> bytes:
    data = {
        "scorm": scorm,
        "launch": launch,
        "pages": pages,
        "passMark": course.settings.pass_mark,
        "exercises": [counted_exercise(course, one) for one in counted(course, track)],
        "words": locale.section("scorm"),
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return f"window.taphuanPackage={text};\n".encode()
