"""Word documents (.docx, .docm): paragraphs, soft breaks, list numbers, tables with merged cells.

Only the parts for text and for list numbers are opened, with a parser that knows no entities and
no network; macros, links, pictures and fonts are never touched.
"""

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from generator.importing.docx_numbers import Numbers
from generator.importing.folding import clean
from generator.importing.limits import MAX_CELLS, MAX_LETTERS, MAX_PART
from generator.importing.source import (
    Cell,
    Convert,
    Gathered,
    Line,
    Place,
    Refused,
    SourceText,
    Table,
)

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_MC_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BOX = f"{_W}txbxContent"
_SKIPPED = frozenset({_MC_FALLBACK, _BOX, f"{_W}del", f"{_W}moveFrom", f"{_W}instrText"})
MAIN = "word/document.xml"


def read_docx(raw: bytes, convert: Convert = str) -> SourceText:
    """The text of a .docx; Refused when it is no such file, damaged, or unfolds too far."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
        names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise Refused("I109", reason=type(error).__name__) from error
    if MAIN not in names:
        raise Refused("I107", found="zip")
    body = _tree(_part(archive, MAIN)).find(f"{_W}body")
    if body is None:
        raise Refused("I109", reason="w:body")
    numbering = _tree(_part(archive, "word/numbering.xml")) if _NUMBERING in names else None
    styles = _tree(_part(archive, _STYLES)) if _STYLES in names else None
    reader = _Reader(Numbers(numbering, styles))
    reader.convert = convert
    reader.notes |= _notes(archive, names)
    reader.walk(body)
    aside = tuple(reader.boxes(body))
    return SourceText("docx", tuple(reader.items), tuple(sorted(reader.notes)), aside=aside)


_NUMBERING = "word/numbering.xml"
_STYLES = "word/styles.xml"


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
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
    return content.replace(_STRICT[1:-1].encode(), _W[1:-1].encode())


_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))


def _tree(content: bytes) -> etree._Element:
    if any(sign in content for sign in _DOCTYPES):
        raise Refused("I110")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise Refused("I109", reason=error.msg or "XML") from error


def _notes(archive: zipfile.ZipFile, names: set[str]) -> set[str]:
    notes = {"macros"} if any("vbaproject" in n.lower() for n in names) else set()
    relations = "word/_rels/document.xml.rels"
    if relations in names and b'TargetMode="External"' in _part(archive, relations):
        notes.add("links")
    if any(n.startswith("word/media/") for n in names):
        notes.add("pictures")
    return notes


class _Reader(Gathered):
    """Walks through the body; one paragraph may hold several lines."""

    def __init__(self, numbers: Numbers):
        super().__init__()
        self.numbers = numbers
        self.cells = 0

    def walk(self, parent: etree._Element) -> None:
        for child in parent.iterchildren(tag=etree.Element):
            if child.tag == f"{_W}p":
                self.items += self.paragraph(child)
            elif child.tag == f"{_W}tbl":
                self.items.append(self.table(child))
            elif child.tag not in _SKIPPED:
                self.walk(child)

    def paragraph(self, node: etree._Element) -> list[Line]:
        self.paragraphs += 1
        text = self.numbers.label(node) + self.convert("".join(_pieces(node)))
        self.count(text, MAX_LETTERS)
        lines: list[Line] = []
        for number, piece in enumerate(text.split("\n"), 1):
            if words := clean(piece):
                lines.append(Line(words, Place(0, self.paragraphs, number), not lines))
        return lines

    def boxes(self, body: etree._Element) -> Iterator[Line]:
        """Lines in text boxes: stamps and remarks, which are not part of the running text."""
        for box in body.iter(_BOX):
            if not any(parent.tag == _MC_FALLBACK for parent in box.iterancestors()):
                for node in box.iter(f"{_W}p"):
                    yield from self.paragraph(node)

    def table(self, node: etree._Element) -> Table:
        rows = [tuple(self.cell_row(row)) for row in node.iterchildren(f"{_W}tr")]
        return Table(tuple(row for row in rows if row))

    def cell_row(self, row: etree._Element) -> Iterator[Cell]:
        column = 0
        for cell in row.iter(f"{_W}tc"):
            if next(cell.iterancestors(f"{_W}tr"), None) is not row:
                continue
            self.cells += 1
            if self.cells > MAX_CELLS:
                raise Refused("I116", limit=MAX_CELLS)
            span = _span(cell)
            lines = tuple(
                line for p in cell.iter(f"{_W}p") if not _skipped(p) for line in self.paragraph(p)
            )
            if not _continued(cell) or lines:
                yield Cell(column, span, lines)
            column += span


def _skipped(node: etree._Element) -> bool:
    return any(parent.tag in _SKIPPED for parent in node.iterancestors())


def _pieces(node: etree._Element) -> Iterator[str]:
    for child in node.iterchildren(tag=etree.Element):
        if child.tag == f"{_W}t":
            yield (child.text or "").replace("\n", " ")
        elif child.tag in (f"{_W}br", f"{_W}cr"):
            yield "\n"
        elif child.tag == f"{_W}tab":
            yield " "
        elif child.tag == f"{_W}noBreakHyphen":
            yield "-"
        elif child.tag == f"{_W}softHyphen":
            yield "\u00ad"
        elif child.tag == f"{_W}p":
            yield "\n"
            yield from _pieces(child)
        elif child.tag not in _SKIPPED:
            yield from _pieces(child)


def _span(cell: etree._Element) -> int:
    found = cell.find(f"{_W}tcPr/{_W}gridSpan")
    value = found.get(f"{_W}val", "1") if found is not None else "1"
    return min(int(value), 64) if value.isdigit() and int(value) else 1


def _continued(cell: etree._Element) -> bool:
    """Whether a cell is the lower part of one that began in a row above."""
    merge = cell.find(f"{_W}tcPr/{_W}vMerge")
    return merge is not None and merge.get(f"{_W}val", "continue") == "continue"
