"""What stands on one slide of a presentation, from the top down, by the measures of the page."""

from dataclasses import dataclass

from pptx.enum.text import MSO_ANCHOR

from generator.outputs.documents.slide_shapes import (
    ACCENT,
    INK,
    MUTED,
    POINT,
    SMALLEST,
    Box,
    Canvas,
    Letters,
    mark_width,
)
from generator.outputs.documents.typesetting import picture_png
from generator.site.slides.deck import Point, Slide, letter_of
from generator.site.slides.measure import LETTERS, height_of
from generator.site.slides.plain import plain_lines
from generator.site.slides.qr import qr_png
from generator.site.slides.sizes import (
    BESIDE_QR,
    EDGE,
    GAP,
    OPTION_GAP,
    QR_SIDE,
    ROOM,
    TOP,
    WIDTH,
    answer_height,
    head_height,
    option_height,
    options_height,
    point_height,
    point_label,
    title_size,
)

_BODY = 28
"""Points: the smallest letters that are read from the last row."""
_MARK = 28
_ADDRESS = 2 * LETTERS


@dataclass
class _Pen:
    """Where the next thing goes, and how large its letters are."""

    canvas: Canvas
    slide: Slide
    y: float
    width: float
    size: float = _BODY

    @property
    def letters(self) -> Letters:
        return Letters(self.size)

    def box(self, height: float) -> Box:
        """The next place of this height."""
        placed = Box(EDGE, self.y, self.width, height)
        self.y += height
        return placed


def draw_slide(canvas: Canvas, slide: Slide, answered: bool) -> None:
    """Fills one slide; with `answered` its right options and its reason are shown."""
    width = BESIDE_QR if slide.qr else WIDTH
    high = head_height(slide, width) + _body_height(slide, width)
    free = max(0.0, ROOM - high)
    top = TOP + (free / 2 if slide.kind in ("title", "block", "open") else 0)
    pen = _Pen(canvas, slide, top, width, _size(slide, width))
    _head(pen)
    _said(pen)
    _options(pen, answered)
    if slide.answer and answered:
        canvas.card(pen.box(answer_height(slide.answer)), [[(slide.answer, pen.letters)]], True)
    if slide.terms:
        words = "; ".join(slide.terms)
        high = height_of(words, WIDTH)
        pen.y = max(pen.y, TOP + ROOM - high)
        canvas.text(pen.box(high), [[(words, Letters(_BODY, MUTED))]])
    if slide.qr:
        _code(canvas, slide)


def _size(slide: Slide, width: float) -> float:
    """The letters of the body: smaller only where something that cannot be cut is too high."""
    if slide.described:
        width = width / 2 - 30
    high, room = _body_height(slide, width), max(0.0, ROOM - head_height(slide, width))
    return max(SMALLEST, int(_BODY * min(1.0, (room / high) ** 0.5))) if high else _BODY


def _body_height(slide: Slide, width: float) -> float:
    lines = sum(height_of(line, width) + GAP for line in _lines(slide))
    points = sum(point_height(slide, point, width) for point in slide.points)
    return lines + points + options_height(slide) + answer_height(slide.answer)


def _lines(slide: Slide) -> tuple[str, ...]:
    return (*plain_lines(slide.text), *plain_lines(slide.lines))


def _head(pen: _Pen) -> None:
    slide, canvas = pen.slide, pen.canvas
    if slide.eyebrow:
        high = height_of(slide.eyebrow, pen.width)
        canvas.text(pen.box(high), [[(slide.eyebrow, Letters(_BODY, MUTED))]])
    size = title_size(slide)
    title = canvas.slide.shapes.title
    canvas.place(title, pen.box(height_of(slide.title, pen.width, size, bold=True)))
    title.text_frame.vertical_anchor = MSO_ANCHOR.TOP
    letters = Letters(int(size * POINT), INK, bold=True)
    canvas.write(title.text_frame, [[(slide.title, letters)]])
    pen.y += GAP


def _said(pen: _Pen) -> None:
    """The text, the paper, the points, the pictures."""
    slide, canvas = pen.slide, pen.canvas
    if slide.described:
        _pictures(pen)
    if slide.kind == "answer":
        canvas.card(pen.box(answer_height(slide.text)), [[(slide.text, pen.letters)]], True)
    elif lines := _lines(slide):
        high = sum(height_of(line, pen.width) + GAP for line in lines)
        canvas.text(pen.box(high), [[(line, pen.letters)] for line in lines])
    for point in slide.points:
        _point(pen, point)


def _point(pen: _Pen, point: Point) -> None:
    place = pen.box(point_height(pen.slide, point, pen.width))
    room = mark_width(point.level, _MARK)
    if point.level:
        pen.canvas.mark(point.level, place.x, place.y + 8, _MARK)
    label = (point_label(pen.slide, point), Letters(pen.size, ACCENT, bold=True))
    runs = [label, (point.text, pen.letters)]
    beside = Box(place.x + room, place.y, place.width - room, place.height)
    pen.canvas.text(beside, [[run for run in runs if run[0]]])


def _pictures(pen: _Pen) -> None:
    """Pictures one below the other, beside the text where there is any."""
    slide = pen.slide
    whole, room = pen.width, TOP + ROOM - pen.y
    width = whole * 0.5 if _lines(slide) else whole
    each = room / len(slide.described)
    for n, (alt, one) in enumerate(slide.described):
        box = Box(EDGE + whole - width, pen.y + n * each, width, each - 10)
        pen.canvas.picture(box, picture_png(one) if one.kind == "svg" else one.content, alt)
    pen.width = whole - width - 30


def _options(pen: _Pen, answered: bool) -> None:
    slide, canvas = pen.slide, pen.canvas
    if not slide.options:
        return
    end = pen.y + options_height(slide)
    if slide.ask:
        high = height_of(slide.ask, pen.width)
        canvas.text(pen.box(high), [[(slide.ask, Letters(pen.size, INK, True))]])
        pen.y += GAP
    each = (pen.width - OPTION_GAP * (slide.across - 1)) / slide.across
    high = option_height(slide, slide.across)
    for number, option in enumerate(slide.options):
        row, column = divmod(number, slide.across)
        x, y = EDGE + column * (each + OPTION_GAP), pen.y + row * (high + OPTION_GAP)
        right = answered and option.right
        letter = f"{'✓ ' if right else ''}{letter_of(number)}. "
        words = [(letter, Letters(pen.size, MUTED)), (option.text, Letters(pen.size, INK, True))]
        canvas.card(Box(x, y, each, high), [words], right)
        if option.level:
            canvas.mark(option.level, x + each - mark_width(option.level, _MARK), y + 18, _MARK)
    pen.y = end


def _code(canvas: Canvas, slide: Slide) -> None:
    """The QR code, and its address in letters below all else."""
    assert slide.qr is not None
    place = Box(EDGE + WIDTH - QR_SIDE, TOP, QR_SIDE, QR_SIDE)
    canvas.picture(place, qr_png(slide.qr), slide.address)
    high = height_of(slide.address, WIDTH)
    box = Box(EDGE, TOP + ROOM - high, WIDTH, high)
    canvas.text(box, [[(slide.address, Letters(_BODY))]])
