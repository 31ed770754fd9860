"""A file that somebody brings, before a cage reads it: there, not too large, not of an old Word."""

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

from generator.course.caging import Refused
from generator.importing.limits import MAX_FILE
from generator.importing.office import as_docx, needs_office


def check_size(path: Path) -> None:
    """Refused: I101 when there is no such file, I103 when it is too large."""
    try:
        size = path.stat().st_size
    except OSError as error:
        raise Refused("I101", path=path, reason=error.strerror or "") from error
    if not path.is_file():
        raise Refused("I101", path=path, reason="")
    if size > MAX_FILE:
        raise Refused("I103", size=size // 1_000_000, limit=MAX_FILE // 1_000_000)


@contextlib.contextmanager
def readable(path: Path) -> Iterator[tuple[Path, bool]]:
    """The file, or what LibreOffice makes of it where only that reads it, and whether it did.

    Refused as by `check_size`, and as LibreOffice's part refuses.
    """
    check_size(path)
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise Refused("I101", path=path, reason=error.strerror or "") from error
    if ending := needs_office(raw):
        with tempfile.TemporaryDirectory() as folder:
            yield as_docx(raw, ending, Path(folder)), True
    else:
        yield path, False
