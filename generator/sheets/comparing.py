"""A workbook against the data it was made from: which values changed, and what is wrong with it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.course.loading.editing import Value
from generator.course.model.course import Place
from generator.course.problems import Location, Problem
from generator.sheets.cells import (
    HEAD_ROWS,
    META,
    VERSION,
    Sheet,
    SheetCell,
    column_name,
    row_of,
)
from generator.sheets.choosing import Words, code_of
from generator.sheets.columns import Column, cell_text, cell_value, column_key, normal
from generator.sheets.tables import Row, Table


@dataclass(frozen=True)
class Change:
    """One changed cell."""

    cell: str
    file: str
    place: Place
    old: str
    new: str
    value: Value
    siblings: tuple[str, ...]


@dataclass(frozen=True)
class Addition:
    """A new row: a part for the end of a list, with an id made like those of its neighbours."""

    cell: str
    file: str
    place: Place
    id: str
    values: tuple[tuple[Place, Value], ...]
    cells: tuple[tuple[Place, str], ...]


@dataclass
class Compared:
    """All changed cells and new rows, and everything that is wrong."""

    changes: list[Change] = field(default_factory=list)
    additions: list[Addition] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def wrong(self, code: str, where: str, **details: object) -> None:
        self.problems.append(Problem(code, Location(where), details))


@dataclass(frozen=True)
class Meta:
    """What the export wrote about itself."""

    standard: str
    wanted: str
    titles: dict[str, str]
    hashes: dict[str, str]


def read_meta(sheets: dict[str, Sheet]) -> Meta | None:
    """The hidden sheet; None when the workbook was not made by an export of ours."""
    sheet = sheets.get(META)
    if sheet is None or sheet.text(1, 1) != "format" or sheet.text(1, 2) != VERSION:
        return None
    rows = sorted({row for row, _column in sheet.cells})
    lines = [[sheet.text(row, n) for n in (1, 2, 3)] for row in rows]
    wish = next((line[1:] for line in lines if line[0] == "wish"), ["", "all"])
    return Meta(
        wish[0],
        wish[1],
        {a: b for kind, a, b in lines if kind == "sheet"},
        {a: b for kind, a, b in lines if kind == "file"},
    )


def compare(
    tables: tuple[Table, ...],
    sheets: dict[str, Sheet],
    titles: dict[str, str],
    choices: dict[str, tuple[str, ...]],
    words: Words | None = None,
) -> Compared:
    """Every changed cell, every fault by sheet and cell; `words` may stand for codes of a list."""
    found = Compared()
    for table in tables:
        title = titles.get(table.spec.key, table.spec.key)
        sheet = sheets.get(title)
        if sheet is None:
            found.wrong("X104", title, sheet=title)
            continue
        _Comparison(table, sheet, choices, found, words or {}).run()
    return found


@dataclass
class _Comparison:
    """One sheet against its table."""

    table: Table
    sheet: Sheet
    choices: dict[str, tuple[str, ...]]
    found: Compared
    words: Words

    def run(self) -> None:
        for merged in self.sheet.merged:
            self.found.wrong("X113", f"{self.sheet.title}!{merged}")
        columns = self._columns()
        if columns is None:
            return
        rows, fresh = self._rows(columns)
        for row in self.table.rows:
            if row.ids not in rows:
                self.found.wrong("X108", self.sheet.title, row=" / ".join(row.ids))
                continue
            for column, old in zip(self.table.spec.columns, row.cells, strict=True):
                at = (rows[row.ids], columns[column_key(column)])
                self._cell(row, column, old, at)
        for n, owner in fresh:
            self._new(n, owner, columns)

    def _columns(self) -> dict[str, int] | None:
        """Key -> column, wherever it was moved to; None when one is missing."""
        expected = [*self.table.spec.ids, *(column_key(c) for c in self.table.spec.columns)]
        if (row := row_of(self.sheet, set(expected))) != 1:
            self.found.wrong("X124", f"{self.sheet.title}!A1", row=row or "-")
            return None
        columns: dict[str, int] = {}
        for n in sorted({column for _row, column in self.sheet.cells}):
            key = self.sheet.text(1, n)
            if key in columns or key not in expected:
                where = next(c.name for (_r, m), c in sorted(self.sheet.cells.items()) if m == n)
                self.found.wrong("X106", where, column=key or "-")
            columns.setdefault(key, n)
        missing = [key for key in expected if key not in columns]
        for key in missing:
            self.found.wrong("X105", self.sheet.title, column=key)
        return None if missing else columns

    def _rows(
        self, columns: dict[str, int]
    ) -> tuple[dict[tuple[str, ...], int], list[tuple[int, str]]]:
        """Ids -> row, in whatever order the rows stand; new rows with what they belong to."""
        known = {row.ids for row in self.table.rows}
        owners = {row.ids[0] for row in self.table.rows} if self.table.spec.grows else set()
        rows: dict[tuple[str, ...], int] = {}
        fresh: list[tuple[int, str]] = []
        for n in sorted({row for row, _column in self.sheet.cells if row > HEAD_ROWS}):
            ids = tuple(normal(self.sheet.text(n, columns[key])) for key in self.table.spec.ids)
            where = f"{self.sheet.title}!A{n}"
            if ids[0] in owners and not ids[-1]:
                fresh.append((n, ids[0]))
                continue
            if ids not in known:
                self.found.wrong("X107", where, row=" / ".join(ids))
            elif ids in rows:
                self.found.wrong("X109", where, row=" / ".join(ids), first=rows[ids])
            rows.setdefault(ids, n)
        return rows, fresh

    def _where(self, at: tuple[int, int]) -> str:
        cell = self.sheet.cells.get(at)
        return cell.name if cell else f"{self.sheet.title}!{column_name(at[1])}{at[0]}"

    def _value(self, text: str, column: Column) -> Value:
        """The value of a cell, words of a list as their codes."""
        allowed, known = self.choices.get(column.choices, ()), self.words.get(column.choices, {})
        if column.shape == "ids" and known:
            parts = [p for p in re.split(r"[,;\n]+", normal(text)) if p.strip()]
            if all(code_of(p.strip(), known, allowed) in allowed for p in parts):
                return tuple(code_of(p.strip(), known, allowed) for p in parts) or None
        value = cell_value(text, column)
        return code_of(value, known, allowed) if isinstance(value, str) else value

    def _text(self, at: tuple[int, int], dated: bool = False) -> str | None:
        """What a cell says; None, and told, when it holds something else than text."""
        cell: SheetCell | None = self.sheet.cells.get(at)
        if cell is None or cell.kind == "text":
            return cell.text if cell else ""
        if dated and cell.day is not None:
            return f"{cell.day.day:02d}/{cell.day.month}/{cell.day.year}"
        code = "X111" if cell.kind == "number" else "X112"
        self.found.wrong(code, cell.name, found=cell.text[:60])
        return None

    def _fits(self, column: Column, value: Value, where: str) -> bool:
        if value is None and not column.optional:
            self.found.wrong("X115", where, column=column_key(column))
            return False
        self.found.problems += self._unknown(column, value, where)
        return True

    def _cell(self, row: Row, column: Column, old: str, at: tuple[int, int]) -> None:
        text = self._text(at, column.dated)
        if text is None:
            return
        value = self._value(text, column)
        new = cell_text(value, column)
        where = self._where(at)
        if new == old or not self._fits(column, value, where):
            return
        place = (*row.base, *column.path)
        order = tuple(column.record.model_fields)
        self.found.changes.append(Change(where, row.file, place, old, new, value, order))

    def _new(self, n: int, owner: str, columns: dict[str, int]) -> None:
        """A row without an id: a new part for the list that its neighbours stand in."""
        near = [row for row in self.table.rows if row.ids[0] == owner]
        made = [a for a in self.found.additions if a.file == near[0].file]
        new_id = next_id([*(row.ids[-1] for row in near), *(a.id for a in made)])
        values: list[tuple[Place, Value]] = [((self.table.spec.ids[-1],), new_id)]
        cells: list[tuple[Place, str]] = []
        for column in self.table.spec.columns:
            at = (n, columns[column_key(column)])
            text = self._text(at, column.dated)
            value = self._value(text or "", column)
            cells.append((column.path, self._where(at)))
            if text is not None and self._fits(column, value, self._where(at)):
                values.append((column.path, value))
        row = f"{self.sheet.title}!A{n}"
        place = near[0].base[:-1]
        addition = Addition(row, near[0].file, place, new_id, tuple(values), tuple(cells))
        self.found.additions.append(addition)

    def _unknown(self, column: Column, value: Value, where: str) -> Iterator[Problem]:
        allowed = self.choices.get(column.choices, ())
        given = value if isinstance(value, tuple) else (value,)
        for item in given:
            if column.choices and item is not None and item not in allowed:
                details = {"found": item[:60], "choices": ", ".join(allowed)}
                yield Problem("X114", Location(where), details)


def next_id(ids: list[str]) -> str:
    """An id like the last one with the next number that is free: `x-e09` -> `x-e10`."""
    stem, digits = _split(ids[-1])
    width = len(digits)
    numbers = [int(number) for name in ids for head, number in [_split(name)] if head == stem]
    return f"{stem}{max(numbers) + 1:0{width}d}"


def _split(name: str) -> tuple[str, str]:
    stem = name.rstrip("0123456789")
    return (stem, name[len(stem) :]) if stem != name else (f"{name}-", "1")
