"""The papers of exercises: a small, safe part of Markdown becomes HTML.

Paragraphs, line breaks as typed, emphasis, struck words, lists, tables, rules, and pictures that
the course has. No HTML, no links, no code: a paper is data, and nothing in it may reach out of its
page.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import SimpleTagInlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from generator.course.model.picture import PICTURE
from generator.practice.signing import Signing, register_signing

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


@dataclass(frozen=True)
class Shown:
    """A picture, sound or film where it is shown: its address and size; a page of a PDF adds to
    what its author says (`label`); the words of a page, of sound, of film have a title."""

    src: str
    width: int
    height: int
    label: str = ""
    words: str = ""
    words_title: str = ""
    plays: str = ""
    """`audio` or `video`; `print` where only the words of it can be shown."""


Pictures = Mapping[str, tuple[Shown, ...]]
"""By the name that the paper uses."""


def paper_html(text: str, pictures: Pictures | None = None, signing: Signing | None = None) -> str:
    """The HTML of a paper; whatever looks like HTML in it is shown as it was typed. Signatures are
    drawn where `signing` says by which words."""
    made = _markdown()
    made.blocks.pictures = pictures or {}
    made.signing = signing or Signing()
    return made.markdown.reset().convert(_apart(text))


def _apart(text: str) -> str:
    """Empty lines between a paragraph and the list below it, which Markdown wants, and around
    pictures."""
    lines: list[str] = []
    for line in text.splitlines():
        above = lines[-1] if lines else ""
        is_item = _LIST_ITEM.match(line) is not None
        if is_item and above.strip() and not _LIST_ITEM.match(above) and above[0] not in " \t":
            lines.append("")
        lines += ["", line, ""] if PICTURE.match(line) else [line]
    return "\n".join(lines)


class _PictureBlocks(BlockProcessor):
    """A picture on a line of its own becomes a figure; one that the course lacks stays as typed."""

    def __init__(self, parser: BlockParser):
        super().__init__(parser)
        self.pictures: Pictures = {}

    def test(self, parent: Element, block: str) -> bool:
        match = PICTURE.fullmatch(block)
        return match is not None and match["file"] in self.pictures

    def run(self, parent: Element, blocks: list[str]) -> None:
        match = PICTURE.fullmatch(blocks.pop(0))
        assert match is not None, "`test` was asked first"
        for shown in self.pictures[match["file"]]:
            _figure(parent, shown, match["alt"].strip())


def _figure(parent: Element, shown: Shown, alt: str) -> None:
    """A page of a PDF stands as wide as the paper; what could be read of it can be opened."""
    if shown.plays:
        _played(parent, shown, alt)
        return
    kind = "th-paper__page" if shown.label else "th-paper__picture"
    figure = SubElement(parent, "figure", {"class": kind})
    size = {"width": str(shown.width), "height": str(shown.height)}
    said = {"alt": f"{alt} {shown.label}".strip(), "loading": "lazy"}
    SubElement(figure, "img", {"src": shown.src, **said, **size})
    if shown.words:
        details = SubElement(figure, "details")
        SubElement(details, "summary").text = AtomicString(shown.words_title)
        SubElement(details, "p").text = AtomicString(shown.words)


def _played(parent: Element, shown: Shown, alt: str) -> None:
    """Sound or film, loaded when somebody plays it, and its words below; in prints words alone."""
    if shown.plays == "print":
        title = f"{alt} – {shown.words_title}"
        SubElement(parent, "p", {"class": "th-paper__heading"}).text = AtomicString(title)
        _paragraphs(parent, shown.words)
        return
    figure = SubElement(parent, "figure", {"class": "th-paper__plays"})
    said = {"controls": "controls", "preload": "none", "src": shown.src, "aria-label": alt}
    SubElement(
        figure, shown.plays, {**said, **({"playsinline": ""} if shown.plays == "video" else {})}
    )
    SubElement(figure, "figcaption").text = AtomicString(alt)
    details = SubElement(figure, "details")
    SubElement(details, "summary").text = AtomicString(shown.words_title)
    _paragraphs(details, shown.words)


def _paragraphs(parent: Element, words: str) -> None:
    for part in filter(None, map(str.strip, words.split("\n"))):
        SubElement(parent, "p").text = AtomicString(part)


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


class _Converter:
    """The one Markdown of all papers, and what the paper of the moment has."""

    def __init__(self) -> None:
        extensions: list[str | Extension] = ["tables", "sane_lists", "nl2br", _Paper()]
        self.markdown = Markdown(extensions=extensions, tab_length=2)
        self.blocks = _PictureBlocks(self.markdown.parser)
        self.signing = Signing()
        self.markdown.parser.blockprocessors.register(self.blocks, "picture", 95)
        register_signing(self.markdown, lambda: self.signing)


@cache
def _markdown() -> _Converter:
    return _Converter()
