"""A workbook against the data it was made from: which values changed, and what is wrong with it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.course.loading.editing import Value
from generator.course.model.course import Course, Place
from generator.course.problems import Location, Problem
from generator.sheets.cells import (
    HEAD_ROWS,
    NAMES,
    Sheet,
    SheetCell,
    column_name,
    row_of,
)
from generator.sheets.changes import Change, Compared, Fresh
from generator.sheets.choosing import Words, code_of
from generator.sheets.columns import (
    Column,
    cell_text,
    cell_value,
    column_key,
    normal,
)
from generator.sheets.growing import LISTS, grow
from generator.sheets.tables import Row, Table
from generator.sheets.typed import UNREAD, day_of, typed_as


def compare(
    tables: tuple[Table, ...],
    sheets: dict[str, Sheet],
    titles: dict[str, str],
    choices: dict[str, tuple[str, ...]],
    words: Words | None = None,
    course: Course | None = None,
) -> Compared:
    """Every changed cell, every fault by sheet and cell; `words` may stand for codes of a list.

    New rows become additions to the files of the course, where it is given.
    """
    found = Compared()
    homes = _homes(tables)
    for table in tables:
        title = titles.get(table.spec.key, table.spec.key)
        sheet = sheets.get(title)
        if sheet is None:
            found.wrong("X104", title, sheet=title)
            continue
        _Comparison(table, sheet, choices, found, words or {}, homes).run()
    if course is not None:
        grow(found, tables, course)
    return found


def _homes(tables: Iterable[Table]) -> dict[str, str]:
    """What new rows can belong to: exercises with their kind, the criteria of guides."""
    homes: dict[str, str] = {}
    for table in tables:
        kind = next((n for n, c in enumerate(table.spec.columns) if c.key == "kind"), None)
        if table.spec.key == "drills" and kind is not None:
            homes |= {row.ids[0]: row.cells[kind] for row in table.rows}
        elif table.spec.key == "dossiers":
            homes |= {row.ids[0]: "dossier" for row in table.rows}
    return homes


@dataclass
class _Comparison:
    """One sheet against its table."""

    table: Table
    sheet: Sheet
    choices: dict[str, tuple[str, ...]]
    found: Compared
    words: Words
    homes: dict[str, str]

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
        for n, ids in fresh:
            self._new(n, ids, columns)

    def _columns(self) -> dict[str, int] | None:
        """Key -> column, wherever it was moved to; None when one is missing."""
        expected = [*self.table.spec.ids, *(column_key(c) for c in self.table.spec.columns)]
        if (row := row_of(self.sheet, set(expected))) != 1:
            self.found.wrong("X124", f"{self.sheet.title}!A1", row=row or "-")
            return None
        columns: dict[str, int] = {}
        for n in sorted({column for _row, column in self.sheet.cells}):
            key = self.sheet.text(1, n)
            if key == NAMES:
                continue
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
    ) -> tuple[dict[tuple[str, ...], int], list[tuple[int, tuple[str, ...]]]]:
        """Ids -> row, in whatever order the rows stand; new rows with the ids that they have."""
        known = {row.ids for row in self.table.rows}
        rows: dict[tuple[str, ...], int] = {}
        fresh: list[tuple[int, tuple[str, ...]]] = []
        for n in sorted({row for row, _column in self.sheet.cells if row > HEAD_ROWS}):
            ids = tuple(normal(self.sheet.text(n, columns[key])) for key in self.table.spec.ids)
            where = f"{self.sheet.title}!A{n}"
            if ids not in known and self._is_new(ids):
                fresh.append((n, ids))
                continue
            if ids not in known:
                self.found.wrong("X107", where, row=" / ".join(ids))
            elif ids in rows:
                self.found.wrong("X109", where, row=" / ".join(ids), first=rows[ids])
            rows.setdefault(ids, n)
        return rows, fresh

    def _is_new(self, ids: tuple[str, ...]) -> bool:
        """Whether a row that was not exported says what it is a new part of."""
        spec = self.table.spec
        if not spec.grows or (spec.named and not ids[-1]):
            return False
        if len(ids) == 1:
            return True
        if spec.key in LISTS:
            return self.homes.get(ids[0]) == LISTS[spec.key][0]
        owners = {row.ids[0] for row in self.table.rows}
        return not ids[-1] and (ids[0] in owners or (len(owners) == 1 and not ids[0]))

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
        if isinstance(value, Mapping):
            return {code_of(level, known, allowed): number for level, number in value.items()}
        if column.iso and isinstance(value, str):
            return day_of(value)
        return code_of(value, known, allowed) if isinstance(value, str) else value

    def _text(self, at: tuple[int, int], column: Column) -> str | None:
        """What a cell says; None, and reported, when it holds something else than text."""
        cell: SheetCell | None = self.sheet.cells.get(at)
        if cell is None or cell.kind == "text":
            return cell.text if cell else ""
        if column.iso and cell.day is not None:
            return cell.day.isoformat()
        if column.dated and cell.day is not None:
            return f"{cell.day.day:02d}/{cell.day.month}/{cell.day.year}"
        if (typed := typed_as(column.shape, cell.text)) is not None:
            return typed
        code = "X111" if cell.kind == "number" else "X112"
        self.found.wrong(code, cell.name, found=cell.text[:60])
        return None

    def _fits(self, column: Column, value: Value, where: str) -> bool:
        if value is None and not column.optional:
            self.found.wrong("X115", where, column=column_key(column))
            return False
        if isinstance(value, str) and (code := UNREAD.get(column.shape)):
            self.found.wrong(code, where, found=value[:60])
            return False
        self.found.problems += self._unknown(column, value, where)
        return True

    def _cell(self, row: Row, column: Column, old: str, at: tuple[int, int]) -> None:
        text = self._text(at, column)
        if text is None:
            return
        value = self._value(text, column)
        new = cell_text(value, column)
        where = self._where(at)
        if new == old:
            return
        if column.fixed:
            self.found.wrong("X132", where, column=column_key(column))
            return
        if not self._fits(column, value, where):
            return
        place = (*row.base, *column.path)
        order = tuple(column.record.model_fields)
        value = value == "true" if column.shape == "flag" and value is not None else value
        self.found.changes.append(Change(where, row.file, place, old, new, value, order))

    def _new(self, n: int, ids: tuple[str, ...], columns: dict[str, int]) -> None:
        """A row that was not exported: what was typed, reported where it does not fit."""
        spec = self.table.spec
        values: dict[Place, Value] = {}
        cells: dict[Place, str] = {}
        for column in spec.columns:
            at = (n, columns[column_key(column)])
            text = self._text(at, column)
            value = self._value(text or "", column)
            cells[column.path] = self._where(at)
            if column.made and text == "":
                continue
            if text is not None and self._fits(column, value, self._where(at)):
                values[column.path] = value
        if len(ids) == 1:
            self.homes[ids[0]] = str(values.get(("kind",)) or "dossier")
        self.found.fresh.append(Fresh(spec.key, f"{self.sheet.title}!A{n}", ids, values, cells))

    def _unknown(self, column: Column, value: Value, where: str) -> Iterator[Problem]:
        allowed = self.choices.get(column.choices, ())
        given = value if isinstance(value, tuple | Mapping) else (value,)
        for item in given:
            if column.choices and item is not None and item not in allowed:
                details = {"found": str(item)[:60], "choices": ", ".join(allowed)}
                yield Problem("X114", Location(where), details)
