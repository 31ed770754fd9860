"""QR codes, drawn at build: a path for pages, a picture for Office."""

import io
from dataclasses import dataclass
from functools import cache

import segno

QUIET_ZONE = 4
"""Modules of white around the code, as the standard of QR codes asks."""


@dataclass(frozen=True)
class QrCode:
    """A code for `text`: `path` draws the dark modules in a square of `size`."""

    text: str
    size: int
    path: str


@cache
def qr_code(text: str) -> QrCode:
    """The code of an address, readable from the last row: correction level M.

    Raises segno's DataOverflowError when the text is too long for any code.
    """
    rows = [list(row) for row in segno.make_qr(text, error="m").matrix_iter(border=QUIET_ZONE)]
    path = "".join(_row(y, row) for y, row in enumerate(rows))
    return QrCode(text, len(rows), path)


def _row(y: int, row: list[int]) -> str:
    """The dark runs of one row."""
    parts = []
    x = 0
    while x < len(row):
        end = x
        while end < len(row) and row[end]:
            end += 1
        if end > x:
            parts.append(f"M{x} {y}h{end - x}v1h-{end - x}z")
        x = end + 1
    return "".join(parts)


@cache
def qr_png(code: QrCode) -> bytes:
    """The same code as a picture for programs that do not show SVG."""
    buffer = io.BytesIO()
    segno.make_qr(code.text, error="m").save(buffer, kind="png", scale=10, border=QUIET_ZONE)
    return buffer.getvalue()
