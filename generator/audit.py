"""Examines a finished site: no outside address, no dead link, no missing anchor."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from generator.problems import Location, Problem

_LOADING = {"src", "href", "srcset", "poster", "action", "formaction", "data", "ping", "cite"}
_OUTSIDE_CSS = re.compile(r"url\(\s*['\"]?(https?:)?//|@import\s+['\"]?(https?:)?//")


@dataclass
class _PageLinks(HTMLParser):
    """Addresses and ids of one page, with their lines."""

    links: list[tuple[str, str, int, int]] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line, column = self.getpos()
        for name, value in attrs:
            if value is None:
                continue
            if name in ("id", "name") and not (tag == "input" and name == "name"):
                self.ids.add(value)
            elif name in _LOADING and not (tag == "html" or (name == "data" and tag != "object")):
                self.links.append((tag, value.strip(), line, column + 1))
            elif name == "style" and _OUTSIDE_CSS.search(value):
                self.links.append((tag, value.strip(), line, column + 1))


def audit_site(folder: Path) -> list[Problem]:
    """Every outside address and dead link of the pages and styles below `folder`."""
    pages = {p.relative_to(folder).as_posix(): _read(p) for p in sorted(folder.rglob("*.html"))}
    files = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    problems: list[Problem] = []
    for path, page in pages.items():
        for tag, address, line, column in page.links:
            where = Location(path, line, column)
            problems += _link_problems(tag, address, where, pages, files)
    for style in sorted(folder.rglob("*.css")):
        problems += _style_problems(style.relative_to(folder).as_posix(), style.read_text("utf-8"))
    return problems


def _read(path: Path) -> _PageLinks:
    page = _PageLinks()
    page.feed(path.read_text(encoding="utf-8"))
    return page


def _link_problems(
    tag: str, address: str, where: Location, pages: dict[str, _PageLinks], files: set[str]
) -> Iterator[Problem]:
    parts = urlsplit(address)
    if parts.scheme in ("data", "mailto", "tel", "javascript", "blob"):
        if parts.scheme == "javascript":
            yield Problem("O101", where, {"address": address[:80]})
        return
    if parts.scheme or parts.netloc or _OUTSIDE_CSS.search(address):
        yield Problem("O101", where, {"address": address[:80]})
        return
    target = _resolve(where.path, unquote(parts.path))
    if target is None or (target not in files):
        yield Problem("O102", where, {"address": address[:80]})
    elif parts.fragment and target in pages and not _has(pages[target], unquote(parts.fragment)):
        yield Problem("O103", where, {"address": address[:80]})


def _has(page: _PageLinks, fragment: str) -> bool:
    return fragment in page.ids or fragment == "__comments"


def _resolve(page: str, path: str) -> str | None:
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
