"""Tables of a PDF by their ruled lines: a PDF holds no cells, only letters and strokes.

Every upright stroke parts columns, every level one parts rows of the columns it runs through. A
table without ruled lines cannot be told from columns of text, and is not taken.
"""

import ctypes
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import pypdfium2
from pypdfium2 import raw as pdfium

from generator.importing.examples_rows import Row
from generator.importing.folding import clean
from generator.importing.limits import MAX_PAGES
from generator.importing.pdf import Span, page_stretches
from generator.importing.pdf_layout import Stretch
from generator.importing.source import Place, Refused

_NEAR = 3.0
"""Strokes this near to each other are one line: the two edges of a thin box."""
_SHORTEST = 8.0
_MOST_STROKES = 20_000


@dataclass
class Strokes:
    """The ruled lines of a page."""

    upright: list[Span] = field(default_factory=list)
    level: list[Span] = field(default_factory=list)

    def add(self, one: tuple[float, float], other: tuple[float, float]) -> None:
        """Take a stroke that runs along an axis, and is no mere dot."""
        (x1, y1), (x2, y2) = one, other
        if abs(x1 - x2) < 1 and abs(y1 - y2) > _SHORTEST:
            self.upright.append((x1, min(y1, y2), max(y1, y2)))
        elif abs(y1 - y2) < 1 and abs(x1 - x2) > _SHORTEST:
            self.level.append((y1, min(x1, x2), max(x1, x2)))


def ruled_tables(raw: bytes) -> list[list[Row]]:
    """The tables of all pages as one table a page, in order; pages without one are left out."""
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        raise Refused("I109", reason="PDF") from error
    if len(document) > MAX_PAGES:
        raise Refused("I117", pages=len(document), limit=MAX_PAGES)
    tables = []
    for number in range(len(document)):
        strokes = _strokes(document[number])
        stretches = page_stretches(document, number, strokes.upright)
        rows = list(_grid(number + 1, strokes, stretches))
        if rows:
            tables.append(rows)
    return tables


def _strokes(page: pypdfium2.PdfPage) -> Strokes:
    strokes = Strokes()
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=2):
        for one, other in _segments(item.raw):
            strokes.add(one, other)
        if len(strokes.upright) + len(strokes.level) > _MOST_STROKES:
            raise Refused("I116", limit=_MOST_STROKES)
    return strokes


Point = tuple[float, float]


def _segments(path: object) -> Iterator[tuple[Point, Point]]:
    """The straight strokes of one path, in the coordinates of the page."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(path, ctypes.byref(matrix))
    x, y = ctypes.c_float(), ctypes.c_float()
    begin = before = None
    for index in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_LINETO and before is not None:
            yield before, point
        elif kind == pdfium.FPDF_SEGMENT_MOVETO:
            begin = point
        before = point
        if pdfium.FPDFPathSegment_GetClose(segment) and begin is not None:
            yield point, begin


def _grid(page: int, strokes: Strokes, stretches: Sequence[Stretch]) -> Iterator[Row]:
    """The rows between the level lines; a cell that no line cuts stands in its first row."""
    edges = _places(x for x, _, _ in strokes.upright)
    if len(edges) < 3:
        return
    columns = list(pairwise(edges))
    borders = [_borders(strokes, *column) for column in columns]
    heights = _places(y for found in borders for y in found)
    opens = True
    for low, high in reversed(list(pairwise(heights))):
        cells = []
        for column, own in zip(columns, borders, strict=True):
            top = next((y for y in own if y >= high - _NEAR), None)
            begins = top is not None and abs(top - high) <= _NEAR
            bottom = max((y for y in own if y <= low + _NEAR), default=None)
            whole = begins and bottom is not None
            cells.append(_lines(stretches, column, (bottom or 0, high)) if whole else ())
        if any(cells):
            place = sum(s.bottom >= high for s in stretches) + 1
            yield Row(tuple(cells), Place(page, 0, place), opens)
            opens = False


def _borders(strokes: Strokes, left: float, right: float) -> list[float]:
    """Heights of the level lines that run through a column, lowest first; where a page cuts a cell
    there is no such line, and its upright lines end."""
    middle = (left + right) / 2
    found = [y for y, begin, end in strokes.level if begin - _NEAR <= middle <= end + _NEAR]
    sides = [s for s in strokes.upright if min(abs(s[0] - left), abs(s[0] - right)) <= _NEAR]
    ends = [min(low for _, low, _ in sides), max(high for _, _, high in sides)]
    return _places([*found, *ends])


def _places(found: Iterable[float]) -> list[float]:
    """Sorted places, those that lie together taken once."""
    places: list[float] = []
    for place in sorted(found):
        if not places or place - places[-1] > _NEAR:
            places.append(place)
    return places


def _lines(
    stretches: Sequence[Stretch], column: tuple[float, float], rows: tuple[float, float]
) -> tuple[str, ...]:
    """The text inside a cell, line by line from the top."""
    inside = [
        s
        for s in stretches
        if rows[0] <= s.bottom + s.size / 2 < rows[1]
        and bisect_right(column, s.left + min(s.size, (s.right - s.left) / 2)) == 1
    ]
    lines: list[list[Stretch]] = []
    for stretch in sorted(inside, key=lambda s: (-s.bottom, s.left)):
        if lines and abs(lines[-1][0].bottom - stretch.bottom) < 0.5 * stretch.size:
            lines[-1].append(stretch)
        else:
            lines.append([stretch])
    texts = (clean(" ".join(s.text for s in sorted(line, key=lambda s: s.left))) for line in lines)
    return tuple(text for text in texts if text)
