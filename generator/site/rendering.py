"""Templates: the one place that knows Jinja.

Page templates (`pages/*.md.jinja`) make Markdown, parts (`parts/*.html.jinja`) make HTML; these
and XML (`*.xml.jinja`) are escaped by themselves. A value that is put straight into Markdown goes
through the filter `md`.
"""

import hashlib
import pickle
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.locale import Locale
from generator.practice.papers import paper_html

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


def paper(value: object) -> Markup:
    """The paper of an exercise, from Markdown to safe HTML."""
    return Markup(paper_html(str(value)))


def _escapes(name: str | None) -> bool:
    return name is not None and name.endswith((".html.jinja", ".xml.jinja"))


@cache
def _environment(language: str) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=_escapes,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    filters: dict[str, Callable[..., object]] = {"md": markdown_text, "paragraphs": paragraphs}
    environment.filters.update(filters | {"paper": paper})
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}
    environment.globals["t"] = Locale.load(language).text
    return environment


def render(template: str, locale: Locale, **context: object) -> str:
    """The text a template makes of a context; runs of empty lines become one.

    Raises Jinja's errors when the template names something the context does not have.
    """
    text = _environment(locale.language).get_template(template).render(**context)
    return _EMPTY_LINES.sub("\n\n", text).strip() + "\n"


class RenderMemory:
    """Renders what has changed since the site was last planned and remembers the rest.

    Two values are the same here when they pickle alike; one that does not is just rendered again.
    """

    def __init__(self, before: "RenderMemory | None" = None):
        self._before = before._texts if before else {}
        self._texts: dict[bytes, str] = {}

    def render(self, template: str, locale: Locale, **context: object) -> str:
        """The same as `render`."""
        values = pickle.dumps((template, locale.language, context))
        key = hashlib.sha256(values).digest()
        text = self._before.get(key) or render(template, locale, **context)
        self._texts[key] = text
        return text
