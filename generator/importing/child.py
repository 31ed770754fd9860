"""Reads a file in a process of its own, with limits on memory and time.

A hostile file can then at worst end that process. Called by `read_file`; the process itself is
`python -m generator.importing.child FILE` and answers with JSON on its standard output.
"""

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from generator.importing.limits import MAX_FILE, MEMORY, SECONDS
from generator.importing.office import as_docx, needs_office
from generator.importing.source import Refused, SourceText, as_json, from_json

_PACKAGE = Path(__file__).parents[2]


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
    raw = path.read_bytes()
    if ending := needs_office(raw):
        with tempfile.TemporaryDirectory() as folder:
            source = _read_apart(as_docx(raw, ending, Path(folder)))
        return replace(source, notes=(*source.notes, "office"))
    return _read_apart(path)


def _read_apart(path: Path) -> SourceText:
    """The text of a file, read in a process of its own."""
    command = [sys.executable, "-m", "generator.importing.child", str(path.resolve())]
    environment = {**os.environ, "PYTHONPATH": str(_PACKAGE), "PYTHONIOENCODING": "utf-8"}
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS + 10, env=environment)
    except subprocess.TimeoutExpired as error:
        raise Refused("I111", limit=SECONDS) from error
    return _answer(done)


def _answer(done: subprocess.CompletedProcess[bytes]) -> SourceText:
    try:
        answer = json.loads(done.stdout)
    except ValueError as error:
        raise Refused("I111", limit=SECONDS) from error
    if "code" in answer:
        raise Refused(answer["code"], **answer["details"])
    return from_json(answer)


def _limit() -> None:
    """Hold this process within the limits, where the system can."""
    try:
        import resource
    except ImportError:  # Windows: the limits on sizes must do
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def main(path: str) -> None:
    """Read one file and answer; a file that is refused is an answer too."""
    _limit()
    from generator.importing.reading import read_bytes

    try:
        source = read_bytes(path, Path(path).read_bytes())
        answer = as_json(source)
    except Refused as refused:
        answer = {"code": refused.code, "details": refused.details}
    except MemoryError:
        answer = {"code": "I111", "details": {"limit": SECONDS}}
    except OSError as error:
        answer = {"code": "I101", "details": {"path": path, "reason": error.strerror or ""}}
    json.dump(answer, sys.stdout, default=str)


if __name__ == "__main__":
    main(sys.argv[1])
