"""The decks as editable presentations: the same slides, texts and notes as on the page.

A slide with an answer comes twice: to vote, then with the answer, for a presentation has no keys
that wait.
"""

import io
import zipfile
from datetime import datetime
from typing import Any

from pptx import Presentation
from pptx.util import Inches

from generator.outputs.bundles.archive import FIXED_TIME, zip_bytes
from generator.outputs.documents.plain import plain_lines
from generator.outputs.documents.slide_shapes import (
    ACCENT,
    INK,
    MUTED,
    PAPER,
    Box,
    Canvas,
    Letters,
    height_of,
    mark_width,
    size_that_fits,
)
from generator.outputs.documents.typesetting import picture_png
from generator.sheets.cells import clean
from generator.site.slides.deck import Deck, Point, Slide
from generator.site.slides.qr import qr_png

WIDTH, HEIGHT, EDGE = 13.333, 7.5, 0.75
_TITLE_ONLY = 5
_QR = 2.3
_LARGEST = 26


def slides_pptx(deck: Deck) -> bytes:
    """A deck as .pptx; the same deck gives the same bytes."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Inches(WIDTH), Inches(HEIGHT)
    for slide in deck.slides:
        _add(presentation, deck, slide, answered=False)
        if slide.answer:
            _add(presentation, deck, slide, answered=True)
    _properties(presentation, deck)
    buffer = io.BytesIO()
    presentation.save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        return zip_bytes({name: archive.read(name) for name in archive.namelist()})


def _properties(presentation: Any, deck: Deck) -> None:
    """Nothing of the machine or of the library's own template stays in the file."""
    facts = presentation.core_properties
    facts.title, facts.subject, facts.language = deck.title, deck.name, deck.language
    facts.author = facts.last_modified_by = facts.keywords = facts.comments = ""
    facts.created = facts.modified = facts.last_printed = datetime(*FIXED_TIME)
    facts.revision = 1


def _add(presentation: Any, deck: Deck, slide: Slide, answered: bool) -> None:
    page = presentation.slides.add_slide(presentation.slide_layouts[_TITLE_ONLY])
    page.background.fill.solid()
    page.background.fill.fore_color.rgb = PAPER
    canvas = Canvas(page, deck.language)
    large = slide.kind in ("title", "block")
    top = 2.3 if large else 0.95
    if slide.eyebrow:
        canvas.text(Box(EDGE, top - 0.5, 11, 0.4), [[(slide.eyebrow, Letters(15, MUTED))]])
    title = page.shapes.title
    title.left, title.top = Inches(EDGE), Inches(top)
    title.width, title.height = Inches(WIDTH - 2 * EDGE), Inches(1.5 if large else 0.95)
    size = 40 if large else 30 if len(slide.title) < 60 else 24
    title.text_frame.margin_left = 0
    canvas.write(title.text_frame, [[(slide.title, Letters(size, INK, bold=True))]])
    _body(canvas, slide, top + (1.7 if large else 1.1), answered)
    if slide.terms:
        words, wide = "; ".join(slide.terms), WIDTH - 2 * EDGE
        size = size_that_fits([words], wide, 0.35, 11)
        canvas.text(Box(EDGE, HEIGHT - 0.4, wide, 0.35), [[(words, Letters(size, MUTED))]])
    if slide.qr:
        _code(canvas, slide, top + 1.1)
    lines = [line for note in slide.notes for line in plain_lines(note)]
    if slide.answer and not answered:
        lines.append(slide.answer)
    if lines:
        page.notes_slide.notes_text_frame.text = clean("\n".join(lines))


def _code(canvas: Canvas, slide: Slide, y: float) -> None:
    """The QR code with its address in letters."""
    assert slide.qr is not None
    x = WIDTH - EDGE - _QR
    place = (Inches(x), Inches(y), Inches(_QR), Inches(_QR))
    picture = canvas.slide.shapes.add_picture(io.BytesIO(qr_png(slide.qr)), *place)
    picture._element.nvPicPr.cNvPr.set("descr", slide.address)
    canvas.text(Box(x, y + _QR + 0.1, _QR, 0.9), [[(slide.address, Letters(11, MUTED))]])


def _body(canvas: Canvas, slide: Slide, y: float, answered: bool) -> None:
    width = WIDTH - 2 * EDGE - (_QR + 0.4 if slide.qr else 0)
    if slide.kind == "levels":
        _columns(canvas, slide.points, y)
        return
    bottom = HEIGHT - 0.4
    answer = _answer_height(slide, width)
    room = bottom - y - _options_height(slide) - answer
    if slide.described:
        width = _pictures(canvas, slide, y, room)
    if lines := _lines(slide):
        size = size_that_fits(["".join(parts) for parts in lines], width, room, _LARGEST)
        looks = (Letters(size, ACCENT, bold=True), Letters(size))
        runs = [[(text, looks[n]) for n, text in enumerate(parts) if text] for parts in lines]
        canvas.text(Box(EDGE, y, width, max(1.0, room)), runs)
    if slide.options:
        _options(canvas, slide, bottom - answer - _options_height(slide), width, answered)
    if answered:
        box = Box(EDGE, bottom - answer + 0.1, width, answer - 0.1)
        canvas.card(box, [[(slide.answer, Letters(16))]], strong=True)


def _pictures(canvas: Canvas, slide: Slide, y: float, room: float) -> float:
    """Pictures one below the other, beside the text where there is any; what is left for it."""
    whole = WIDTH - 2 * EDGE
    width = whole * 0.55 if _lines(slide) else whole
    each = room / len(slide.described)
    for n, (alt, one) in enumerate(slide.described):
        box = Box(WIDTH - EDGE - width, y + n * each, width, each - 0.1)
        canvas.picture(box, picture_png(one) if one.kind == "svg" else one.content, alt)
    return whole - width - 0.3


def _lines(slide: Slide) -> list[tuple[str, str]]:
    """The paragraphs of the body: label, words."""
    texts = [slide.text] if slide.text else list(plain_lines(slide.lines))
    labelled = [(_label(slide, point), point.text) for point in slide.points]
    return [*(("", text) for text in texts), *labelled]


def _label(slide: Slide, point: Point) -> str:
    if not point.label:
        return ""
    return f"{point.label}. " if slide.kind == "steps" else f"{point.label}: "


def _columns(canvas: Canvas, points: tuple[Point, ...], y: float) -> None:
    """Levels side by side, lowest first."""
    gap = 0.25
    width = (WIDTH - 2 * EDGE - gap * (len(points) - 1)) / len(points)
    height = HEIGHT - y - 0.9
    sizes = [size_that_fits([p.text], width - 0.3, height - 0.7, 20) for p in points]
    for number, point in enumerate(points):
        x = EDGE + number * (width + gap)
        runs = [
            [(point.label, Letters(20, INK, bold=True))],
            [(point.text, Letters(min(sizes)))],
        ]
        canvas.card(Box(x, y + 0.35, width, height), runs)
        if point.level:
            canvas.mark(point.level, x, y, 0.24)


def _options_height(slide: Slide) -> float:
    if not slide.options:
        return 0.0
    return 0.62 * -(-len(slide.options) // _across(slide)) + 0.1


def _across(slide: Slide) -> int:
    """How many options stand side by side."""
    longest = max(len(option.text) for option in slide.options)
    return (
        1 if longest > 60 else 2 if longest > 28 or len(slide.options) > 4 else len(slide.options)
    )


def _answer_height(slide: Slide, width: float) -> float:
    """Room for the answer, kept free on the slide that only asks: the text stays in its place."""
    if not slide.answer:
        return 0.0
    return 0.4 + height_of([slide.answer], 16, width - 0.3)


def _options(canvas: Canvas, slide: Slide, y: float, width: float, answered: bool) -> None:
    across = _across(slide)
    each = (width - 0.2 * (across - 1)) / across
    for number, option in enumerate(slide.options):
        x = EDGE + (number % across) * (each + 0.2)
        top = y + 0.62 * (number // across)
        room = mark_width(option.level, 0.2)
        letter = chr(ord("A") + number)
        strong = answered and option.right
        size = size_that_fits([f"{letter}. {option.text}"], each - room - 0.3, 0.4, 18)
        text = [(f"{letter}. ", Letters(size, MUTED)), (option.text, Letters(size, INK, True))]
        canvas.card(Box(x, top, each, 0.52), [text], strong)
        if option.level:
            canvas.mark(option.level, x + each - room, top + 0.16, 0.2)
