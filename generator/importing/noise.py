"""Page headers, page footers and page numbers, which break into the text of a document."""

import re
from collections import Counter
from collections.abc import Iterable

from generator.importing.folding import fold
from generator.importing.markers import label_candidates, marker
from generator.importing.source import Item, Line, SourceText

_PAGE_NUMBER = re.compile(r"(?:trang\s*)?[-\u2013 ]*\d{1,3}[-\u2013 ]*(?:/\s*\d{1,3})?")
_PRINTED = re.compile(
    r"(?:https?|file)://\S+(?:\s+\d{1,3}\s*/\s*\d{1,3})?|www\.\S+"
    r"|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4},?\s+\d{1,2}[:h]\d{2}(?::\d{2})?(?:\s+[ap]m)?\b.{0,100}"
    r"|.{0,100}\s\d{1,2}[:h]\d{2}(?::\d{2})?\s+\d{1,2}[/.-]\d{1,2}[/.-]\d{4}"
    r"|(?:nguoi ky|ky boi|duoc ky boi|thoi gian ky|ngay ky|co quan|email)\s*:\s.{0,100}"
)
"""What browsers print around a page, and what a digital signature's stamp says."""
_WEB = re.compile(r"(?:https?|file)://|www\.")
_DIGITS = re.compile(r"\d+")
_LONGEST = 120
_EDGE = 2
"""Lines at the top and at the bottom of a page that may be header or footer."""


def without_noise(source: SourceText) -> tuple[tuple[Item, ...], tuple[Line, ...]]:
    """The items that are text of the document, and the lines that only belong to its pages."""
    noisy = _paged(source) if source.pages else _repeated(source)
    noisy |= {i for i in source.items if isinstance(i, Line) and _PRINTED.fullmatch(fold(i.text))}
    items = tuple(i for i in source.items if not (isinstance(i, Line) and i in noisy))
    removed = tuple(i for i in source.items if isinstance(i, Line) and i in noisy)
    return items, removed


def web_page(removed: Iterable[Line]) -> bool:
    """Whether what was taken out has the addresses that a browser prints."""
    return any(_WEB.match(fold(line.text)) for line in removed)


def _shape(line: Line) -> str:
    return _DIGITS.sub("0", fold(line.text))


def _paged(source: SourceText) -> frozenset[Line]:
    """Lines at the edges of pages that come back on other pages, and bare page numbers."""
    pages: dict[int, list[Line]] = {}
    for item in source.items:
        if isinstance(item, Line):
            pages.setdefault(item.place.page, []).append(item)
    edges = [line for page in pages.values() for line in _edges(page)]
    counts = Counter(_shape(line) for line in edges)
    often = max(2, len(pages) // 4)
    found = {
        line
        for line in edges
        if counts[_shape(line)] >= often
        and len(line.text) <= _LONGEST
        and not line.text[:1].islower()
        and marker(line.text) is None
        and next(label_candidates(line.text), None) is None
    }
    return frozenset(found | set(_numbers(edges)))


def _edges(page: list[Line]) -> Iterable[Line]:
    """The first and the last lines; more of them where a browser printed date and title too."""
    wide = 2 * _EDGE
    around = page[:wide] + page[-wide:]
    web = any(_PRINTED.fullmatch(fold(line.text)) for line in around)
    size = wide if web else _EDGE
    return dict.fromkeys(page[:size] + page[-size:])


def _numbers(lines: Iterable[Line]) -> Iterable[Line]:
    return (line for line in lines if _PAGE_NUMBER.fullmatch(fold(line.text)))


def _repeated(source: SourceText) -> frozenset[Line]:
    """Without pages: a short line with a number or in capitals that breaks into a sentence."""
    lines = [i for i in source.items if isinstance(i, Line)]
    counts = Counter(_shape(line) for line in lines)
    breaks: Counter[str] = Counter()
    for before, line, after in zip(lines, lines[1:], lines[2:], strict=False):
        goes_on = after.text[:1].islower() and marker(after.text) is None
        if before.text[-1] not in ".;:!?" and goes_on:
            breaks[_shape(line)] += 1
    return frozenset(
        line
        for line in lines
        if len(line.text) <= _LONGEST
        and not line.text[:1].islower()
        and line.text[-1] not in ",;"
        and marker(line.text) is None
        and (_DIGITS.search(line.text) or line.text.isupper())
        and _is_noise(line, counts[_shape(line)], breaks[_shape(line)])
    )


def _is_noise(line: Line, count: int, breaks: int) -> bool:
    alone = bool(_PAGE_NUMBER.fullmatch(fold(line.text)))
    return breaks > 0 and (count >= 2 or alone)
