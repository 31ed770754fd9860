"""The queries of tests/cases/search, with the pages that answer them."""

import re
from dataclasses import dataclass
from pathlib import Path

import yaml

QUERIES = Path(__file__).parent / "cases" / "search" / "queries.yaml"
FOLDERS = {"T/": "teacher-2018/", "P/": "principal-2018/"}
OF_A_TRACK = {"opinions"}


@dataclass(frozen=True)
class Case:
    """One query of a reader; `pages` are patterns of paths, any of which is a hit.

    `standard` is the one that is read; with `first` only the first page found counts.
    """

    q: str
    track: str
    pages: tuple[str, ...]
    standard: str = ""
    first: bool = False

    def hit(self, path: str) -> bool:
        return any(re.fullmatch(page, path) for page in self.pages)


def search_cases() -> list[Case]:
    data = yaml.safe_load(QUERIES.read_text("utf-8"))
    return [_case(entry, entry.get("track", data["track"])) for entry in data["queries"]]


def _case(entry: dict, track: str) -> Case:
    pages = (_pattern(page, track) for page in entry["pages"])
    standard = FOLDERS.get(f"{entry.get('standard')}/", "").rstrip("/")
    return Case(entry["q"], track, tuple(pages), standard, entry.get("first", False))


def _pattern(page: str, track: str) -> str:
    folder = FOLDERS.get(page[:2], "")
    name = page[2:] if folder else page
    place = f"{track}/" if folder or page in OF_A_TRACK else ""
    return re.escape(f"{place}{folder}{name}.html").replace(r"\*", r"\d\d")
