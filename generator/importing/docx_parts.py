"""The parts of a Word file: opened within bounds, parsed without entities and without a network."""

import io
import zipfile

from lxml import etree

from generator.importing.limits import MAX_PART
from generator.importing.source import Refused

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""What Word writes a second time for its older versions."""

MAIN = "word/document.xml"
NUMBERING = "word/numbering.xml"
STYLES = "word/styles.xml"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/main",
     b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships",
     b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
)  # fmt: skip
"""Namespaces of "Strict Open XML" and those that nearly every file has."""


def opened(raw: bytes) -> tuple[zipfile.ZipFile, set[str]]:
    """The archive and the names of its parts; Refused when it is no Word file, or damaged."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
        names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise Refused("I109", reason=type(error).__name__) from error
    if MAIN not in names:
        raise Refused("I107", found="zip")
    return archive, names


def document_of(archive: zipfile.ZipFile) -> etree._Element:
    """The body of the document; Refused (I109) when there is none."""
    body = tree(part(archive, MAIN)).find(f"{W}body")
    if body is None:
        raise Refused("I109", reason="w:body")
    return body


def part(archive: zipfile.ZipFile, name: str) -> bytes:
    """The bytes of a part, read no further than the limit whatever the directory says."""
    try:
        with archive.open(name) as file:
            content = file.read(MAX_PART + 1)
    except RuntimeError as error:
        raise Refused("I105") from error
    except Exception as error:
        raise Refused("I109", reason=type(error).__name__) from error
    if len(content) > MAX_PART:
        raise Refused("I108", limit=MAX_PART // 1_000_000)
    return content


_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))


def tree(content: bytes) -> etree._Element:
    """A part as a tree, in the usual namespaces; Refused for entities (I110) and damage (I109)."""
    if any(sign in content for sign in _DOCTYPES):
        raise Refused("I110")
    for strict, usual in _STRICT:
        content = content.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise Refused("I109", reason=error.msg or "XML") from error


def cell_span(cell: etree._Element) -> int:
    """Over how many columns a cell goes."""
    found = cell.find(f"{W}tcPr/{W}gridSpan")
    value = found.get(f"{W}val", "1") if found is not None else "1"
    return min(int(value), 64) if value.isdigit() and int(value) else 1


def is_continued(cell: etree._Element) -> bool:
    """Whether a cell is the lower part of one that began in a row above."""
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(f"{W}val", "continue") == "continue"
