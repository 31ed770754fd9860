"""What can be found on a page: its source, Markdown with blocks of HTML, cut into sections."""

import html
import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

from generator.site.slugs import slugify

_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_LEFT_OUT_PAGE = re.compile(r"^search:\s*(\{\s*exclude:\s*true|\n\s+exclude:\s*true)", re.MULTILINE)
_TOKEN = re.compile(
    r"<!--.*?-->"
    r"|<(?P<end>/?)(?P<tag>[a-zA-Z][\w-]*)(?P<attributes>(?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+)>"
    r"|(?P<line>[^<\n]+)|\n|<",
    re.DOTALL,
)
_HEADING = re.compile(r"(#{1,6}) +(.+?) *\Z")
_ATTRIBUTES = re.compile(r" *\{:?[^}]*\}\Z")
_ANCHOR = re.compile(r"\{:?[^}]*#([\w-]+)[^}]*\}\Z")
_ID = re.compile(r"(?<![\w-])id=[\"']([^\"']+)")
_ALT = re.compile(r"(?<![\w-])alt=\"([^\"]*)\"")
_LEFT_OUT = re.compile(
    r"(?<![\w-])(data-search-exclude|data-plain|hidden|aria-hidden=\"true\")(?![\w-])"
)
_MARKDOWN = (
    (re.compile(r"!?\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"(?<!\\)(\*\*|`)"), ""),
    (re.compile(r"\A\s*([-*+]|\d+\.|>|\|)\s+"), ""),
    (re.compile(r"\A[\s|:-]+\Z"), ""),
    (re.compile(r"\\([\\`*_{}\[\]()>#+.!|-])"), r"\1"),
)
_SEAM = "\x00"
"""Where a tag within a line stood: words on both its sides are apart on the page."""
_BETWEEN_WORDS = re.compile(r"(?<=[\w)])\x00+(?=[\w(])")
_SILENT = frozenset(
    re.findall(r"\w+", "script style svg template textarea select button nav input progress output")
)
_VOID = frozenset(
    ("area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
_WITHIN_A_LINE = frozenset(
    re.findall(
        r"\w+",
        "a abbr b bdi br cite code dfn em i img kbd mark q s small span strong sub sup time u wbr",
    )
)
_HEADINGS = frozenset(("h2", "h3", "h4"))
_OWN_SECTION = frozenset(("section", "article"))


@dataclass
class Section:
    """A stretch of a page that a link can lead to; the first one has no anchor."""

    anchor: str
    title: str = ""
    blocks: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class PageText:
    """The sections of a page, the first one under the page's own heading."""

    sections: tuple[Section, ...]
    excluded: bool = False


@dataclass
class _Reader:
    """Walks through the tokens of a source; `open` holds tags with the section they began."""

    sections: list[Section] = field(default_factory=lambda: [Section("")])
    open: list[tuple[str, Section | None]] = field(default_factory=list)
    silent: int = 0
    words: list[str] = field(default_factory=list)
    heading: Section | None = None
    slugs: dict[str, int] = field(default_factory=dict)

    def read(self, source: str) -> None:
        for token in _TOKEN.finditer(source):
            if tag := token["tag"]:
                self._tag(tag.lower(), bool(token["end"]), token["attributes"])
            elif token["line"] is not None and not self.silent:
                self._line(token["line"])
            elif token.group() == "\n":
                self._line_end()
        self._finish_block()

    def _tag(self, tag: str, ends: bool, attributes: str) -> None:
        if tag not in _WITHIN_A_LINE:
            self._finish_block()
        else:
            self.words.append(" " if tag == "br" else _SEAM)
        if tag == "img" and not self.silent and (alt := _ALT.search(attributes)):
            self.words.append(f" {alt[1]} ")
        if tag in _VOID or attributes.endswith("/"):
            return
        if ends:
            self._close(tag)
        else:
            self._open(tag, attributes)

    def _open(self, tag: str, attributes: str) -> None:
        if self.silent or tag in _SILENT or _LEFT_OUT.search(attributes):
            self.silent += 1
            self.open.append((tag, None))
            return
        anchor = _ID.search(attributes)
        before = None
        if anchor and (tag in _OWN_SECTION or tag in _HEADINGS):
            before = self.sections[-1] if tag in _OWN_SECTION else None
            self._begin(Section(anchor[1]))
        self.open.append((tag, before))

    def _close(self, tag: str) -> None:
        while self.open:
            last, before = self.open.pop()
            if self.silent:
                self.silent -= 1
            elif before is not None:
                self.sections.append(before)
            if last == tag:
                return

    def _begin(self, section: Section) -> None:
        self.sections.append(section)
        self.heading = section

    def _line(self, text: str) -> None:
        if self.open:
            self.words.append(text)
        elif match := _HEADING.match(text):
            self._markdown_heading(len(match[1]), match[2])
        else:
            for pattern, kept in _MARKDOWN:
                text = pattern.sub(kept, text)
            self.words.append(_ATTRIBUTES.sub("", text))

    def _line_end(self) -> None:
        if self.open:
            self.words.append(" ")
        else:
            self._finish_block()

    def _markdown_heading(self, level: int, text: str) -> None:
        anchor = _ANCHOR.search(text)
        title = _ATTRIBUTES.sub("", text)
        slug = slugify(title)
        count = self.slugs[slug] = self.slugs.get(slug, -1) + 1
        if level > 1:
            name = f"{slug}_{count}" if count else slug
            self._begin(Section(anchor[1] if anchor else name))
        else:
            self.heading = self.sections[0]
        self.words.append(re.sub(r"\\(.)", r"\1", title))
        self._finish_block()

    def _finish_block(self) -> None:
        joined = _BETWEEN_WORDS.sub(" ", html.unescape("".join(self.words))).replace(_SEAM, "")
        text = " ".join(unicodedata.normalize("NFC", joined).split())
        self.words = []
        if not text:
            return
        if self.heading is not None and not self.heading.title:
            self.heading.title, self.heading = text, None
        else:
            self.sections[-1].blocks.append(text)


@lru_cache(maxsize=4096)
def page_text(source: str) -> PageText:
    """The sections of a page's source; parts marked `data-search-exclude` are left out."""
    front = _FRONT_MATTER.match(source)
    reader = _Reader()
    reader.read(source[front.end() :] if front else source)
    sections: dict[str, Section] = {s.anchor: s for s in reader.sections}
    excluded = bool(front and _LEFT_OUT_PAGE.search(front[1]))
    return PageText(tuple(sections.values()), excluded)
