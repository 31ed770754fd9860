"""How much room words take on a slide, before anything is drawn.

A slide is measured in pixels of a picture 1280 wide; the page and the presentation (96 of them an
inch) share the measures, so that both put the same words on the same slide. The widths are those
of Be Vietnam Pro, rounded up (`tests/test_slide_pages.py` holds them against the font); Arial, of
the presentations, is narrower.
"""

import unicodedata
from functools import cache

LETTERS = 37
"""The smallest letters that are read at eight metres from a picture two metres wide."""
LINE = 46
"""From one line of such letters to the next."""
LEADING = LINE / LETTERS
BOLD = 1.05

_OTHER = 0.69
_WIDTHS = (
    (0.24, " "),
    (0.3, "ijlI.:·!‘’'"),
    (0.33, ',;"'),
    (0.4, "fr1“"),
    (0.45, "t|”()"),
    (0.51, "sz*/J"),
    (0.56, "kx"),
    (0.595, "7hnuvy?"),
    (0.635, "ceEF+-"),
    (0.665, "28abdgopqLPST"),
    (0.75, "4ADHNUVX…"),
    (0.84, "CGOQ%"),
    (0.9, "mMw"),
    (1.02, "W—"),
)
"""Parts of the letters' size; marks above and below a letter take no width."""


_STROKED = {0x0110: "G", 0x0111: "d"}
"""D with a stroke is as wide as these; Unicode does not take it apart."""


@cache
def _width(letter: str) -> float:
    plain = unicodedata.normalize("NFD", letter)[0].translate(_STROKED)
    return next((wide for wide, letters in _WIDTHS if plain in letters), _OTHER)


def width_of(text: str, size: float = LETTERS, bold: bool = False) -> float:
    """How wide a line of words becomes, in pixels; hardly ever less than it really is."""
    return sum(map(_width, text)) * size * (BOLD if bold else 1)


def lines_of(
    text: str, width: float, size: float = LETTERS, bold: bool = False, indent: float = 0
) -> int:
    """In how many lines words stand, none for no words; a word wider than the line is broken.

    `indent` is taken from the first line by what stands before the words.
    """
    lines, used = 0, width
    space = width_of(" ", size, bold)
    for word in text.split():
        wide = width_of(word, size, bold)
        if used + space + wide <= width:
            used += space + wide
            continue
        if lines == 0 and indent + wide <= width:
            lines, used = 1, indent + wide
            continue
        broken = int(wide // width)
        lines += 1 + broken
        used = wide - broken * width
    return lines


def height_of(text: str, width: float, size: float = LETTERS, bold: bool = False) -> float:
    """How high words stand in their lines."""
    return lines_of(text, width, size, bold) * size * LEADING
