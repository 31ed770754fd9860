"""Names of people in Vietnamese order: by given name, then middle names, then family name.

The one place in Python; `frontend/src/shared/people-names.js` does the same in pages, there with
`Intl.Collator("vi")`, and `tests/cases/names` holds both to the same answers. ICU's binding for
Python is not used: it has to be compiled on most machines, and the letters of the Vietnamese
alphabet are few. The order is that of CLDR's rules for `vi`: a ă â b c d đ e ê g … o ô ơ … u ư v x
y, marks of tone counting only between equal letters, as level, huyền, hỏi, ngã, sắc, nặng.
"""

import re
import unicodedata

Weights = tuple[int, ...]
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_SHAPES = {
    ("a", "\u0306"): 1, ("a", "\u0302"): 2, ("e", "\u0302"): 1, ("o", "\u0302"): 1,
    ("o", "\u031b"): 2, ("u", "\u031b"): 1,
}  # fmt: skip
"""Marks that make another letter of the alphabet, and how far behind the plain one it stands."""
_STROKED = {"\u0111": "d", "\u0180": "b"}
_APOSTROPHES = re.compile("[\u2018\u2019\u02bc\u02b9\u0060\u00b4]")
_SLOTS = 4
"""Room behind every plain letter for those made from it."""


def plain_name(text: str) -> str:
    """A name with single spaces, composed letters and one form of the apostrophe."""
    return " ".join(unicodedata.normalize("NFC", _APOSTROPHES.sub("'", text)).split())


def spell(word: str) -> tuple[str, Weights]:
    """The small letters of a word and its tones apart, so that Hoà and Hòa are one."""
    apart = unicodedata.normalize("NFD", word.lower())
    tones = tuple(_TONES[sign] for sign in apart if sign in _TONES)
    return unicodedata.normalize("NFC", "".join(s for s in apart if s not in _TONES)), tones


def same_name(text: str) -> str:
    """A text that two spellings of one name share: capitals and places of tones do not count."""
    words = (spell(word) for word in plain_name(text).split())
    return " ".join(letters + "".join(map(str, tones)) for letters, tones in words)


def parts_of(name: str) -> tuple[str, str, str]:
    """Given name, middle names, family name; a name of one word is a given name."""
    words = plain_name(name).split()
    given = words.pop() if words else ""
    family = words.pop(0) if words else ""
    return given, " ".join(words), family


def _weights(text: str) -> tuple[Weights, Weights]:
    """The places of the letters in the alphabet, and the marks that make no other letter."""
    letters: list[int] = []
    marks: list[int] = []
    base = ""
    for sign in unicodedata.normalize("NFD", text):
        if not unicodedata.combining(sign):
            base = _STROKED.get(sign, sign)
            letters.append(ord(base) * _SLOTS + (sign in _STROKED))
            marks.append(0)
        elif letters and (base, sign) in _SHAPES:
            letters[-1] += _SHAPES[base, sign]
            base = ""
        elif letters:
            marks[-1] = ord(sign)
    return tuple(letters), tuple(marks)


def name_key(name: str) -> tuple[object, ...]:
    """What a list of people is sorted by."""
    key: list[object] = []
    for part in parts_of(name):
        spelt = [spell(word) for word in part.split()]
        letters = " ".join(letters for letters, _ in spelt)
        key += [*_weights(letters), tuple(tones or (0,) for _, tones in spelt)]
    return (*key, name)
