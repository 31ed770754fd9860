"""Reads a circular in a cage: a process with bounds on memory and time, without a network."""

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.course.caging import SECONDS, Refused, read_caged
from generator.importing.limits import MAX_FILE
from generator.importing.office import as_docx, needs_office
from generator.importing.source import SourceText, as_json, from_json

TOO_MUCH = "I111"


def read_file(path: Path) -> SourceText:
    """The text of a file; Refused with a code when it cannot be read within the limits."""
    try:
        size = path.stat().st_size
    except OSError as error:
        raise Refused("I101", path=path, reason=error.strerror or "") from error
    if not path.is_file():
        raise Refused("I101", path=path, reason="")
    if size > MAX_FILE:
        raise Refused("I103", size=size // 1_000_000, limit=MAX_FILE // 1_000_000)
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise Refused("I101", path=path, reason=error.strerror or "") from error
    if ending := needs_office(raw):
        with tempfile.TemporaryDirectory() as folder:
            source = _read_apart(as_docx(raw, ending, Path(folder)))
        return replace(source, notes=(*source.notes, "office"))
    return _read_apart(path)


def _read_apart(path: Path) -> SourceText:
    return from_json(read_caged("generator.importing.child:read", path, TOO_MUCH, seconds=SECONDS))


def read(path: str, raw: bytes) -> dict[str, Any]:
    """What happens in the cage: the text of a file as plain values."""
    from generator.importing.reading import read_bytes  # its libraries are loaded in there only

    return as_json(read_bytes(path, raw))
