"""Vietnamese text for comparing: one form of letters, one kind of space, marks folded away.

Patterns of the legal form are written against folded text, so that a tone mark typed in another
place, NFD or capital letters do not hide a heading. Folding keeps the length: a position in the
folded text is a position in the text.
"""

import functools
import re
import unicodedata

SOFT_HYPHEN = "\u00ad"
_HIDDEN = (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF)
_ETH = {0xD0: 0x110, 0xF0: 0x111}
"""The Icelandic letter that looks just like the Vietnamese one and is another code."""
_CHANGED = dict.fromkeys(_HIDDEN) | _ETH
_SPACES = re.compile(r"\s+")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def clean(text: str) -> str:
    """NFC, single plain spaces, nothing invisible; a soft hyphen stays only at the end."""
    plain = unicodedata.normalize("NFC", text.translate(_CHANGED))
    plain = _SPACES.sub(" ", _CONTROLS.sub(" ", plain)).strip()
    if SOFT_HYPHEN not in plain:
        return plain
    return plain.replace(SOFT_HYPHEN, "") + (SOFT_HYPHEN if plain.endswith(SOFT_HYPHEN) else "")


D_WITH_STROKE = chr(0x111)
_FOLDED: dict[str, str] = {D_WITH_STROKE: "d", D_WITH_STROKE.upper(): "d"}


def _fold_letter(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[0].lower()
    return base if len(base) == 1 else letter


@functools.lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Lower case without marks, as long as the text itself."""
    for letter in set(text) - _FOLDED.keys():
        _FOLDED[letter] = _fold_letter(letter)
    return "".join(map(_FOLDED.__getitem__, text))


def slug(name: str) -> str:
    """An id made of a name: ASCII words with underscores."""
    return re.sub(r"[^a-z0-9]+", "_", fold(clean(name))).strip("_")


def same_words(one: str, other: str) -> bool:
    """Whether two names differ in more than case, spaces and closing punctuation."""
    return _bare(one) == _bare(other)


def _bare(text: str) -> str:
    return re.sub(r"[\s.;:,]+", " ", clean(text)).strip().casefold()
