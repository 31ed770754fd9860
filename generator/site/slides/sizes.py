"""How high the parts of a slide are, in pixels of a picture 1280 wide; `84-slides.css` has the
same measures, and `tests/browser/test_slides_room.py` holds the page against them."""

from itertools import zip_longest

from generator.site.slides.deck import Point, Slide
from generator.site.slides.measure import LINE, height_of, lines_of, width_of
from generator.site.slides.plain import plain_lines

EDGE, TOP, BOTTOM = 64, 28, 60
WIDTH, ROOM = 1280 - 2 * EDGE, 720 - TOP - BOTTOM
GAP = 16
TITLE, LARGE = 44, 58
QR_SIDE = 400
BESIDE_QR = WIDTH - QR_SIDE - 44
OPTION_EDGE, OPTION_GAP = 44, 12
CARD = 60
"""Room left and right within a card."""
INDENT = 44
"""Of a list in a paper."""
MARK = 100
"""A level mark before words."""
CELL_EDGE = 30
PICTURE_LEAST = 260


def title_size(slide: Slide) -> int:
    """The letters of a slide's title."""
    return LARGE if slide.kind in ("title", "block") else TITLE


def head_height(slide: Slide, width: float = WIDTH) -> float:
    """The line above the title, and the title."""
    title = height_of(slide.title, width, title_size(slide), bold=True)
    return height_of(slide.eyebrow, width) + title + GAP


def point_label(slide: Slide, point: Point) -> str:
    """What stands before a point's words, in bold letters."""
    if not point.label:
        return ""
    return f"{point.label}. " if slide.kind == "steps" else f"{point.label}: "


def point_height(slide: Slide, point: Point, width: float = WIDTH) -> float:
    """A point with its mark, its label and its words."""
    # the label is measured with the words, but in bold letters takes somewhat more
    before = width_of(point_label(slide, point), bold=True) * 0.06 + (MARK if point.level else 0)
    words = point_label(slide, point) + point.text
    wide = width - 30
    lines = lines_of(words, wide, indent=before)
    return max(1, lines) * LINE + GAP


def across(slide: Slide) -> int:
    """How many options stand side by side: what makes them lowest."""
    most = min(4, len(slide.options))
    fitting = (n for n in range(1, most + 1) if n < 3 or _option_lines(slide, n) < 3)
    return min(fitting, key=lambda many: (_rows_height(slide, many), -many))


def _option_lines(slide: Slide, many: int) -> int:
    """The lines of the longest option where so many stand side by side."""
    wide = (WIDTH - OPTION_GAP * (many - 1)) / many - OPTION_EDGE
    return max(
        lines_of(f"✓ M. {one.text}", wide, bold=True, indent=MARK if one.level else 0)
        for one in slide.options
    )


def option_height(slide: Slide, many: int) -> float:
    """The highest option of those that stand so many side by side: all are as high."""
    return _option_lines(slide, many) * LINE + 20


def _rows_height(slide: Slide, many: int) -> float:
    rows = -(-len(slide.options) // many)
    return rows * (option_height(slide, many) + OPTION_GAP) - OPTION_GAP


def options_height(slide: Slide) -> float:
    """All options, and the question above them."""
    if not slide.options:
        return 0.0
    asked = height_of(slide.ask, WIDTH, bold=True) + GAP if slide.ask else 0
    return asked + _rows_height(slide, across(slide)) + GAP


def answer_height(text: str) -> float:
    """The card of an answer."""
    return height_of(text, WIDTH - CARD) + 2 * GAP if text else 0.0


def paper_height(markdown: str) -> float:
    """A block of a paper: its lines as they are typed, or a table."""
    wide = WIDTH - CARD
    if markdown.startswith("|"):
        return _table_height(markdown, wide)
    if not markdown[0].isalpha():
        wide -= INDENT
    return sum(height_of(line, wide) for line in plain_lines(markdown)) + GAP


def _table_height(markdown: str, width: float) -> float:
    """A table whose columns share the width as browsers share it: by their longest word and
    their longest cell."""
    rows = [
        [" ".join(plain_lines(cell)) for cell in row.strip().strip("|").split("|")]
        for row in markdown.splitlines()
        if plain_lines(row)
    ]
    columns = list(zip_longest(*rows, fillvalue=""))
    width -= CELL_EDGE * len(columns)
    least = [max((width_of(w) for c in cells for w in c.split()), default=0) for cells in columns]
    most = [max(map(width_of, cells)) for cells in columns]
    spare = max(0.0, width - sum(least))
    wish = sum(most) - sum(least) or 1
    wide = [a + spare * min(1.0, (b - a) / wish) for a, b in zip(least, most, strict=True)]
    heights = (
        max(max(1, lines_of(cell, max(w, 1))) for cell, w in zip(row, wide, strict=False))
        for row in rows
    )
    return sum(lines * LINE + 8 for lines in heights) + GAP


def terms_height(slide: Slide, title: str) -> float:
    """The words of today, below all else."""
    return height_of(f"{title} {'; '.join(slide.terms)}", WIDTH, bold=True) + GAP


def address_height(slide: Slide) -> float:
    """The address of a code, in letters."""
    return height_of(slide.address, WIDTH) + GAP
