"""Word documents (.docx, .docm): paragraphs, soft breaks, list numbers, tables with merged cells.

Only the parts for text and for list numbers are opened, with a parser that knows no entities and
no network; macros, links, pictures and fonts are never touched.
"""

import zipfile
from collections.abc import Iterator

from lxml import etree

from generator.importing.docx_numbers import Numbers
from generator.importing.docx_parts import (
    FALLBACK,
    W,
    cell_span,
    document_of,
    is_continued,
    opened,
    part,
)
from generator.importing.folding import clean
from generator.importing.limits import MAX_CELLS, MAX_LETTERS
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

_BOX = f"{W}txbxContent"
_SKIPPED = frozenset({FALLBACK, _BOX, f"{W}del", f"{W}moveFrom", f"{W}instrText"})


def read_docx(raw: bytes, convert: Convert = str) -> SourceText:
    """The text of a .docx; Refused when it is no such file, damaged, or unfolds too far."""
    archive, names = opened(raw)
    body = document_of(archive)
    numbers = Numbers.of(archive, names)
    reader = _Reader(numbers)
    reader.convert = convert
    reader.notes |= _notes(archive, names)
    reader.walk(body)
    aside = tuple(reader.boxes(body))
    return SourceText("docx", tuple(reader.items), tuple(sorted(reader.notes)), aside=aside)


def _notes(archive: zipfile.ZipFile, names: set[str]) -> set[str]:
    notes = {"macros"} if any("vbaproject" in n.lower() for n in names) else set()
    relations = "word/_rels/document.xml.rels"
    if relations in names and b'TargetMode="External"' in part(archive, relations):
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
            if child.tag == f"{W}p":
                self.items += self.paragraph(child)
            elif child.tag == f"{W}tbl":
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
            if not any(parent.tag == FALLBACK for parent in box.iterancestors()):
                for node in box.iter(f"{W}p"):
                    yield from self.paragraph(node)

    def table(self, node: etree._Element) -> Table:
        rows = [tuple(self.cell_row(row)) for row in node.iterchildren(f"{W}tr")]
        return Table(tuple(row for row in rows if row))

    def cell_row(self, row: etree._Element) -> Iterator[Cell]:
        column = 0
        for cell in row.iter(f"{W}tc"):
            if next(cell.iterancestors(f"{W}tr"), None) is not row:
                continue
            self.cells += 1
            if self.cells > MAX_CELLS:
                raise Refused("I116", limit=MAX_CELLS)
            span = cell_span(cell)
            lines = tuple(
                line for p in cell.iter(f"{W}p") if not _skipped(p) for line in self.paragraph(p)
            )
            if not is_continued(cell) or lines:
                yield Cell(column, span, lines)
            column += span


def _skipped(node: etree._Element) -> bool:
    return any(parent.tag in _SKIPPED for parent in node.iterancestors())


def _pieces(node: etree._Element) -> Iterator[str]:
    for child in node.iterchildren(tag=etree.Element):
        if child.tag == f"{W}t":
            yield (child.text or "").replace("\n", " ")
        elif child.tag in (f"{W}br", f"{W}cr"):
            yield "\n"
        elif child.tag == f"{W}tab":
            yield " "
        elif child.tag == f"{W}noBreakHyphen":
            yield "-"
        elif child.tag == f"{W}softHyphen":
            yield "\u00ad"
        elif child.tag == f"{W}p":
            yield "\n"
            yield from _pieces(child)
        elif child.tag not in _SKIPPED:
            yield from _pieces(child)
