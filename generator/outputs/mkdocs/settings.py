"""Settings for the site engine, as plain data: the same for MkDocs here and for staged projects.

The theme's templates put what stands here into pages as it is, so every text of the data goes
through `for_theme`.
"""

from collections.abc import Sequence
from importlib.resources import files
from typing import Any

from generator.course.model.base import Audience
from generator.course.model.course import Course
from generator.locale import Locale
from generator.site.planning import NavItem, theme_words
from generator.site.rendering import for_theme

PARTICIPANT: Audience = "participant"
TRAINER: Audience = "trainer"
AUDIENCES: tuple[Audience, ...] = (PARTICIPANT, TRAINER)

SITE_FOLDER = {PARTICIPANT: "site", TRAINER: "site-trainer"}

STYLES = ("assets/taphuan.css",)
SCRIPTS = ("assets/course.js", "assets/taphuan.js")

FEATURES = (
    "navigation.tabs",
    "navigation.indexes",
    "navigation.prune",
    "navigation.top",
    "toc.follow",
)
"""`navigation.prune` keeps a page's size constant as the course grows; no `navigation.instant`:
it needs a server and drops inline data. Searching is ours (`search_index.py`), and so are its marks
on the page found."""

EXTENSIONS: tuple[str | dict[str, Any], ...] = (
    "admonition",
    "attr_list",
    "md_in_html",
    "tables",
    {"toc": {"permalink": False}},
    "pymdownx.details",
)


def theme_settings(course: Course, locale: Locale) -> dict[str, Any]:
    """Material's settings; colours come from our own style sheet."""
    light = _palette("light", "default", "moon-waning-crescent", locale.text("cli.theme_dark"))
    dark = _palette("dark", "slate", "white-balance-sunny", locale.text("cli.theme_light"))
    return {
        "name": "material",
        "language": theme_language(course.settings.language),
        "direction": locale.text("words.direction"),
        "font": False,
        "features": list(FEATURES),
        "palette": [light, dark],
    }


def theme_language(language: str) -> str:
    """The language in which the theme says its own few words; English where it has none."""
    own = files("material") / "templates/partials/languages" / f"{language}.html"
    return language if own.is_file() else "en"


def _palette(media: str, scheme: str, icon: str, name: str) -> dict[str, Any]:
    return {
        "media": f"(prefers-color-scheme: {media})",
        "scheme": scheme,
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": f"material/{icon}", "name": name},
    }


def engine_settings(course: Course, locale: Locale) -> dict[str, Any]:
    """What `mkdocs.yml` says for this course, plugins and folders left out."""
    words = {key: for_theme(text) for key, text in theme_words(course, locale).items()}
    return {
        "site_name": for_theme(course.settings.short),
        "site_description": for_theme(course.settings.title),
        "use_directory_urls": False,
        "theme": theme_settings(course, locale),
        "markdown_extensions": list(EXTENSIONS),
        "extra_css": list(STYLES),
        "extra_javascript": list(SCRIPTS),
        "extra": {"generator": False, "words": words},
    }


def take_from_course(config: Any, course: Course, locale: Locale) -> None:
    """Puts the course's names and language over those of an engine's configuration.

    A `mkdocs.yml` that somebody keeps thus never says another title than course.yaml.
    """
    made = engine_settings(course, locale)
    config.site_name, config.site_description = made["site_name"], made["site_description"]
    config.extra = {**config.extra, **made["extra"]}
    for key in ("language", "direction", "palette"):
        config.theme[key] = made["theme"][key]


def nav_entries(items: Sequence[NavItem]) -> list[dict[str, Any]]:
    """The menu as `nav:` of mkdocs.yml has it."""
    return [_nav_entry(item) for item in items]


def _nav_entry(item: NavItem) -> dict[str, Any]:
    if item.children:
        own: list[Any] = [item.path] if item.path else []
        return {for_theme(item.title): own + nav_entries(item.children)}
    return {for_theme(item.title): item.path}
