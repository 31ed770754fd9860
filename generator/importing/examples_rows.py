"""Rows of the tables of a file, whatever the file is."""

from dataclasses import dataclass

from generator.importing.source import Place

Cells = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Row:
    """A row of a table: the lines of each column; a merged cell stands once, where it begins.

    `opens_page`: the first row of a page, where a cell of the page before may go on.
    """

    cells: Cells
    place: Place
    opens_page: bool = False

    @property
    def texts(self) -> tuple[str, ...]:
        """The text of each column on one line."""
        return tuple(" ".join(lines) for lines in self.cells)


@dataclass(frozen=True)
class Tables:
    """All tables of a file; `lines` is what stands outside of them; `wrapped`: a line of a cell
    ends where the column does, not where a thought does."""

    kind: str
    tables: tuple[tuple[Row, ...], ...]
    lines: tuple[str, ...]
    wrapped: bool
