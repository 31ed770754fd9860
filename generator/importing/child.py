"""Reads a circular in a cage: a process with bounds on memory and time, without a network."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.course.caging import SECONDS, read_caged
from generator.importing.opening import readable
from generator.importing.source import SourceText, as_json, from_json

TOO_MUCH = "I111"


def read_file(path: Path) -> SourceText:
    """The text of a file; Refused with a code when it cannot be read within the limits."""
    with readable(path) as (file, converted):
        source = _read_apart(file)
    return replace(source, notes=(*source.notes, "office")) if converted else source


def _read_apart(path: Path) -> SourceText:
    return from_json(read_caged("generator.importing.child:read", path, TOO_MUCH, seconds=SECONDS))


def read(path: str, raw: bytes) -> dict[str, Any]:
    """What happens in the cage: the text of a file as plain values."""
    # libraries that parse foreign files are loaded in the cage only
    from generator.importing.reading import read_bytes

    return as_json(read_bytes(path, raw))
