"""Pages, pictures and styles: no outside address, no dead link, no missing anchor."""

import re
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass, field, replace
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from generator.course.problems import Location, Problem

_LOADING = {
    "src",
    "href",
    "xlink:href",
    "srcset",
    "poster",
    "action",
    "formaction",
    "data",
    "ping",
    "cite",
}
_OUTSIDE_CSS = re.compile(r"url\(\s*['\"]?(https?:)?//|@import\s+['\"]?(https?:)?//")


_TAG = re.compile(r"<!--.*?-->|<([a-zA-Z][^\s/>]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>", re.DOTALL)
_ATTRIBUTE = re.compile(r"""([^\s=\"'/]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))""")
_RAW = frozenset({"script", "style", "textarea", "title"})
_TELLING = re.compile(r"\b(?:id|name|style|" + "|".join(sorted(_LOADING)) + r")\s*=", re.IGNORECASE)


@dataclass
class PageLinks:
    """Addresses and ids of one page, with their places in its text."""

    text: str
    links: list[tuple[str, str, int]] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Reads tags without building a tree: every page of every build comes through here."""
        position = 0
        while found := _TAG.search(self.text, position):
            position = found.end()
            if found[1] is None:
                continue
            tag = found[1].lower()
            if _TELLING.search(found[2]):
                self._read(tag, found[2], found.start())
            if tag in _RAW:
                end = self.text.find(f"</{found[1]}", position)
                position = end if end >= 0 else len(self.text)

    def _read(self, tag: str, attributes: str, place: int) -> None:
        for found in _ATTRIBUTE.finditer(attributes):
            name = found[1].lower()
            value = unescape(found[2] or found[3] or found[4] or "")
            if name in ("id", "name") and not (tag == "input" and name == "name"):
                self.ids.add(value)
            elif _loads(tag, name, value):
                self.links.append((tag, value.strip(), place))

    def at(self, path: str, place: int) -> Location:
        before = self.text[:place]
        return Location(path, before.count("\n") + 1, place - before.rfind("\n"))


def _loads(tag: str, name: str, value: str) -> bool:
    """Whether an attribute makes the browser fetch something, or leads somewhere."""
    if name == "style":
        return _OUTSIDE_CSS.search(value) is not None
    return name in _LOADING and not (tag == "html" or (name == "data" and tag != "object"))


_PAGES = ("*.html", "*.svg")


def link_problems(folder: Path) -> list[Problem]:
    """Every outside address and dead link of the pages, drawings and styles below `folder`."""
    found = (path for pattern in _PAGES for path in sorted(folder.rglob(pattern)))
    pages = {path.relative_to(folder).as_posix(): _read(path) for path in found}
    files = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    problems: list[Problem] = []
    for path, page in pages.items():
        for tag, address, place in page.links:
            faults = faults_of_link(tag, address, Location(path), pages.get, files)
            problems += (replace(p, where=page.at(path, place)) for p in faults)
    for style in sorted(folder.rglob("*.css")):
        problems += _style_problems(style.relative_to(folder).as_posix(), style.read_text("utf-8"))
    return problems


def _read(path: Path) -> PageLinks:
    return PageLinks(path.read_text(encoding="utf-8"))


def faults_of_link(
    tag: str,
    address: str,
    where: Location,
    page_at: Callable[[str], PageLinks | None],
    files: Container[str],
) -> Iterator[Problem]:
    """O101, O102 or O103 for an address on the page at `where`, nothing where it leads somewhere.

    `page_at` gives the page at a path of the site, None for what is no page; `near` in the details
    of O102 and O103 is left to whoever knows what can be meant.
    """
    parts = urlsplit(address)
    if parts.scheme in ("data", "mailto", "tel", "javascript", "blob"):
        if parts.scheme == "javascript":
            yield Problem("O101", where, {"address": address[:80]})
        return
    if parts.scheme or parts.netloc or _OUTSIDE_CSS.search(address):
        yield Problem("O101", where, {"address": address[:80]})
        return
    target = resolved(where.path, unquote(parts.path))
    if target is None or (target not in files):
        yield Problem("O102", where, {"address": address[:80], "near": ""})
    elif parts.fragment and not _has(page_at(target), unquote(parts.fragment)):
        yield Problem("O103", where, {"address": address[:80], "near": ""})


def _has(page: PageLinks | None, fragment: str) -> bool:
    return page is None or fragment in page.ids or fragment == "__comments"


def resolved(page: str, path: str) -> str | None:
    """Path of the target below the site's folder; None when it climbs out."""
    if not path:
        return page
    parts = [] if path.startswith("/") else page.split("/")[:-1]
    for part in path.split("/"):
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join([*parts, "index.html"]) if path.endswith("/") or not parts else "/".join(parts)


def _style_problems(path: str, text: str) -> Iterator[Problem]:
    for match in _OUTSIDE_CSS.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        yield Problem("O101", Location(path, line, 1), {"address": match.group()[:80]})
