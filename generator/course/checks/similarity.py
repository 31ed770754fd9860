"""Near-copies: two texts that share too many runs of three words.

The measure is Jaccard's: shared runs of three words / all runs of three words of both texts, marks
and case set aside. Texts of fewer than eight words are too short to judge.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

NEAR_COPY = 0.5
"""At this share or above two texts are near-copies; independent texts of this course stay
below 0.2."""

RUN = 3
MINIMUM_WORDS = 8

Runs = frozenset[tuple[str, ...]]


def runs_of(text: str) -> Runs:
    """All runs of three words of a text; empty for a text too short to judge."""
    folded = unicodedata.normalize("NFC", text).casefold()
    words = re.findall(r"\w+", folded)
    if len(words) < MINIMUM_WORDS:
        return frozenset()
    return frozenset(tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1))


def similarity(a: Runs, b: Runs) -> float:
    """Share of common runs, 0 to 1."""
    return len(a & b) / len(a | b) if a and b else 0.0


def near_copies(texts: Mapping[str, str]) -> Iterator[tuple[str, str, float]]:
    """Pairs of names whose texts are near-copies, in the order given, with their similarity."""
    runs = {name: runs_of(text) for name, text in texts.items()}
    seen: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name, own in runs.items():
        shared = Counter(other for run in own for other in seen[run])
        for other, _count in sorted(shared.items()):
            value = similarity(runs[other], own)
            if value >= NEAR_COPY:
                yield other, name, value
        for run in own:
            seen[run].append(name)
