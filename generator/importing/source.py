"""What a reader makes of a file: lines and tables in reading order, each with its place."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.course.caging import Refused as Refused


@dataclass(frozen=True, order=True)
class Place:
    """Where a line stands in its file; 0 where the format does not have the notion."""

    page: int = 0
    paragraph: int = 0
    line: int = 0


@dataclass(frozen=True)
class Line:
    """One line of text. `firm`: a paragraph begins here; `full`: it fills its column."""

    text: str
    place: Place
    firm: bool = True
    full: bool = False


@dataclass(frozen=True)
class Cell:
    """A table cell; merged cells stand once, where they begin, with their width in columns."""

    column: int
    span: int
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


@dataclass(frozen=True)
class Table:
    """Rows of cells, merged ones expanded to column numbers."""

    rows: tuple[tuple[Cell, ...], ...]


Item = Line | Table


def in_columns(table: Table) -> list[list[Cell | None]]:
    """The rows with a place for each column; a merged cell stands once, where it begins."""
    width = max((cell.column + cell.span for row in table.rows for cell in row), default=0)
    rows: list[list[Cell | None]] = []
    for row in table.rows:
        places: list[Cell | None] = [None] * width
        for cell in row:
            places[cell.column] = cell
        rows.append(places)
    return rows


@dataclass(frozen=True)
class SourceText:
    """The readable content of a file; `notes` are codes of what was left aside (macros, ...)."""

    kind: str
    items: tuple[Item, ...]
    notes: tuple[str, ...] = ()
    pages: int = 0
    aside: tuple[Line, ...] = ()
    """Text that stands beside the running text: stamps and remarks in text boxes."""
    preview: tuple[str, str] | None = None
    """A line as it stands in the file and as it was turned into Unicode, for old fonts."""

    @property
    def lines(self) -> Iterator[Line]:
        """Every line, those of tables included."""
        for item in self.items:
            if isinstance(item, Line):
                yield item
            else:
                for row in item.rows:
                    for cell in row:
                        yield from cell.lines


Convert = Callable[[str], str]


@dataclass
class Gathered:
    """What a reader fills while it walks through a file."""

    items: list[Item] = field(default_factory=list)
    notes: set[str] = field(default_factory=set)
    paragraphs: int = 0
    letters: int = 0
    convert: Convert = str
    """Turns the letters of an old font into Unicode; otherwise leaves them."""

    def count(self, text: str, limit: int) -> None:
        """Refuse a file that unfolds into more text than any circular has."""
        self.letters += len(text)
        if self.letters > limit:
            raise Refused("I116", limit=limit)


def as_json(source: SourceText) -> dict[str, Any]:
    """Plain values for the way from the reading process."""
    return {
        "kind": source.kind,
        "notes": list(source.notes),
        "pages": source.pages,
        "aside": [_line(line) for line in source.aside],
        "preview": source.preview,
        "items": [
            _line(item)
            if isinstance(item, Line)
            else [[[c.column, c.span, [_line(x) for x in c.lines]] for c in r] for r in item.rows]
            for item in source.items
        ],
    }


def _line(line: Line) -> dict[str, Any]:
    place = [line.place.page, line.place.paragraph, line.place.line]
    return {"t": line.text, "p": place, "firm": line.firm, "full": line.full}


def from_json(value: Mapping[str, Any]) -> SourceText:
    """The reverse of `as_json`."""
    items = tuple(
        _to_line(item)
        if isinstance(item, dict)
        else Table(
            tuple(
                tuple(Cell(c, s, tuple(map(_to_line, lines))) for c, s, lines in row)
                for row in item
            )
        )
        for item in value["items"]
    )
    aside = tuple(map(_to_line, value["aside"]))
    preview = tuple(value["preview"]) if value["preview"] else None
    return SourceText(value["kind"], items, tuple(value["notes"]), value["pages"], aside, preview)


def _to_line(value: Mapping[str, Any]) -> Line:
    return Line(value["t"], Place(*value["p"]), value["firm"], value["full"])
