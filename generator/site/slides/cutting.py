"""Cuts text where a reader would pause: between paragraphs, sentences, words."""

import re
from collections.abc import Callable, Iterator

_BLOCKS = re.compile(r"\n[ \t]*\n")
_SENTENCE = re.compile(r"(?<=[.!?;:…”])\s+|\n")


def blocks(text: str) -> list[str]:
    """Paragraphs, lists and tables, as empty lines part them."""
    return [part.strip() for part in _BLOCKS.split(text) if part.strip()]


def shares(text: str, fits: Callable[[str], bool]) -> Iterator[str]:
    """The text in as few parts as fit, each as long as can be; a single word is never cut.

    Cut at the end of a line or a sentence where one fits, else between words.
    """
    while text:
        if fits(text):
            yield text
            return
        end = _last(text, _SENTENCE, fits) or _last(text, re.compile(r"\s+"), fits)
        if end is None:
            end = next((m for m in re.finditer(r"\s+", text)), None)
        if end is None:
            yield text
            return
        yield text[: end.start()]
        text = text[end.end() :]


def _last(text: str, where: re.Pattern[str], fits: Callable[[str], bool]) -> re.Match[str] | None:
    """The last place to cut before which everything fits."""
    found = None
    for place in where.finditer(text):
        if not fits(text[: place.start()]):
            break
        found = place if place.start() else found
    return found


def table_shares(table: str, fits: Callable[[str], bool]) -> Iterator[str]:
    """A table as few tables that fit, each with the heads of the columns; a row is never cut."""
    lines = table.splitlines()
    head, rows = lines[:2], lines[2:]
    part: list[str] = []
    for row in rows:
        if part and not fits("\n".join((*head, *part, row))):
            yield "\n".join((*head, *part))
            part = []
        part.append(row)
    yield "\n".join((*head, *part))
