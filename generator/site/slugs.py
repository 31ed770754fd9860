"""Anchors of headings: Vietnamese letters become plain ones, đ included."""

import re
import unicodedata

_OTHERS = str.maketrans({"\u0111": "d", "\u0110": "D"})
"""The letter d with stroke has no decomposition."""


def plain_letters(text: str) -> str:
    """The text without tone marks and diacritics: `Đội ngũ` -> `Doi ngu`."""
    decomposed = unicodedata.normalize("NFD", text.translate(_OTHERS))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def slugify(text: str, separator: str = "-") -> str:
    """An ASCII anchor for a heading; signature as the `toc` extension calls it."""
    words = re.findall(r"[a-z0-9]+", plain_letters(text).lower())
    return separator.join(words)
