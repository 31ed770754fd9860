"""What a person changed in the text that was read: lines joined, split, moved, set aside, mended.

Edits are kept as a list and applied to the file's text from the beginning each time, so that every
one can be taken back and the file itself stays as it is.
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from generator.importing.folding import clean
from generator.importing.source import Cell, Item, Line, Place, SourceText, Table


@dataclass(frozen=True)
class Edit:
    """One change: `at` is a letter for a split, `text` the new text of a line or of a cell.

    `row` and `column` count the cells of a table as the page shows them, from 0.
    """

    op: str
    item: int
    at: int = 0
    text: str = ""
    row: int = -1
    column: int = -1


class CannotApply(Exception):
    """An edit of a line that is not there, or that leaves nothing of it."""


def edited(source: SourceText, edits: Sequence[Edit]) -> SourceText:
    """The text after all edits; CannotApply for one that does not fit."""
    items, aside = list(source.items), list(source.aside)
    for edit in edits:
        if not 0 <= edit.item < len(items) or edit.op not in _OPERATIONS:
            raise CannotApply(edit.op)
        _OPERATIONS[edit.op](items, aside, edit)
    return replace(source, items=tuple(items), aside=tuple(aside))


def _line(items: Sequence[Item], index: int) -> Line:
    item = items[index] if 0 <= index < len(items) else None
    if not isinstance(item, Line):
        raise CannotApply("line")
    return item


def _join(items: list[Item], _aside: list[Line], edit: Edit) -> None:
    """The line becomes the end of the one above it."""
    above, line = _line(items, edit.item - 1), _line(items, edit.item)
    items[edit.item - 1 : edit.item + 1] = [replace(above, text=f"{above.text} {line.text}")]


def _split(items: list[Item], _aside: list[Line], edit: Edit) -> None:
    """The line ends in front of this letter; the rest begins a paragraph."""
    line = _line(items, edit.item)
    first, rest = clean(line.text[: edit.at]), clean(line.text[edit.at :])
    if not first or not rest:
        raise CannotApply("split")
    items[edit.item : edit.item + 1] = [
        replace(line, text=first, full=False),
        replace(line, text=rest, firm=True),
    ]


def _move(step: int) -> "Operation":
    def move(items: list[Item], _aside: list[Line], edit: Edit) -> None:
        other = edit.item + step
        if not 0 <= other < len(items):
            raise CannotApply("move")
        items[edit.item], items[other] = items[other], items[edit.item]

    return move


def _drop(items: list[Item], aside: list[Line], edit: Edit) -> None:
    """The line is no wording of the document; it stays in the report, among what stands apart."""
    aside.append(_line(items, edit.item))
    del items[edit.item]


def _retype(items: list[Item], _aside: list[Line], edit: Edit) -> None:
    text = clean(edit.text)
    if not text:
        raise CannotApply("text")
    items[edit.item] = replace(_line(items, edit.item), text=text, firm=True)


def _unfold(items: list[Item], _aside: list[Line], edit: Edit) -> None:
    """A table becomes the lines of its cells, row by row."""
    table = items[edit.item]
    if not isinstance(table, Table):
        raise CannotApply("table")
    lines = [replace(x, firm=True) for row in table.rows for cell in row for x in cell.lines]
    items[edit.item : edit.item + 1] = lines


def _table(items: Sequence[Item], edit: Edit) -> Table:
    table = items[edit.item]
    if not isinstance(table, Table) or not 0 <= edit.row < len(table.rows):
        raise CannotApply("table")
    return table


def _cell(items: list[Item], _aside: list[Line], edit: Edit) -> None:
    """The text of one cell; a line break in it makes a line, no text an empty cell."""
    table = _table(items, edit)
    row = list(table.rows[edit.row])
    if not 0 <= edit.column < len(row):
        raise CannotApply("cell")
    cell = row[edit.column]
    near = [line.place for other in (cell, *row) for line in other.lines]
    place = near[0] if near else Place()
    texts = [text for piece in edit.text.split("\n") if (text := clean(piece))]
    row[edit.column] = replace(cell, lines=tuple(Line(text, place) for text in texts))
    items[edit.item] = _with_row(table, edit.row, (tuple(row),))


def _drop_row(items: list[Item], aside: list[Line], edit: Edit) -> None:
    """A row that is no wording: it stays in the report, among what stands apart."""
    table = _table(items, edit)
    if len(table.rows) == 1:
        raise CannotApply("row")
    aside += [line for cell in table.rows[edit.row] for line in cell.lines]
    items[edit.item] = _with_row(table, edit.row, ())


def _with_row(table: Table, index: int, rows: tuple[tuple[Cell, ...], ...]) -> Table:
    return Table((*table.rows[:index], *rows, *table.rows[index + 1 :]))


Operation = Callable[[list[Item], list[Line], Edit], None]
_OPERATIONS: dict[str, Operation] = {
    "join": _join, "split": _split, "up": _move(-1), "down": _move(1), "drop": _drop,
    "text": _retype, "unfold": _unfold, "cell": _cell, "row": _drop_row,
}  # fmt: skip


@dataclass(frozen=True)
class Corrections:
    """What a person corrected in one file: edits in order, and doubts that were looked at."""

    edits: tuple[Edit, ...] = ()
    checked: tuple[str, ...] = ()


def corrections_data(corrections: Corrections) -> dict[str, Any]:
    """Corrections as plain values for a file."""
    return {"edits": [asdict(e) for e in corrections.edits], "checked": list(corrections.checked)}


_NO_CELL = {"row": -1, "column": -1}
"""What edits that were kept before cells could be changed do not say."""


def corrections_from(value: Any) -> Corrections:
    """The reverse; anything else gives no corrections."""
    try:
        edits = tuple(Edit(**{**_NO_CELL, **e}) for e in value["edits"])
        return Corrections(edits, tuple(map(str, value["checked"])))
    except (KeyError, TypeError):
        return Corrections()
