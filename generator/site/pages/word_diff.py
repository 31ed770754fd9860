"""Which words two texts share, and which stand in one of them only."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Mark = Literal["same", "removed", "added"]


@dataclass(frozen=True)
class Run:
    """A stretch of words with one mark."""

    mark: Mark
    words: str


@dataclass(frozen=True)
class Compared:
    """Both texts as runs: the old one without what was added, the new one without what went."""

    old: tuple[Run, ...]
    new: tuple[Run, ...]


NEAR = 0.5
"""Texts that share fewer of their words than this are different texts: marks would only confuse."""


def compare(old: str, new: str, always: bool = False) -> Compared:
    """The texts word by word; without marks when they have little in common (unless `always`)."""
    before, after = old.split(), new.split()
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if not always and matcher.ratio() < NEAR:
        return Compared(_plain(old), _plain(new))
    left: list[Run] = []
    right: list[Run] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        gone, come = " ".join(before[a:b]), " ".join(after[c:d])
        if gone:
            left.append(Run("same" if tag == "equal" else "removed", gone))
        if come:
            right.append(Run("same" if tag == "equal" else "added", come))
    return Compared(tuple(left), tuple(right))


def _plain(text: str) -> tuple[Run, ...]:
    return (Run("same", " ".join(text.split())),) if text.strip() else ()
