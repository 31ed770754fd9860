"""What a planned site is: its files as values, and its menu."""

from dataclasses import dataclass
from typing import Literal

from generator.site.pages.navigation import NavItem
from generator.site.rendering import PageText


@dataclass(frozen=True)
class OutputFile:
    """One file of the site; `source` is the data file that an editor would change."""

    path: str
    content: str | bytes
    kind: Literal["page", "asset"]
    title: str = ""
    source: str | None = None
    text: PageText | None = None
    """Of a page: what `content` is made of, for engines that can take its blocks apart."""


@dataclass(frozen=True)
class Site:
    """All files, sorted by path, and the menu."""

    files: tuple[OutputFile, ...]
    nav: tuple[NavItem, ...]
