"""Walks through a Word file and makes papers of what stands below its headings."""

import zipfile
from collections.abc import Iterator

from lxml import etree

from generator.importing.docx import read_docx
from generator.importing.docx_numbers import Numbers
from generator.importing.docx_parts import FALLBACK, W, document_of, opened, part, tree
from generator.importing.dossier import LeftOut, Paper, WordDossier
from generator.importing.dossier_marks import LISTED, Run, bare, lines_of, plain_text
from generator.importing.dossier_pictures import Pictures
from generator.importing.dossier_pieces import BOX, Left, Note, Seen, pieces_of, words_in
from generator.importing.dossier_signs import day_in, kind_in, label_in
from generator.importing.dossier_styles import Styles
from generator.importing.dossier_tables import Grid, grid_of, table_lines
from generator.importing.reading import kind_of, unicode_of
from generator.importing.source import Convert, Refused

_CHANGED = tuple(
    f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel")
)
_SHOWN = 60
_HOLE = "(...)"


def walk(_name: str, raw: bytes) -> WordDossier:
    """Everything in the file; Refused as `read_dossier` says."""
    if kind_of(raw) != "docx":
        raise Refused("I128")
    archive, names = opened(raw)
    body = document_of(archive)
    _no_changes(body)
    walker = _Walker(archive, names)
    source = read_docx(raw)
    walker.convert = unicode_of(source)
    walker.inside(body)
    walker.close()
    walker.around()
    walker.made.pictures = walker.pictures.files
    return walker.made


def _no_changes(body: etree._Element) -> None:
    """Refused (I127) with the words around the first changes that nobody has decided on."""
    found = list(body.iter(*_CHANGED))
    if found:
        near = dict.fromkeys(_near(node) for node in found)
        quoted = "; ".join(f"“{words}”" for words in list(near)[:3] if words)
        raise Refused("I127", count=len(found), near=quoted or "-")


def _near(node: etree._Element) -> str:
    paragraph = next(node.iterancestors(f"{W}p"), node)
    return words_in(paragraph)[:_SHOWN]


class _Walker:
    """The paper that is being written, and what has been made so far."""

    def __init__(self, archive: zipfile.ZipFile, names: set[str]):
        self.made = WordDossier()
        self.archive, self.names = archive, names
        self.numbers, self.styles = Numbers.of(archive, names), Styles(archive, names)
        self.pictures = Pictures(archive, names)
        self.convert: Convert = str
        self.blocks: list[tuple[str, str]] = []
        self.notes: list[str] = []
        self.paragraphs = 0

    def inside(self, parent: etree._Element) -> None:
        for child in parent.iterchildren(tag=etree.Element):
            if child.tag == f"{W}p":
                self.paragraph(child)
            elif child.tag == f"{W}tbl":
                self.table(child)
            elif child.tag not in (FALLBACK, BOX, f"{W}sectPr"):
                self.inside(child)

    def paragraph(self, node: etree._Element) -> None:
        self.paragraphs += 1
        style = self.styles.of(node)
        if style == "contents":
            return
        if style in ("title", "heading1"):
            self.heading(node, style)
            return
        label = self.numbers.label(node)
        runs, pictures = self.taken(node)
        lines = lines_of(runs)
        if style.startswith("heading") and lines:
            self.blocks.append(("heading", f"## {label}{plain_line(runs)}"))
        elif lines:
            self.blocks.append(self.block(node, label, lines))
        self.blocks += [("picture", line) for line in pictures]

    def block(self, node: etree._Element, label: str, lines: list[str]) -> tuple[str, str]:
        """A paragraph, or an item of a list as deep as it stands."""
        if not label and not LISTED.match(lines[0]):
            return "paragraph", "\n".join(lines)
        depth = node.find(f"{W}pPr/{W}numPr/{W}ilvl")
        deep = depth.get(f"{W}val", "0") if depth is not None and label else "0"
        indent = "  " * min(int(deep) if deep.isdigit() else 0, 4)
        return "item", "\n".join(f"{indent}{line}" for line in (f"{label}{lines[0]}", *lines[1:]))

    def heading(self, node: etree._Element, style: str) -> None:
        """The title of the dossier, or of the paper that begins here."""
        self.numbers.label(node)  # the numbering of later lists depends on this call
        runs, pictures = self.taken(node)
        title = plain_text(runs)
        if style == "title":
            self.made.title = f"{self.made.title} {title}".strip()
        elif title:
            self.close()
            self.made.papers.append(Paper(title))
            self.paragraphs = 0
        self.blocks += [("picture", line) for line in pictures]

    def taken(self, node: etree._Element) -> tuple[list[Run], list[str]]:
        """The runs of a paragraph and lines that name its pictures; the rest is noted."""
        runs: list[Run] = []
        pictures: list[str] = []
        for piece in pieces_of(node):
            if isinstance(piece, Run):
                runs.append(Run(self.convert(piece.text), *piece.look))
            elif isinstance(piece, Seen):
                pictures += self.picture(piece, node)
            elif isinstance(piece, Note):
                runs.append(Run(self.noted(piece)))
            else:
                self.left(piece, node)
        return runs, pictures

    def left(self, piece: Left, node: etree._Element) -> None:
        words = (piece.words or words_in(node))[: _SHOWN * 4]
        paper = len(self.made.papers)
        self.made.left.append(LeftOut(piece.code, paper, self.paragraphs, self.convert(words)))

    def picture(self, seen: Seen, node: etree._Element) -> Iterator[str]:
        name = self.pictures.take(seen, f"e{len(self.made.papers) or 1}")
        if name is None:
            self.left(Left("picture", seen.said), node)
        else:
            said = seen.said.replace("[", "(").replace("]", ")")
            yield f"![{said or _HOLE}]({name})"

    def noted(self, note: Note) -> str:
        """A number in brackets; the note itself stands at the end of the paper."""
        name = f"word/{note.kind}s.xml"
        words = ""
        if name in self.names:
            for node in tree(part(self.archive, name)).iter(f"{W}{note.kind}"):
                if node.get(f"{W}id") == note.number:
                    words = self.convert(words_in(node))
        self.notes.append(words)
        return f"[{len(self.notes)}]"

    def table(self, node: etree._Element) -> None:
        """A table of rows and columns; one that only lays out its cells becomes their lines."""
        if any(True for _ in node.iterchildren(f"{W}tblPr")) and _nested(node):
            self.left(Left("nested"), node)
        grid = grid_of(node)
        if grid.is_layout:
            for cell in grid.cells:
                self.inside(cell)
            return
        lines, pictures = self.cells_of(grid)
        self.blocks.append(("table", "\n".join(lines)))
        if pictures:
            self.left(Left("in_table"), node)
        self.blocks += [("picture", line) for line in pictures]

    def cells_of(self, grid: Grid) -> tuple[list[str], list[str]]:
        pictures: list[str] = []

        def runs_of(paragraph: etree._Element) -> list[Run]:
            self.paragraphs += 1
            runs, found = self.taken(paragraph)
            pictures.extend(found)
            label = self.numbers.label(paragraph)
            return [Run(label), *runs] if label and runs else runs

        return table_lines(grid, runs_of), pictures

    def close(self) -> None:
        """End the paper that is being written; before the first one it was the introduction."""
        for number, words in enumerate(self.notes, 1):
            self.blocks.append(("paragraph", lines_of([Run(f"[{number}] {words}")])[0]))
        blocks, self.blocks, self.notes = self.blocks, [], []
        if not self.made.papers:
            self.made.intro = _joined(blocks)
            return
        _finish(self.made.papers[-1], blocks)

    def around(self) -> None:
        """Tell what stands at the edges of pages."""
        for name in sorted(self.names):
            edge = name.startswith(("word/header", "word/footer")) and name.endswith(".xml")
            if edge and (words := words_in(tree(part(self.archive, name)))):
                self.made.left.append(LeftOut("edge", 0, 0, self.convert(words)[:_SHOWN]))


def _finish(paper: Paper, blocks: list[tuple[str, str]]) -> None:
    """Text, kind and day of a paper; lines such as "Date: ..." below its title go into its data."""
    while blocks and blocks[0][0] == "paragraph" and (label := label_in(bare(blocks[0][1]))):
        name, value = label
        if name == "kind" and (kind := kind_in(value)) is None:
            break
        setattr(paper, name, kind if name == "kind" else value)
        blocks = blocks[1:]
    paper.text = _joined(blocks)
    lines = [line for _, text in blocks for line in text.splitlines()]
    paper.kind = paper.kind or kind_in(paper.title) or ""
    paper.dated = paper.dated or day_in(lines) or ""


def plain_line(runs: list[Run]) -> str:
    """A heading's words, which bears no look of its own."""
    return " ".join(lines_of(runs, plain=True))


def _nested(node: etree._Element) -> bool:
    return next((True for inner in node.iter(f"{W}tbl") if inner is not node), False)


def _joined(blocks: list[tuple[str, str]]) -> str:
    """Blocks with an empty line between them, items of one list without."""
    text, before = "", ""
    for kind, words in blocks:
        gap = "\n" if kind == before == "item" else "\n\n"
        text += f"{gap if text else ''}{words}"
        before = kind
    return text
