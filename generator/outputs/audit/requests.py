"""Scripts and papers that would ask the network for something."""

import re
import zlib
from collections.abc import Iterator
from pathlib import Path

from generator.course.problems import Location, Problem

_ADDRESS = re.compile(r"""["'`]((?:https?:|wss?:)?//[\w.-]+\.[a-z]{2,}[^"'`\s]*)""")
_NAMES = (
    "http://www.w3.org/", "https://www.w3.org/",
    "http://schemas.openxmlformats.org/", "http://purl.org/dc/",
)  # fmt: skip
"""Namespaces look like addresses; nobody fetches them."""

_ASLEEP = {
    "https://unpkg.com/mermaid@": re.compile(r'class="[^"]*\bmermaid\b'),
    "https://api.github.com/": re.compile(r'data-md-component="source"'),
    "https://unpkg.com/resize-observer-polyfill": None,
}
"""What Material's script would fetch, and the mark in a page that makes it do so; the last is
for browsers without ResizeObserver, older than any that we serve."""

_PDF_ACTION = re.compile(
    rb"/(JavaScript|JS|Launch|SubmitForm|ImportData|GoToR|GoToE|RichMedia)\b|/FS\s*/URL"
)
_PDF_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)


def request_problems(folder: Path) -> Iterator[Problem]:
    """O101 for each outside address that a script holds, O106 for each PDF that does something."""
    awake = _awake(folder)
    for path in sorted(folder.rglob("*.js")):
        text = path.read_text(encoding="utf-8")
        for found in _ADDRESS.finditer(text):
            if _may_load(found[1], awake):
                line = text.count("\n", 0, found.start()) + 1
                where = Location(path.relative_to(folder).as_posix(), line, 1)
                yield Problem("O101", where, {"address": found[1][:80]})
    for path in sorted(folder.rglob("*.pdf")):
        if action := _pdf_action(path.read_bytes()):
            where = Location(path.relative_to(folder).as_posix())
            yield Problem("O106", where, {"action": action})


def _awake(folder: Path) -> frozenset[str]:
    """Addresses of Material's script that some page would make it fetch."""
    pages = [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.html"))]
    marks = ((address, mark) for address, mark in _ASLEEP.items() if mark)
    return frozenset(address for address, mark in marks if any(map(mark.search, pages)))


def _may_load(address: str, awake: frozenset[str]) -> bool:
    if address.startswith(_NAMES):
        return False
    asleep = next((a for a in _ASLEEP if address.startswith(a)), None)
    return asleep is None or asleep in awake


def _pdf_action(content: bytes) -> str | None:
    """The first thing in a PDF that runs, sends or fetches; packed objects are unpacked first."""
    for part in (content, *_unpacked(content)):
        if found := _PDF_ACTION.search(part):
            return found[0].decode("ascii")
    return None


def _unpacked(content: bytes) -> Iterator[bytes]:
    """Streams that hold objects of the document."""
    for found in _PDF_STREAM.finditer(content):
        head = content[max(0, found.start() - 300) : found.start()]
        if b"/ObjStm" in head.rpartition(b"obj")[2]:
            try:
                yield zlib.decompress(found[1])
            except zlib.error:
                yield found[1]
