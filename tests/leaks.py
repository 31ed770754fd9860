"""Looks for secrets in finished files, whatever they are dressed in.

Text is compared word by word, without marks and capitals, so that markup, line breaks and escapes
do not hide it; what looks like base64 or hexadecimal digits is decoded first. Zips, and with them
Word, Excel and PowerPoint, are opened, whatever their names; of PDFs the text is read.
"""

import base64
import binascii
import contextlib
import gzip
import html
import io
import re
import unicodedata
import urllib.parse
import zipfile
from collections.abc import Iterable, Iterator, Mapping

import pypdfium2

RUN = 8
"""So many words in a row are a leak, unless the course says them openly elsewhere."""

_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{32,}")
_HEX = re.compile(rb"(?:[0-9a-fA-F]{2}){24,}")

Run = tuple[str, ...]


def without_marks(text: str) -> str:
    letters = unicodedata.normalize("NFD", text)
    plain = "".join(c for c in letters if not unicodedata.combining(c))
    return plain.replace("đ", "d").replace("Đ", "D")


def _words(text: str) -> list[str]:
    text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), text)
    text = urllib.parse.unquote(html.unescape(re.sub(r"\\[nrt]", " ", text)))
    return re.findall(r"[a-z0-9]+", without_marks(text).lower())


def runs(text: str) -> Iterator[Run]:
    """Every run of words in a text."""
    words = _words(text.replace("**", ""))
    yield from zip(*(words[n:] for n in range(RUN)), strict=False)


def _decoded(content: bytes) -> Iterator[bytes]:
    for match in _BASE64.finditer(content):
        coded = match[0].replace(b"-", b"+").replace(b"_", b"/")
        for start in range(4):
            part = coded[start:]
            yield base64.b64decode(part[: len(part) // 4 * 4])
    for match in _HEX.finditer(content):
        yield binascii.unhexlify(match[0])


DEPTH = 5
"""So many zips inside one another are opened."""


def _pdf_text(content: bytes) -> bytes:
    document = pypdfium2.PdfDocument(content)
    try:
        pages = [document[n].get_textpage().get_text_bounded() for n in range(len(document))]
        about = document.get_metadata_dict().values()
        return "\n".join([*pages, *about]).encode("utf-8", errors="replace")
    finally:
        document.close()


def unpacked(content: bytes, depth: int = DEPTH) -> Iterator[bytes]:
    """A file, and everything that is packed inside it."""
    yield content
    if depth and content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield from unpacked(archive.read(name), depth - 1)
    elif depth and content.startswith(b"\x1f\x8b"):
        yield from unpacked(gzip.decompress(content), depth - 1)
    elif content.startswith(b"%PDF"):
        yield _pdf_text(content)


def _readings(content: bytes) -> Iterator[str]:
    """A file as text, in every way in which someone could read it."""
    for part in unpacked(content):
        decoded = list(_decoded(part))
        yield from _texts(part, decoded)
        for inner in decoded:
            if inner.startswith((b"PK\x03\x04", b"%PDF", b"\x1f\x8b\x08")):
                with contextlib.suppress(Exception):  # digits that look like a zip by chance
                    yield from _readings(inner)


def _texts(content: bytes, decoded: list[bytes]) -> Iterator[str]:
    for part in (content, *decoded):
        text = part.decode("utf-8", errors="ignore")
        yield text
        yield re.sub(r"<[^<>]*>", " ", text)
        if "<w:t" in text or "<a:t" in text:
            yield re.sub(r"</?(?:w|a):[rt]\b[^<>]*>", "", text)
    if b"\0" in content:
        yield content.decode("utf-16-le", errors="ignore")
        yield content[1:].decode("utf-16-le", errors="ignore")


def find_leaks(
    files: Mapping[str, bytes], secrets: Iterable[str], known: Iterable[str] = ()
) -> list[tuple[str, str]]:
    """File and words of every secret that a file holds; `known` texts are no secret."""
    public = {run for text in known for run in runs(text)}
    wanted = {run for secret in secrets for run in runs(secret)} - public
    return sorted(
        {
            (name, " ".join(run))
            for name, content in files.items()
            for reading in _readings(content)
            for run in runs(reading)
            if run in wanted
        }
    )
