"""Files that go with the pages: style, scripts, fonts, and the course's data for scripts."""

import json
from pathlib import Path

from generator.course.model.base import Audience
from generator.course.model.course import Course
from generator.locale import Locale
from generator.practice.standard_payload import standard_payload

_ASSETS = Path(__file__).parent / "assets"
BROWSER_AREAS = ("rating", "practice", "drills", "results", "search")


_TRAINER_ONLY = (
    "taphuan-scan",
    "taphuan-trainer",
    "taphuan-day",
    "taphuan-running",
    "taphuan-slides",
)
"""Beginnings of names of what only the trainer's output has."""
_SCORM = "taphuan-scorm"
"""Beginning of the names of what only packages for learning platforms have."""
_LIVE = "taphuan-live"
"""Beginning of the names of what only a class server hands out: the site itself asks nobody."""


def _bundles(audience: Audience) -> tuple[str, ...]:
    """Built scripts and styles; pages load those that they need (parts/assets.html.jinja)."""
    built = sorted(p.name for p in (_ASSETS / "dist").iterdir() if p.suffix in (".css", ".js"))
    built = [name for name in built if not name.startswith((_SCORM, _LIVE))]
    return tuple(n for n in built if audience == "trainer" or not n.startswith(_TRAINER_ONLY))


def package_files(audience: Audience) -> dict[str, bytes]:
    """Ready files of the package by their place in the site; the audit misses what is not there."""
    found = {f"assets/{name}": _ASSETS / "dist" / name for name in _bundles(audience)}
    for font in sorted((_ASSETS / "fonts").glob("*.woff2")):
        found[f"assets/fonts/{font.name}"] = font
    for script in sorted((_ASSETS / "vendor").glob("*.js")):
        found[f"assets/{script.name}"] = script
    if audience == "trainer":
        found |= {
            f"assets/reveal/{f.name}": f for f in sorted((_ASSETS / "vendor/reveal").iterdir())
        }
    return {place: path.read_bytes() for place, path in found.items() if path.is_file()}


def scorm_files() -> dict[str, bytes]:
    """Scripts and style of the page around a package's site, by their place in it."""
    found = sorted((_ASSETS / "dist").glob(f"{_SCORM}*"))
    return {f"assets/{path.name}": path.read_bytes() for path in found}


def live_files() -> dict[str, str]:
    """Scripts and styles that the class server adds, by name."""
    found = sorted((_ASSETS / "dist").glob(f"{_LIVE}*"))
    return {path.name: path.read_text(encoding="utf-8") for path in found}


def course_script(course: Course, locale: Locale) -> str:
    """What scripts know of the course, as a classic script that sets one global."""
    strings = {k: v for area in BROWSER_AREAS for k, v in locale.section(area).items()}
    settings = course.settings
    data = {
        "course": {"id": settings.id, "short": settings.short, "version": settings.version},
        "strings": strings,
        "standards": {s.id: standard_payload(s) for s in course.standards},
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return f"window.taphuan={text};\n"
