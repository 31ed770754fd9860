"""The papers of exercises: a small, safe part of Markdown becomes HTML.

Paragraphs, line breaks as typed, emphasis, struck words, lists, tables, rules. No HTML, no links,
no pictures, no code: a paper is data, and nothing in it may reach out of its page.
"""

import re
from functools import cache
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import SimpleTagInlineProcessor
from markdown.treeprocessors import Treeprocessor

_LIST_ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)])\s")
_UNSAFE = {
    "preprocessors": ("html_block",),
    "parser.blockprocessors": ("code", "reference"),
    "inlinePatterns": (
        "html", "entity", "autolink", "automail", "link", "image_link", "image_reference",
        "reference", "short_reference", "short_image_ref", "backtick",
    ),
}  # fmt: skip
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def paper_html(text: str) -> str:
    """The HTML of a paper; whatever looks like HTML in it is shown as it was typed."""
    return _markdown().reset().convert(_lists_apart(text))


def _lists_apart(text: str) -> str:
    """An empty line between a paragraph and the list below it, which Markdown wants."""
    lines: list[str] = []
    for line in text.splitlines():
        above = lines[-1] if lines else ""
        is_item = _LIST_ITEM.match(line) is not None
        if is_item and above.strip() and not _LIST_ITEM.match(above) and above[0] not in " \t":
            lines.append("")
        lines.append(line)
    return "\n".join(lines)


class _Plain(Treeprocessor):
    """Headings become paragraphs, for the page has its own; a table has a head with words or none.

    The class keeps Material's script from wrapping the table.
    """

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag in _HEADINGS:
                element.tag = "p"
                element.set("class", "th-paper__heading")
            elif element.tag == "table":
                element.set("class", "th-paper__table")
                head = element.find("thead")
                if head is not None and not "".join(head.itertext()).strip():
                    element.remove(head)


class _Paper(Extension):
    """Takes out what a paper may not have, adds what it needs."""

    def extendMarkdown(self, md: Markdown) -> None:
        for registry, names in _UNSAFE.items():
            holder: object = md
            for part in registry.split("."):
                holder = getattr(holder, part)
            for name in names:
                holder.deregister(name, strict=False)  # type: ignore[attr-defined]
        struck = SimpleTagInlineProcessor(r"(~~)(.+?)~~", "s")
        md.inlinePatterns.register(struck, "struck", 65)
        md.treeprocessors.register(_Plain(md), "plain", 5)


@cache
def _markdown() -> Markdown:
    return Markdown(extensions=["tables", "sane_lists", "nl2br", _Paper()], tab_length=2)
