"""Runs of a Word paragraph become the small Markdown that papers know, meaning just these words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from generator.importing.folding import clean

_SIGNS = re.compile(r"([\\`*_|])")
_ESCAPED = re.compile(r"\\([\\`*_|])")
_PICTURE = re.compile(r"!(?=\[)")
_LINE_START = re.compile(r"^(?:[#>]|[-+](?!\s)|-+$)")
LISTED = re.compile(r"(?:[-+•]|\d{1,3}\.)\s+\S")
"""How a line begins that somebody typed as an item of a list."""


@dataclass(frozen=True)
class Run:
    """Letters with one look."""

    text: str
    bold: bool = False
    italic: bool = False
    struck: bool = False

    @property
    def look(self) -> tuple[bool, bool, bool]:
        return self.bold, self.italic, self.struck


def lines_of(runs: Iterable[Run], plain: bool = False) -> list[str]:
    """The lines of a paragraph as Markdown, empty ones left out; `plain` leaves the looks aside."""
    lines: list[list[Run]] = [[]]
    for run in _joined(runs):
        first, *more = run.text.split("\n")
        lines[-1].append(replace(run, text=first))
        lines += [[replace(run, text=text)] for text in more]
    made: list[str] = []
    for text in filter(None, (_line(line, plain) for line in lines)):
        if made and set(text) == {"="}:  # Markdown would read the line above as a heading
            made[-1] += f" {text}"
        else:
            made.append(text)
    return made


def plain_text(runs: Iterable[Run]) -> str:
    """The words alone, on one line."""
    return clean("".join(run.text for run in runs))


def bare(markdown: str) -> str:
    """The words of one line of Markdown without signs."""
    return _ESCAPED.sub(r"\1", markdown.replace("**", ""))


def all_bold(runs: Iterable[Run]) -> bool:
    """Whether every word is bold, and there is one."""
    words = [run for run in runs if run.text.strip()]
    return bool(words) and all(run.bold for run in words)


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    """Neighbours of one look as one run: Word cuts them wherever somebody typed again."""
    for _look, group in groupby(runs, key=lambda run: run.look):
        same = list(group)
        yield replace(same[0], text="".join(run.text for run in same))


def _line(runs: list[Run], plain: bool) -> str:
    text = ""
    for run in runs:
        text += _escaped(run.text) if plain else _marked(run, text)
    text = clean(text)
    if text.startswith("• "):
        text = f"- {text[2:]}"
    return f"\\{text}" if _LINE_START.match(text) else text


def _escaped(text: str) -> str:
    return _PICTURE.sub(r"!\\", _SIGNS.sub(r"\\\1", text))


def _marked(run: Run, before: str) -> str:
    """A run with its signs, which must touch its words and no letter outside it: where a look
    begins or ends within a word, Markdown could not tell what the signs mean."""
    inner = run.text.strip()
    if not inner or not any(run.look) or (before[-1:].strip() and not run.text[0].isspace()):
        return _escaped(run.text)
    sign = "**" * run.bold + "*" * run.italic
    made = f"{sign}{_escaped(inner)}{sign}"
    if run.struck:
        made = f"~~{made}~~"
    lead = run.text[: len(run.text) - len(run.text.lstrip())]
    trail = run.text[len(run.text.rstrip()) :]
    return f"{lead}{made}{trail}"
