"""What a class server knows of a course: pages, scripts, exercises, what can be voted on."""

import json
from pathlib import Path
from typing import Any

from generator.course.model.course import Course, Track
from generator.course.model.exercise import Exercise
from generator.course.model.standard import Criterion, Standard
from generator.live.settings import LiveSettings
from generator.live.web.site_files import digest_of
from generator.locale import Locale
from generator.locale.delivery import exchanges
from generator.practice.exercise_payload import exercise_public
from generator.practice.locking import locked_key, opener_of
from generator.site.package_files import live_files
from generator.site.rendering import render
from generator.site.slides.votes import vote_slides
from generator.site.views import paths
from generator.site.views.context import PageContext

_PAGES = {
    "join": "taphuan-live-join.js",
    "check": "taphuan-live-check.js",
    "keyless": "",
    "spent": "",
    "wait": "",
    "panel": "taphuan-live-panel.js",
    "projector": "taphuan-live-projector.js",
    "department": "taphuan-live-department.js",
}
_STYLES = "taphuan-live-pages.css"
_INJECTED = {
    "inject": ("taphuan-live.js", "taphuan-live.css"),
    "inject_desk": ("taphuan-live-trainer.js", "taphuan-live-trainer.css"),
}
_REFUSED = (
    "bad_request",
    "busy",
    "disk_full",
    "failed",
    "foreign",
    "gone",
    "key_over",
    "large",
    "locked",
    "no_class",
    "not_department",
    "not_found",
    "not_joined",
    "not_trainer",
    "too_often",
    "wrong_code",
)
"""Refusals that a browser can meet by going to an address; any other one has failed."""
_AREA = "live"
_ASSETS = "/class/assets/"


def class_settings(
    course: Course, locale: Locale, site: Path, trainer_site: Path | None, **more: Any
) -> LiveSettings:
    """Settings for a course whose sites are built; `more` are the fields of this very run."""
    files = live_files()
    words = {k: v for k, v in locale.section(_AREA).items() if not k.startswith("live.console.")}
    known = {"words": words, "course": course.settings.id}
    head = f"window.taphuanLive={json.dumps(known, ensure_ascii=False, sort_keys=True)};\n"
    scripts = {name: head + text for name, text in files.items() if name.endswith(".js")}
    styles = {name: text for name, text in files.items() if name.endswith(".css")}
    settings = course.settings
    return LiveSettings(
        site=str(site),
        trainer_site=str(trainer_site or ""),
        course={"id": settings.id, "version": settings.version, "title": settings.title},
        exercises={e.id: _exercise(course, e) for e in course.exercises},
        pages=_pages(course, locale, scripts, styles, trainer_site is not None),
        scripts=scripts,
        styles=styles,
        sentences=exchanges(locale, _AREA),
        catalogue=[item for track in course.tracks for item in _catalogue(course, locale, track)],
        **more,
    )


def _pages(
    course: Course,
    locale: Locale,
    scripts: dict[str, str],
    styles: dict[str, str],
    has_trainer_site: bool,
) -> dict[str, str]:
    def address(name: str) -> str:
        text = scripts.get(name) or styles[name]
        return f"{_ASSETS}{name}?h={digest_of(text)}"

    found = {}
    for name, script in _PAGES.items():
        links = {"src": address(script) if script else "", "styles": address(_STYLES)}
        values = {"course": course.settings, "language": locale.language, "script": links}
        values["has_trainer_site"] = has_trainer_site
        found[name] = render(f"live/{name}.html.jinja", locale, **values)
    links = {"src": "", "styles": address(_STYLES)}
    for code in _REFUSED:
        values = {"language": locale.language, "script": links}
        values["sentence"] = locale.text(f"live.error.{code}")
        found[f"error/{code}"] = render("live/error.html.jinja", locale, **values)
    for name, (script, style) in _INJECTED.items():
        links = {"src": address(script), "styles": address(style)}
        found[name] = render("live/inject.html.jinja", locale, script=links)
    return found


def _exercise(course: Course, exercise: Exercise) -> dict[str, Any]:
    public = exercise_public(course, exercise)
    parts = ("title", "kind", "standard", "structureHash", "keyHash")
    found: dict[str, Any] = {part: public[part] for part in parts}
    found["criteria"] = list(public.get("criteria") or ())
    if exercise.key == "locked" and course.unlock is not None:
        found["opener"] = opener_of(course, exercise)
        found["locked"] = locked_key(course, exercise)
    return found


def _catalogue(course: Course, locale: Locale, track: Track) -> list[dict[str, Any]]:
    """Criteria and items of exercises of a track, with their options; never a key."""
    page = PageContext(course, locale, "trainer", paths.DAY, track)
    found: list[dict[str, Any]] = []
    for standard in course.standards_of(track):
        found += [_criterion(standard, criterion) for criterion in standard.criteria]
        said = page.of_standard(standard)
        for exercise in course.exercises_of(track, standard.id):
            for slide in vote_slides(said, standard, exercise, (), ()):
                item: dict[str, Any] = {
                    "source": exercise.id,
                    "group": exercise.title,
                    "title": slide.title,
                }
                item["text"] = slide.text or slide.paper or _points(slide.points)
                item["options"] = [option.text for option in slide.options]
                found.append(item | {"title": f"{slide.title} – {slide.eyebrow}"})
    return [item for item in found if 2 <= len(item["options"]) <= 12]


def _points(points: Any) -> str:
    return "\n".join(f"{point.label}: {point.text}" for point in points)


def _criterion(standard: Standard, criterion: Criterion) -> dict[str, Any]:
    return {
        "source": criterion.id,
        "group": standard.short,
        "title": f"{criterion.number}. {criterion.short}",
        "text": criterion.name,
        "options": [level.name for level in reversed(standard.scale)],
    }
