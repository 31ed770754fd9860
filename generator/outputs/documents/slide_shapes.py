"""Shapes of an editable slide: text boxes, option boxes, level marks; in pixels of the page."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.util import Inches, Pt

from generator.sheets.cells import clean
from generator.site.slides.sizes import GAP
from generator.site.views.context import LevelView

FONT = "Arial"
"""On every computer with Office, with all Vietnamese letters."""


def _color(hex_digits: str) -> RGBColor:
    color: RGBColor = RGBColor.from_string(hex_digits)  # type: ignore[no-untyped-call]
    return color


INK, MUTED, LINE = _color("22281F"), _color("5A6055"), _color("DDD6C6")
ACCENT, SOFT, CARD, PAPER = _color("1D5A43"), _color("E5EEE3"), _color("FFFDF8"), _color("FBF8F1")
LEVELS = tuple(_color(digits) for digits in ("9C4332", "86610F", "41723A", "1D5A43", "17466B"))
_LANGUAGES = {"vi": MSO_LANGUAGE_ID.VIETNAMESE, "en": MSO_LANGUAGE_ID.ENGLISH_UK}


PIXEL = 1 / 96
"""Inches of a pixel of the page: 1280 of them are a slide's width."""
POINT = 0.75
"""Points of a pixel."""
SMALLEST = 12
"""Points; what cannot be cut and does not fit shrinks no further."""


@dataclass(frozen=True)
class Box:
    """A place on the slide, in pixels of the page."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Letters:
    """How a text looks."""

    size: float
    color: RGBColor = INK
    bold: bool = False


@dataclass
class Canvas:
    """One slide of a presentation, being drawn."""

    slide: Any
    language: str

    def write(self, frame: Any, runs: Sequence[Sequence[tuple[str, Letters]]]) -> None:
        """Fills a text frame: one paragraph for each list of runs."""
        frame.word_wrap = True
        frame.auto_size = MSO_AUTO_SIZE.NONE
        for number, parts in enumerate(runs):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            paragraph.alignment = PP_ALIGN.LEFT
            paragraph.space_after = Pt(GAP * POINT) if number < len(runs) - 1 else Pt(0)
            for text, letters in parts:
                run = paragraph.add_run()
                run.text = clean(text)
                font = run.font
                font.name, font.size, font.bold = FONT, Pt(letters.size), letters.bold
                font.color.rgb = letters.color
                if self.language in _LANGUAGES:
                    font.language_id = _LANGUAGES[self.language]

    def text(self, box: Box, runs: Sequence[Sequence[tuple[str, Letters]]]) -> None:
        """A text box without a frame."""
        shape = self.slide.shapes.add_textbox(*_inches(box))
        frame = shape.text_frame
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        self.write(frame, runs)

    def card(
        self, box: Box, runs: Sequence[Sequence[tuple[str, Letters]]], strong: bool = False
    ) -> None:
        """A box with text in it; a strong one has the accent's colours."""
        shape = self.slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *_inches(box))
        shape.shadow.inherit = False
        shape.fill.solid()
        shape.fill.fore_color.rgb = SOFT if strong else CARD
        shape.line.color.rgb = ACCENT if strong else LINE
        shape.line.width = Pt(2 if strong else 1)
        shape.text_frame.vertical_anchor = MSO_ANCHOR.TOP
        self.write(shape.text_frame, runs)

    def place(self, shape: Any, box: Box) -> None:
        """Moves what the layout brought, with its text at its edges."""
        shape.left, shape.top, shape.width, shape.height = _inches(box)
        frame = shape.text_frame
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0

    def picture(self, box: Box, content: bytes, alt: str) -> None:
        """A picture as large as its box allows, in its middle."""
        shape = self.slide.shapes.add_picture(io.BytesIO(content), 0, 0)
        left, top, width, height = _inches(box)
        scale = min(width / shape.width, height / shape.height)
        shape.width, shape.height = int(shape.width * scale), int(shape.height * scale)
        shape.left = left + (width - shape.width) // 2
        shape.top = top + (height - shape.height) // 2
        shape._element.nvPicPr.cNvPr.set("descr", clean(alt))

    def mark(self, level: LevelView, x: float, y: float, height: float) -> None:
        """The level mark: bars filled up to the level."""
        color = LEVELS[min(level.index, len(LEVELS) - 1)]
        for bar in range(level.count - 1):
            place = _inches(Box(x + bar * height * 0.78, y, height * 0.72, height))
            shape = self.slide.shapes.add_shape(MSO_SHAPE.PARALLELOGRAM, *place)
            shape.shadow.inherit = False
            shape.line.color.rgb = color
            shape.line.width = Pt(1.25)
            if bar < level.index:
                shape.fill.solid()
                shape.fill.fore_color.rgb = color
            else:
                shape.fill.background()


def mark_width(level: LevelView | None, height: float) -> float:
    """How much room a mark takes, the gap behind it included."""
    return (level.count - 1) * height * 0.78 + 14 if level else 0.0


def _inches(box: Box) -> tuple[Any, ...]:
    return tuple(Inches(n * PIXEL) for n in (box.x, box.y, box.width, box.height))
