"""Files that go with the pages: style, scripts, fonts, and the course's data for scripts."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from generator.course.model.base import Audience
from generator.course.model.course import Course
from generator.locale import Locale
from generator.practice.standard_payload import standard_payload
from generator.site.views.workshop import file_stem

_ASSETS = Path(__file__).parent / "assets"
BROWSER_AREAS = ("rating", "practice", "drills", "results", "search")


@cache
def bundles() -> dict[str, str]:
    """Every built script and style by its name, and who hands it out.

    `site`: every output; `trainer`: the trainer's output alone; `scorm`: packages for learning
    platforms; `class`: the class server, for the site itself asks nobody. From the manifest
    `frontend/bundles.json`, which the build hands on.
    """
    read: dict[str, str] = json.loads((_ASSETS / "dist/bundles.json").read_text(encoding="utf-8"))
    return read


def _bundles_of(*owners: str) -> list[str]:
    """Names of built scripts and styles; pages load those that they need (assets.html.jinja)."""
    return sorted(name for name, owner in bundles().items() if owner in owners)


def package_files(audience: Audience) -> dict[str, bytes]:
    """Ready files of the package by their place in the site; the audit misses what is not there."""
    names = _bundles_of("site", "trainer") if audience == "trainer" else _bundles_of("site")
    found = {f"assets/{name}": _ASSETS / "dist" / name for name in names}
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
    return {
        f"assets/{name}": (_ASSETS / "dist" / name).read_bytes() for name in _bundles_of("scorm")
    }


def live_files() -> dict[str, str]:
    """Scripts and styles that the class server adds, by name."""
    dist = _ASSETS / "dist"
    return {name: (dist / name).read_text(encoding="utf-8") for name in _bundles_of("class")}


def course_script(course: Course, locale: Locale) -> str:
    """What scripts know of the course, as a classic script that sets one global."""
    strings = {k: v for area in BROWSER_AREAS for k, v in locale.section(area).items()}
    settings = course.settings
    said = {s.id: _said_otherwise(strings, locale.of_standard(s)) for s in course.standards}
    own = {name: words for name, words in said.items() if words}
    data = {
        "course": {
            "id": settings.id,
            "file": file_stem(course),
            "short": settings.short,
            "version": settings.version,
        },
        "strings": strings,
        "standards": {s.id: standard_payload(s) for s in course.standards},
    }
    if own:
        data["said"] = own
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return f"window.taphuan={text};\n"


def _said_otherwise(strings: Mapping[str, str], locale: Locale) -> dict[str, str]:
    """The strings of the course that a standard's own words make other ones."""
    return {key: said for key, text in strings.items() if (said := locale.text(key)) != text}
