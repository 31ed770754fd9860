"""SCORM 1.2: the whole site as one object to start, for one track."""

import json
from collections.abc import Mapping
from itertools import chain
from typing import Any

from generator.course.kinds import kind_of
from generator.course.model.course import Course, Track
from generator.course.model.exercise import Exercise
from generator.locale import Locale
from generator.outputs.bundles.archive import zip_bytes
from generator.practice.exercise_payload import exercise_public
from generator.practice.standard_payload import Payload
from generator.site.package_files import scorm_script
from generator.site.rendering import render
from generator.site.views.paths import track_home

MANIFEST = "imsmanifest.xml"
"""Stands at the root of the zip: deeper down, Moodle takes the package for something else."""

DATA = "assets/package.js"
SCRIPT = "assets/taphuan-scorm.js"
_MAIN_SCRIPT = "assets/taphuan.js"
_LEFT_OUT = ("404.html", "sitemap.xml")


def scorm_package(site: Mapping[str, bytes], course: Course, track: Track, locale: Locale) -> bytes:
    """The zip of a built site, its files by path; the same site gives the same bytes."""
    return zip_bytes(scorm_files(site, course, track, locale))


def scorm_files(
    site: Mapping[str, bytes], course: Course, track: Track, locale: Locale
) -> dict[str, bytes]:
    """The files of a package: the site's, the script between it and the platform, the manifest."""
    files = {path: content for path, content in site.items() if path not in _LEFT_OUT}
    for path in [path for path in files if path.endswith(".html")]:
        files[path] = _with_scripts(path, files[path], locale)
    launch = track_home(track).removesuffix(".md") + ".html"
    files[DATA] = _data(course, track, launch)
    files[SCRIPT] = scorm_script()
    listed = sorted(files)
    values = {"course": course, "track": track, "launch": launch, "files": listed}
    text = render("lms/imsmanifest.xml.jinja", locale, **values)
    return {**files, MANIFEST: text.encode("utf-8")}


def _with_scripts(path: str, page: bytes, locale: Locale) -> bytes:
    """The page with our two scripts before the script of all pages."""
    up = "../" * path.count("/")
    values = {"main": up + _MAIN_SCRIPT, "before": [up + DATA, up + SCRIPT]}
    text = render("lms/scripts.html.jinja", locale, **values).strip()
    last = text.splitlines()[-1]
    return page.replace(last.encode(), text.encode(), 1)


def counted(course: Course, track: Track) -> tuple[Exercise, ...]:
    """The exercises that make the score and the completion of a track."""
    found = (course.exercises_of(track, standard.id) for standard in course.standards_of(track))
    return tuple(chain.from_iterable(found))


def _data(course: Course, track: Track, launch: str) -> bytes:
    data = {"launch": launch, "exercises": [_counts(course, e) for e in counted(course, track)]}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return f"window.taphuanPackage={text};\n".encode()


def _counts(course: Course, exercise: Exercise) -> Payload:
    public = exercise_public(course, exercise)
    asked: list[Any] = public[kind_of(exercise).listed]
    items = [one if isinstance(one, str) else one["id"] for one in asked]
    parts = ("id", "kind", "standard", "structureHash", "keyHash")
    return {**{part: public[part] for part in parts}, "items": items}
