"""Web pages saved to disk: blocks of text, line breaks, tables with merged cells.

Nothing that a page points to is opened; scripts, styles and forms are left aside.
"""

from collections.abc import Iterator

from lxml import etree
from lxml import html as parser

from generator.importing.folding import clean
from generator.importing.limits import MAX_CELLS, MAX_LETTERS
from generator.importing.plain import decode
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


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SKIPPED = _words("script style head noscript template svg math iframe object form nav button")
_BLOCKS = _words(
    "p div li ul ol h1 h2 h3 h4 h5 h6 section article main header footer blockquote pre dl dt "
    "dd table body html center hr figure aside address tr td th tbody thead tfoot caption"
)
_MAX_SPAN = 64


def read_html(raw: bytes, convert: Convert = str) -> SourceText:
    """The text of a page; Refused when nothing can be made of it."""
    text, notes = decode(raw)
    options = parser.HTMLParser(no_network=True, huge_tree=False)
    try:
        root = parser.document_fromstring(_without_declaration(text), parser=options)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Refused("I109", reason=type(error).__name__) from error
    reader = _Reader()
    reader.convert = convert
    reader.notes |= set(notes)
    reader.walk(root)
    reader.flush()
    return SourceText("html", tuple(reader.items), tuple(sorted(reader.notes)))


def _without_declaration(text: str) -> str:
    """lxml refuses text with an encoding declaration, since it is decoded already."""
    head = text.lstrip()
    return head.partition("?>")[2] if head.startswith("<?xml") else text


class _Reader(Gathered):
    """Gathers text until a block ends."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.cells = 0

    def walk(self, node: etree._Element) -> None:
        stack: list[tuple[etree._Element, bool]] = [(node, False)]
        while stack:
            element, leaving = stack.pop()
            if leaving:
                self.leave(element)
                continue
            stack.append((element, True))
            if not self.enter(element):
                continue
            stack.extend((child, False) for child in reversed(element))

    def enter(self, element: etree._Element) -> bool:
        """Begin an element; whether its children are to be walked."""
        if not isinstance(element.tag, str) or element.tag in _SKIPPED:
            return False
        if element.tag in _BLOCKS:
            self.flush()
        if element.tag == "br":
            self.pieces.append("\n")
        if element.tag == "table":
            self.items.append(self.table(element))
            return False
        self.add(element.text)
        return True

    def leave(self, element: etree._Element) -> None:
        if element.tag in _BLOCKS:
            self.flush()
        self.add(element.tail)

    def add(self, text: str | None) -> None:
        if text:
            self.count(text, MAX_LETTERS)
            self.pieces.append(self.convert(" ".join(text.split("\n"))))

    def flush(self) -> None:
        lines = self.take()
        self.items += lines

    def take(self) -> tuple[Line, ...]:
        """The lines of the block that was gathered."""
        pieces = "".join(self.pieces).split("\n")
        self.pieces.clear()
        texts = [(n, clean(piece)) for n, piece in enumerate(pieces, 1)]
        texts = [(n, text) for n, text in texts if text]
        if texts:
            self.paragraphs += 1
        return tuple(
            Line(text, Place(0, self.paragraphs, n), k == 0) for k, (n, text) in enumerate(texts)
        )

    def table(self, node: etree._Element) -> Table:
        taken: dict[int, int] = {}
        rows = []
        for row in node.iter("tr"):
            if next(row.iterancestors("table"), None) is node:
                rows.append(tuple(self.row(row, taken)))
        return Table(tuple(row for row in rows if row))

    def row(self, row: etree._Element, taken: dict[int, int]) -> Iterator[Cell]:
        """Cells of a row; `taken` holds for how many more rows a column is covered from above."""
        column = 0
        covered = {c: n - 1 for c, n in taken.items() if n > 0}
        taken.clear()
        taken.update({c: n for c, n in covered.items() if n > 0})
        for cell in row.iterchildren("td", "th"):
            while column in covered:
                column += 1
            self.cells += 1
            if self.cells > MAX_CELLS:
                raise Refused("I116", limit=MAX_CELLS)
            span, height = _span(cell, "colspan"), _span(cell, "rowspan")
            inner = _Reader()
            inner.convert = self.convert
            inner.paragraphs, inner.letters, inner.cells = self.paragraphs, self.letters, self.cells
            inner.inside(cell)
            self.paragraphs, self.letters, self.cells = (
                inner.paragraphs, inner.letters, inner.cells,
            )  # fmt: skip
            yield Cell(column, span, inner.lines())
            if height > 1:
                taken.update(dict.fromkeys(range(column, column + span), height - 1))
            column += span

    def inside(self, cell: etree._Element) -> None:
        self.add(cell.text)
        for child in cell:
            self.walk(child)
        self.flush()

    def lines(self) -> tuple[Line, ...]:
        """All lines gathered, those of tables within this one included."""
        return tuple(SourceText("", tuple(self.items)).lines)


def _span(cell: etree._Element, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return min(int(value), _MAX_SPAN) if value.isdigit() and int(value) else 1
