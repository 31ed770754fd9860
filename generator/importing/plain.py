"""Plain text: one paragraph a line, or lines wrapped at a width."""

from generator.importing.folding import clean
from generator.importing.limits import MAX_LETTERS
from generator.importing.old_fonts import old_font
from generator.importing.source import Convert, Line, Place, Refused, SourceText

_WRAPPED_BELOW = 130
"""A file whose lines are all shorter than this may be wrapped."""


def decode(raw: bytes) -> tuple[str, tuple[str, ...]]:
    """Text of bytes in UTF-8, UTF-16 with a mark, or the old Windows page for Vietnamese."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _try(raw, "utf-16"), ()
    try:
        return raw.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        old = raw.decode("latin-1")
        if old_font([old]):
            return old, ()
        return _try(raw, "cp1258"), ("encoding",)


def _try(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refused("I107", found=encoding) from error


def read_plain(raw: bytes, convert: Convert = str) -> SourceText:
    """The lines of a text file; Refused when the bytes are no text."""
    text, notes = decode(raw)
    if text.count("\x00") > 0:
        raise Refused("I107", found="binary")
    if len(text) > MAX_LETTERS:
        raise Refused("I116", limit=MAX_LETTERS)
    text = convert(text)
    rows = [row for page in text.split("\f") for row in page.splitlines()]
    return SourceText("txt", tuple(_lines(rows)), notes)


def _lines(rows: list[str]) -> list[Line]:
    lengths = sorted(len(clean(row)) for row in rows if row.strip())
    width = lengths[-1] if lengths else 0
    wrapped = bool(width) and width < _WRAPPED_BELOW and _many_full(lengths, width)
    lines: list[Line] = []
    gap = True
    texts = [clean(row) for row in rows]
    for number, words in enumerate(texts, 1):
        if words:
            firm = gap or not wrapped
            full = wrapped and _wraps(words, texts[number : number + 1], width)
            lines.append(Line(words, Place(0, 0, number), firm, full))
        gap = not words
    return lines


def _wraps(words: str, after: list[str], width: int) -> bool:
    """Whether the first word of the next line would not have fitted on this one."""
    first = after[0].partition(" ")[0] if after else ""
    return bool(first) and len(words) + 1 + len(first) > width


def _many_full(lengths: list[int], width: int) -> bool:
    """A wrapped file has many lines that come near the width; a list of short lines has not."""
    near = sum(length >= width * 0.8 for length in lengths)
    return width >= 40 and near >= max(3, len(lengths) // 5)
