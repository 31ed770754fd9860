"""Phrases that open locked keys: how they count, which are weak, which everybody knows."""

import hashlib
import math
import re
import secrets
import unicodedata
from collections.abc import Sequence

WORDS = 4
"""A phrase has at least so many different words."""
LETTERS = 12
MADE_WORDS = 7
"""A phrase that we make has so many words."""

_MARKS = re.compile("[\u0300-\u036f]")
_PUBLISHED = frozenset(
    {
        "c86b1f117a4c722c75e545fe7cd6094a14850c937052a67300891c175de047fe",
        "f540207a56677e3030164916a50ea04a932c2ab920a9c17cc49d27a8dbaf3a89",
        "679bd06e45f9a9b72d2baa860e16b05d27cb54200c725c3e4664a33e0cca84ed",
        "0e06864c9bfb02b8a7302eca483b4ddd87ac49f9e0a9f080d583ffa4b05dfae6",
    }
)
"""SHA-256 of phrases that stand in this repository: whoever has read it can open such keys."""


def normal_phrase(phrase: str) -> str:
    """A phrase as it counts: lower case, no tone marks, single spaces.

    Whoever types `Hoa sen` without a Vietnamese keyboard, or sets a mark on the other vowel, has
    typed the same phrase. The page does just the same (`unlock.js`).
    """
    letters = _MARKS.sub("", unicodedata.normalize("NFD", phrase.lower()))
    return " ".join(letters.replace("\u0111", "d").split())


def is_weak(phrase: str) -> bool:
    """Whether a phrase is guessed at once: too few different words, or hardly a letter in them."""
    words = set(normal_phrase(phrase).split())
    return len(words) < WORDS or sum(map(len, words)) < LETTERS


def is_published(phrase: str) -> bool:
    """Whether a phrase stands in the repository for everybody to read."""
    return hashlib.sha256(normal_phrase(phrase).encode()).hexdigest() in _PUBLISHED


def make_phrase(words: Sequence[str], count: int = MADE_WORDS) -> tuple[str, float]:
    """Words drawn by chance, no two the same, and the strength of the phrase in bits.

    The strength holds for whoever knows the list and the way it is drawn.
    """
    known = sorted(set(words))
    drawn = secrets.SystemRandom().sample(known, count)
    return " ".join(drawn), math.log2(math.perm(len(known), count))
