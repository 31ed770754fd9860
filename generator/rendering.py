"""Templates: the one place that knows Jinja.

Page templates (`pages/*.md.jinja`) make Markdown, parts (`parts/*.html.jinja`) make HTML and are
escaped by themselves. A value that is put straight into Markdown goes through the filter `md`.
"""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.locale import Locale

TEMPLATES = Path(__file__).parent / "templates"

_MARKDOWN_SIGNS = re.compile(r"([\\`*_{}\[\]>#])")
_BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
_GAP = re.compile(r"\n\s*\n")
_EMPTY_LINES = re.compile(r"\n(?:[ \t]*\n)+")

Run = tuple[bool, str]
"""A stretch of text and whether it is strong."""


def markdown_text(value: object) -> str:
    """Any text as one line of Markdown that means just this text."""
    escaped = _MARKDOWN_SIGNS.sub(r"\\\1", " ".join(str(value).split()))
    return escaped.replace("&", "&amp;").replace("<", "&lt;")


def _runs(paragraph: str) -> list[Run]:
    parts = _BOLD.split(" ".join(paragraph.split()))
    return [(number % 2 == 1, part) for number, part in enumerate(parts) if part]


def paragraphs(value: object) -> list[list[Run]]:
    """A text of the data as paragraphs of plain and `**strong**` runs."""
    return [_runs(part) for part in _GAP.split(str(value).strip()) if part.strip()]


def _escapes(name: str | None) -> bool:
    return name is not None and name.endswith(".html.jinja")


@cache
def _environment(language: str) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=_escapes,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    filters: dict[str, Callable[..., object]] = {"md": markdown_text, "paragraphs": paragraphs}
    environment.filters.update(filters)
    environment.globals["t"] = Locale.load(language).text
    return environment


def render(template: str, locale: Locale, **context: object) -> str:
    """The text a template makes of a context; runs of empty lines become one.

    Raises Jinja's errors when the template names something the context does not have.
    """
    text = _environment(locale.language).get_template(template).render(**context)
    return _EMPTY_LINES.sub("\n\n", text).strip() + "\n"
