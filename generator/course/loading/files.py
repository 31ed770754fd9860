"""Text of a data file: UTF-8, of a sane size, inside the course's folder, in NFC."""

import errno
import re
import unicodedata
from pathlib import Path

from generator.course.near import nearest
from generator.course.problems import Location, Problem

UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
"""Signs that nobody sees and no Word file, workbook or package can hold."""
MAX_BYTES = 2_000_000
"""No data file of a course comes near this; a larger one is a mistake or an attack."""


def read_text(root: Path, relative: str) -> tuple[str | None, list[Problem]]:
    """The file's text in NFC, with the problems found; None when it cannot be used at all."""
    path = root / relative
    where = Location(relative)
    if not path.resolve().is_relative_to(root.resolve()):
        return None, [Problem("F104", where, {"path": relative})]
    try:
        size = path.stat().st_size
        raw = path.read_bytes() if size <= MAX_BYTES else b""
    except OSError as error:
        return None, [unreadable_file(root, relative, error)]
    if size > MAX_BYTES:
        return None, [Problem("F103", where, {"size": size, "limit": MAX_BYTES})]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [Problem("F102", _byte_place(relative, raw, error.start))]
    text = text.replace("\r\n", "\n")
    if found := UNREADABLE.search(text):
        line = text.count("\n", 0, found.start()) + 1
        sign = f"U+{ord(found[0]):04X}"
        return None, [Problem("F107", Location(relative, line, 1), {"sign": sign})]
    return _in_nfc(relative, text)


def unreadable_file(root: Path, relative: str, error: OSError) -> Problem:
    """F101, with the reason as the system's code and the file that was perhaps meant."""
    path = root / relative
    beside = path.parent.iterdir() if path.parent.is_dir() else ()
    near = nearest(path.name, (p.name for p in beside if p.is_file()))
    reason = errno.errorcode.get(error.errno or 0, "other")
    return Problem("F101", Location(relative), {"path": relative, "reason": reason, "near": near})


def _byte_place(relative: str, raw: bytes, offset: int) -> Location:
    before = raw[:offset]
    return Location(relative, before.count(b"\n") + 1, offset - (before.rfind(b"\n") + 1) + 1)


def _in_nfc(relative: str, text: str) -> tuple[str, list[Problem]]:
    if unicodedata.is_normalized("NFC", text):
        return text, []
    number, line = next(
        (n, line)
        for n, line in enumerate(text.split("\n"), 1)
        if not unicodedata.is_normalized("NFC", line)
    )
    fixed = unicodedata.normalize("NFC", line)
    column = next((i for i, (a, b) in enumerate(zip(line, fixed, strict=False), 1) if a != b), 1)
    problem = Problem("F105", Location(relative, number, column), severity="warning")
    return unicodedata.normalize("NFC", text), [problem]
