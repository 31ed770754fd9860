"""The decks as editable presentations: the same slides, texts and notes as on the page.

A slide that asks comes twice: to vote, then with what is right, for a presentation has no keys that
wait.
"""

import io
import zipfile
from datetime import datetime
from typing import Any

from pptx import Presentation
from pptx.util import Inches

from generator.outputs.bundles.archive import FIXED_TIME, zip_bytes
from generator.outputs.documents.slide_body import draw_slide
from generator.outputs.documents.slide_shapes import PAPER, PIXEL, Canvas
from generator.sheets.cells import clean
from generator.site.slides.deck import Deck, Slide
from generator.site.slides.plain import plain_lines

_TITLE_ONLY = 5


def slides_pptx(deck: Deck) -> bytes:
    """A deck as .pptx; the same deck gives the same bytes."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = (Inches(n * PIXEL) for n in (1280, 720))
    for slide in deck.slides:
        _add(presentation, deck, slide, answered=False)
        if slide.reveals:
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
    draw_slide(Canvas(page, deck.language), slide, answered)
    lines = [line for note in slide.notes for line in plain_lines(note)]
    if slide.answer and not answered:
        lines.append(slide.answer)
    if lines:
        page.notes_slide.notes_text_frame.text = clean("\n".join(lines))
