"""A table of a Word file as a Markdown table, which knows rows, columns and one row of heads."""

from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from generator.importing.docx_parts import W, cell_span, is_continued
from generator.importing.dossier_marks import Run, all_bold, lines_of
from generator.importing.limits import MAX_CELLS
from generator.importing.source import Refused

_BETWEEN = " / "
"""Between the paragraphs of a cell, which stand on one line here."""


@dataclass(frozen=True)
class Grid:
    """Rows with a place for each column; None where a merged cell goes on."""

    rows: tuple[tuple[etree._Element | None, ...], ...]
    headed: bool

    @property
    def cells(self) -> list[etree._Element]:
        return [cell for row in self.rows for cell in row if cell is not None]

    @property
    def is_layout(self) -> bool:
        """Whether it only puts its parts side by side or in a frame: a letterhead, a signature."""
        return len(self.rows) <= 1 or max(map(len, self.rows)) <= 1


def grid_of(node: etree._Element) -> Grid:
    """The cells of a table; Refused (I116) when it unfolds too far."""
    rows: list[tuple[etree._Element | None, ...]] = []
    count = 0
    for row in node.iterchildren(f"{W}tr"):
        places: list[etree._Element | None] = []
        for cell in _cells(row):
            span = cell_span(cell)
            places += [None if is_continued(cell) else cell, *[None] * (span - 1)]
        count += len(places)
        if count > MAX_CELLS:
            raise Refused("I116", limit=MAX_CELLS)
        rows.append(tuple(places))
    width = max(map(len, rows), default=0)
    first = next(iter(node.iterchildren(f"{W}tr")), None)
    headed = first is not None and first.find(f"{W}trPr/{W}tblHeader") is not None
    return Grid(tuple((*row, *[None] * (width - len(row))) for row in rows), headed)


def _cells(row: etree._Element) -> list[etree._Element]:
    """The cells of a row, those in a content control too, none of a table within."""
    return [c for c in row.iter(f"{W}tc") if next(c.iterancestors(f"{W}tr"), None) is row]


def table_lines(grid: Grid, runs_of: Callable[[etree._Element], list[Run]]) -> list[str]:
    """The lines of the Markdown table; the first row is its head where it is marked as one or
    bold throughout, and the head stays empty where it is not."""
    rows = [[_runs(cell, runs_of) for cell in row] for row in grid.rows]
    filled = [runs for cell in rows[0] if (runs := [run for p in cell for run in p])]
    headed = grid.headed or (bool(filled) and all(map(all_bold, filled)))
    texts = [
        [_cell(cell, plain=headed and number == 0) for cell in row]
        for number, row in enumerate(rows)
    ]
    width = len(rows[0])
    head, *below = texts if headed else [[""] * width, *texts]
    return [_row(head), _row(["---"] * width), *map(_row, below)]


def _runs(
    cell: etree._Element | None, runs_of: Callable[[etree._Element], list[Run]]
) -> list[list[Run]]:
    return [] if cell is None else [runs_of(paragraph) for paragraph in cell.iter(f"{W}p")]


def _cell(paragraphs: list[list[Run]], plain: bool) -> str:
    made = (" ".join(lines_of(runs, plain)) for runs in paragraphs)
    return _BETWEEN.join(line for line in made if line)


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
