"""Texts typed for the old Vietnamese fonts TCVN3 and VNI, found by their codes, as Unicode.

Both write Vietnamese with codes of other alphabets, which only their own fonts show rightly. The
tables are written with the numbers of the letters: row by row the plain vowel, then its tones.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

_TONES = ("\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
"""Grave, acute, hook, tilde, dot below."""
_HORN, _HAT, _BREVE = "\u031b", "\u0302", "\u0306"
_STROKE = (chr(0x111), chr(0x110))

_TCVN_ROWS = (
    ("a", (0xB5, 0xB8, 0xB6, 0xB7, 0xB9)), ("a" + _BREVE, (0xBB, 0xBE, 0xBC, 0xBD, 0xC6)),
    ("a" + _HAT, (0xC7, 0xCA, 0xC8, 0xC9, 0xCB)), ("e", (0xCC, 0xD0, 0xCE, 0xCF, 0xD1)),
    ("e" + _HAT, (0xD2, 0xD5, 0xD3, 0xD4, 0xD6)), ("i", (0xD7, 0xDD, 0xD8, 0xDC, 0xDE)),
    ("o", (0xDF, 0xE3, 0xE1, 0xE2, 0xE4)), ("o" + _HAT, (0xE5, 0xE8, 0xE6, 0xE7, 0xE9)),
    ("o" + _HORN, (0xEA, 0xED, 0xEB, 0xEC, 0xEE)), ("u", (0xEF, 0xF3, 0xF1, 0xF2, 0xF4)),
    ("u" + _HORN, (0xF5, 0xF8, 0xF6, 0xF7, 0xF9)), ("y", (0xFA, 0xFD, 0xFB, 0xFC, 0xFE)),
)  # fmt: skip
_TCVN_PLAIN = {
    0xA8: "a" + _BREVE, 0xA9: "a" + _HAT, 0xAA: "e" + _HAT, 0xAB: "o" + _HAT, 0xAC: "o" + _HORN,
    0xAD: "u" + _HORN, 0xAE: _STROKE[0], 0xA1: "A" + _BREVE, 0xA2: "A" + _HAT, 0xA3: "E" + _HAT,
    0xA4: "O" + _HAT, 0xA5: "O" + _HORN, 0xA6: "U" + _HORN, 0xA7: _STROKE[1],
}  # fmt: skip
_VNI_MARKS = {
    0xF8: _TONES[0], 0xF9: _TONES[1], 0xFB: _TONES[2], 0xF5: _TONES[3], 0xEF: _TONES[4],
    0xE2: _HAT, 0xE0: _HAT + _TONES[0], 0xE1: _HAT + _TONES[1], 0xE5: _HAT + _TONES[2],
    0xE3: _HAT + _TONES[3], 0xE4: _HAT + _TONES[4], 0xEA: _BREVE, 0xE8: _BREVE + _TONES[0],
    0xE9: _BREVE + _TONES[1], 0xFA: _BREVE + _TONES[2], 0xFC: _BREVE + _TONES[3],
    0xEB: _BREVE + _TONES[4],
}  # fmt: skip
"""What the code behind a vowel adds to it."""
_VNI_ALONE = {
    0xF4: "o" + _HORN, 0xF6: "u" + _HORN, 0xF1: _STROKE[0], 0xEC: "i" + _TONES[0],
    0xED: "i" + _TONES[1], 0xE6: "i" + _TONES[2], 0xF3: "i" + _TONES[3], 0xF2: "i" + _TONES[4],
    0xEE: "y" + _TONES[4],
}  # fmt: skip


def _tcvn3() -> dict[str, str]:
    table = {chr(code): text for code, text in _TCVN_PLAIN.items()}
    for vowel, codes in _TCVN_ROWS:
        table |= {chr(c): vowel + tone for c, tone in zip(codes, _TONES, strict=True)}
    return {code: unicodedata.normalize("NFC", text) for code, text in table.items()}


def _vni_alone() -> dict[str, str]:
    small = {chr(code): unicodedata.normalize("NFC", t) for code, t in _VNI_ALONE.items()}
    return small | {code.upper(): text.upper() for code, text in small.items()}


_TCVN3, _VNI = _tcvn3(), _vni_alone()
_MARKS = {chr(c): m for c, m in _VNI_MARKS.items()} | {
    chr(c).upper(): m for c, m in _VNI_MARKS.items()
}
_BASES = "aeouyAEOUY" + "".join(chr(c) + chr(c).upper() for c in (0xF4, 0xF6))
_PAIR = re.compile(
    f"(?P<base>[{_BASES}])(?P<mark>[{''.join(_MARKS)}])|(?P<alone>[{''.join(_VNI)}])"
)
_UNICODE = re.compile(r"[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
_ONLY_UNICODE = re.compile(r"[\u0102\u0103\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
"""Without the letter that cleaning makes of a look-alike, which old fonts use for another."""
_TCVN_CODES = (0xAE, 0xB5, 0xB8, 0xB6, 0xB7, 0xB9, 0xAD, 0xA9, 0xAB, 0xAC)
_TCVN_SIGNS = re.compile("[" + "".join(map(chr, _TCVN_CODES)) + "]")
_VNI_SIGNS = re.compile(rf"[{_BASES}][{''.join(_MARKS)}]|[\u00f1\u00d1][a-z\u00f6\u00f4]")
_LETTER = re.compile(r"[^\W\d_]")
_MANY = 0.04
"""Share of the letters that are signs of an old font, in a text of that font."""


def from_tcvn3(text: str) -> str:
    """TCVN3 (".VnTime") as Unicode.

    It has no codes for capitals with tones (a font of capitals shows them): a line whose plain
    letters are all capitals is one of capitals.
    """
    lines = ("".join(_TCVN3.get(letter, letter) for letter in x) for x in text.split("\n"))
    return "\n".join(x.upper() if _SHOUTED.search(x) else x for x in lines)


_SHOUTED = re.compile(r"^(?=(?:[^A-Z]*[A-Z]){3})[^a-z]*$")


_LOST = re.compile(
    r"(?<=[bcdghklmnpqrstvx\u00ae])-(?![A-Z\d-])"
    r"|(?<![A-Z\d/][BCDGHKLMNPQRSTVX])(?<=[BCDGHKLMNPQRSTVX\u00a7])-(?=[\sa-z\u00a8-\u00fe])"
    r"|(?<![^\s(\u201c\"])-(?=[a-z\u00a8-\u00fe])"
)


def tcvn3_of_pdf(text: str) -> str:
    """The same from a PDF, whose reader takes the code of one vowel for a soft hyphen.

    Behind a consonant, or in front of a word without a space, no hyphen stands in Vietnamese.
    """
    return from_tcvn3(_LOST.sub(chr(0xAD), text))


def from_vni(text: str) -> str:
    """VNI ("VNI-Times") as Unicode: a vowel and the code behind it are one letter."""

    def joined(match: re.Match[str]) -> str:
        if match["alone"]:
            return _VNI[match["alone"]]
        base = _VNI.get(match["base"], match["base"])
        return unicodedata.normalize("NFC", base + _MARKS[match["mark"]])

    return _PAIR.sub(joined, text)


@dataclass(frozen=True)
class OldFont:
    """An old font that a text was typed for."""

    name: str
    convert: Callable[[str], str]
    of_pdf: Callable[[str], str]
    """The same for what PDFium makes of the codes."""


_FONTS = (
    (OldFont("tcvn3", from_tcvn3, tcvn3_of_pdf), _TCVN_SIGNS),
    (OldFont("vni", from_vni, from_vni), _VNI_SIGNS),
)


def in_unicode(text: str) -> bool:
    """Whether a text has letters that only Unicode writes."""
    return bool(_ONLY_UNICODE.search(text))


_SURE = {
    "tcvn3": re.compile("[" + "".join(chr(c) for c in range(0xA1, 0xBF) if chr(c) in _TCVN3) + "]"),
    "vni": re.compile(rf"[{chr(0xF8)}{chr(0xEF)}{chr(0xFB)}{chr(0xE5)}{chr(0xE4)}{chr(0xEB)}"
                      rf"{chr(0xFC)}{chr(0xF6)}{chr(0xF1)}]|[aeyAEY][{''.join(_MARKS)}]"),
}  # fmt: skip
"""Codes and pairs that no Vietnamese in Unicode has."""


def mixed_font(texts: Iterable[str]) -> OldFont | None:
    """The old font of some lines of a text whose other lines are in Unicode."""
    lines = [t for t in texts if len(_LETTER.findall(t)) >= _ENOUGH and not in_unicode(t)]
    for font, _signs in _FONTS:
        sure = _SURE[font.name]
        old = [t for t in lines if len(sure.findall(t)) >= _FEWEST and old_font([t]) == font]
        if len(old) >= _FEWEST:
            return font
    return None


_ENOUGH, _FEWEST = 15, 2
"""Letters of a line, signs in it and lines of this kind, before a font is believed."""


def only_old(font: OldFont, convert: Callable[[str], str]) -> Callable[[str], str]:
    """Converts the pieces of text that this font wrote, and leaves those in Unicode."""

    def converted(text: str) -> str:
        old = _SURE[font.name].search(text) and not in_unicode(text)
        return convert(text) if old else text

    return converted


def old_font(texts: Iterable[str]) -> OldFont | None:
    """The old font that these texts were typed for, by the codes that come back in them."""
    whole = "\n".join(texts)
    letters = len(_LETTER.findall(whole)) or 1
    if len(_UNICODE.findall(whole)) > 0.02 * letters:
        return None
    counts = [(len(signs.findall(whole)) / letters, font) for font, signs in _FONTS]
    share, font = max(counts, key=lambda c: c[0])
    return font if share >= _MANY else None
