"""Templates: the one place that knows Jinja.

Page templates (`pages/*.md.jinja`) make Markdown, parts (`parts/*.html.jinja`) make HTML; these
and XML (`*.xml.jinja`) are escaped by themselves. A value that is put straight into Markdown goes
through the filter `md`. A page hands each of its parts over through the filter `html_block`:
Markdown never reads it, which would cost half of a build and change nothing.
"""

import html
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from generator.course.model.base import SKELETON
from generator.locale import Locale
from generator.practice.papers import Pictures, paper_html
from generator.practice.signing import Signing

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


def for_theme(value: object) -> str:
    """A text of the data as the theme takes it, which puts it into pages as it is: HTML that shows
    just this text. Every name of the course, of a page and of an entry of the menu goes through
    here, in the settings or at the head of a page.
    """
    return html.escape(str(value))


def _theme_title(value: object) -> str:
    """A title at the head of a page: a string of YAML."""
    return json.dumps(for_theme(value), ensure_ascii=False)


def _yaml_text(value: object) -> str:
    """A text as one value of YAML; a place to fill in where there is none."""
    return json.dumps(str(value or SKELETON), ensure_ascii=False)


def _runs(paragraph: str) -> list[Run]:
    parts = _BOLD.split(" ".join(paragraph.split()))
    return [(number % 2 == 1, part) for number, part in enumerate(parts) if part]


def paragraphs(value: object) -> list[list[Run]]:
    """A text of the data as paragraphs of plain and `**strong**` runs."""
    return [_runs(part) for part in _GAP.split(str(value).strip()) if part.strip()]


def paper(
    value: object, pictures: Pictures | None = None, signing: Signing | None = None
) -> Markup:
    """The paper of an exercise, from Markdown to safe HTML."""
    return Markup(paper_html(str(value), pictures, signing))


_MARK = "taphuan-html-block-{}-end"
_MARKS = re.compile(r"taphuan-html-block-(\d+)-end")
_MARKS_IN_HTML = re.compile(r"<\w>taphuan-html-block-(\d+)-end</\w>")
_ID = re.compile(r'\sid="([^"]+)"')


@dataclass(frozen=True)
class PageText:
    """A page's Markdown with a mark in the place of each of its HTML blocks, and the blocks."""

    markdown: str
    blocks: tuple[str, ...]

    @property
    def whole(self) -> str:
        """The page as one text, for readers that know no marks."""
        return _MARKS.sub(lambda found: self.blocks[int(found[1])], self.markdown)

    def put_back(self, html: str) -> str:
        """The HTML that Markdown made of `markdown`, with the blocks in their places."""
        return _MARKS_IN_HTML.sub(lambda found: self.blocks[int(found[1])], html)

    @property
    def anchors(self) -> frozenset[str]:
        """Ids within blocks, which links may lead to."""
        return frozenset(name for block in self.blocks for name in _ID.findall(block))


@pass_context
def _html_block(context: Context, html: str) -> str:
    """Keeps a block of a page and leaves a mark; nothing stays where there is nothing."""
    block = _EMPTY_LINES.sub("\n\n", html).strip()
    if not block:
        return ""
    blocks: list[str] = context["html_blocks"]
    blocks.append(block)
    return f"\n\n{_MARK.format(len(blocks) - 1)}\n\n"


def _escapes(name: str | None) -> bool:
    return name is not None and name.endswith((".html.jinja", ".xml.jinja"))


@lru_cache(maxsize=16)
def _environment(locale: Locale) -> Environment:
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
    environment.filters.update(filters | {"paper": paper, "html_block": _html_block})
    environment.filters |= {"theme_title": _theme_title, "yaml_text": _yaml_text}
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}
    environment.globals["t"] = locale.text
    environment.globals["toward"] = locale.toward
    return environment


def render(template: str, locale: Locale, **context: object) -> str:
    """The text a template makes of a context; runs of empty lines become one.

    Raises Jinja's errors when the template names something the context does not have.
    """
    text = _environment(locale).get_template(template).render(**context)
    return _EMPTY_LINES.sub("\n\n", text).strip() + "\n"


def render_page(template: str, locale: Locale, **context: object) -> PageText:
    """What `pages/<template>.md.jinja` makes of a context, its parts as blocks.

    Raises the same errors as `render`.
    """
    blocks: list[str] = []
    text = render(f"pages/{template}.md.jinja", locale, html_blocks=blocks, **context)
    return PageText(text, tuple(blocks))
