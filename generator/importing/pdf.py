"""PDF with a text layer: stretches of text with their boxes, through PDFium."""

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pypdfium2
from pypdfium2 import raw as pdfium

from generator.importing.limits import MAX_LETTERS, MAX_PAGES
from generator.importing.pdf_layout import Stretch, page_lines
from generator.importing.source import Convert, Gathered, Refused, SourceText

_FEWEST_LETTERS = 30
"""Letters a page must have on average; a scanned document has none, or a stamp's."""

_BREAKS = (10, 13)
_HYPHENS = (0x2, 0xFFFE, 0xAD, 0x2010)
"""How PDFium hands over the hyphen of a divided word."""


def read_pdf(raw: bytes, convert: Convert = str) -> SourceText:
    """The lines of a PDF; Refused when it is locked, damaged, or only pictures of pages."""
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD
        raise Refused("I105" if locked else "I109", reason="PDF") from error
    count = len(document)
    if count > MAX_PAGES:
        raise Refused("I117", pages=count, limit=MAX_PAGES)
    reader = Gathered()
    for number in range(count):
        stretches = [replace(s, text=convert(s.text)) for s in page_stretches(document, number)]
        reader.count("".join(s.text for s in stretches), MAX_LETTERS)
        reader.items += page_lines(number + 1, stretches)
    if reader.letters < _FEWEST_LETTERS * max(count, 1):
        raise Refused("I106", pages=count)
    notes = ("ocr",) if _recognised(document) else ()
    return SourceText("pdf", tuple(reader.items), notes, count)


_LOOKED_AT = 4
"""Pages that are looked at for a layer of recognised text."""


def _recognised(document: pypdfium2.PdfDocument) -> bool:
    """Whether the text is invisible over pictures of pages, as text recognition leaves it."""
    hidden = shown = 0
    for number in range(min(len(document), _LOOKED_AT)):
        page = document[number]
        for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=3):
            mode = pdfium.FPDFTextObj_GetTextRenderMode(item.raw)
            invisible = mode == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
            hidden, shown = hidden + invisible, shown + (not invisible)
        page.close()
    return hidden > shown


Span = tuple[float, float, float]
"""A ruled line: where it lies on the other axis, where it begins and ends on its own."""


def page_stretches(
    document: pypdfium2.PdfDocument, number: int, upright: Sequence[Span] = ()
) -> list[Stretch]:
    """The stretches of text of one page, none over an upright line; Refused for a damaged page."""
    try:
        page = document[number]
        text_page = page.get_textpage()
    except pypdfium2.PdfiumError as error:
        raise Refused("I109", reason=f"PDF, {number + 1}") from error
    try:
        return list(_stretches(text_page, upright))
    finally:
        text_page.close()
        page.close()


def _stretches(page: pypdfium2.PdfTextPage, upright: Sequence[Span]) -> Iterator[Stretch]:
    """Runs of letters on one baseline without a wide gap, in the order of the file."""
    letters: list[str] = []
    box = pdfium.FS_RECTF()
    left = right = bottom = size = 0.0
    for index in range(page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(page.raw, index)
        if code in _BREAKS or code == 0:
            if letters:
                yield Stretch("".join(letters), left, right, bottom, size)
                letters = []
            continue
        if code == 32 or not pdfium.FPDFText_GetLooseCharBox(page.raw, index, ctypes.byref(box)):
            letters.append(" ")
            continue
        height = box.top - box.bottom
        if letters and (
            _apart(box, right, bottom, max(size, height)) or _parted(box, right, upright)
        ):
            yield Stretch("".join(letters), left, right, bottom, size)
            letters = []
        if not letters:
            left, bottom, size = box.left, box.bottom, height
        letters.append("\u00ad" if code in _HYPHENS else chr(code))
        right = max(box.right, left)
    if letters:
        yield Stretch("".join(letters), left, right, bottom, size)


def _apart(box: pdfium.FS_RECTF, right: float, bottom: float, size: float) -> bool:
    """Whether a letter begins another stretch: far to the right, to the left, or up or down."""
    gap = box.left - right
    return bool(gap > 1.6 * size or gap < -size or abs(box.bottom - bottom) > 0.6 * size)


def _parted(box: pdfium.FS_RECTF, right: float, upright: Sequence[Span]) -> bool:
    """Whether an upright line stands between a letter and the one before it."""
    middle = (box.bottom + box.top) / 2
    return any(
        right - 1 <= x <= box.left + 1 and low <= middle <= high
        for x, low, high in upright
        if right < box.left
    )
