"""Which cell of an annex is a criterion, a level, an example; what does not fit is reported.

The shape: a row that names the columns (criterion, level, examples of evidence), below it rows of
levels, the criterion's cell merged over them. Levels may also head columns of their own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from generator.course.model.standard import Criterion, Standard
from generator.importing.examples_cells import has_bullet, split_examples
from generator.importing.examples_rows import Row, Tables
from generator.importing.folding import clean, fold
from generator.importing.source import Place

_CRITERION_HEAD = re.compile(r"(?:ten |noi dung )?(?:cac )?tieu chi(?!\s*\d)\b.{0,30}")
_LEVEL_HEAD = re.compile(r"(?:cac )?muc\b.{0,60}")
_EXAMPLE_HEAD = re.compile(r".{0,20}(?:vi du|goi y|minh chung).{0,80}")
_ORDER_HEAD = re.compile(r"(?:tt|stt|so|so tt)\.?")
_GROUP = re.compile(r"tieu chuan\s+\d+\b")
_NUMBER = re.compile(r"(?:tieu chi\s*)?(\d{1,3}(?:\.\d{1,3})?)\s*[.:)–-]?\s*")
_LETTER = re.compile(r"\b(\d{2,5}\s*/\s*BGD\u0110T\s*-\s*[A-Z\u0110]{2,12})\b")
_ALIKE = 0.6
"""How alike a name must be to that of the criterion with its number."""


@dataclass(frozen=True)
class Example:
    """One example, with the criterion and the level whose row it stands in."""

    criterion: str
    level: str | None
    text: str
    place: Place


@dataclass(frozen=True)
class Left:
    """Something that was not taken, and why."""

    why: str
    text: str
    place: Place


@dataclass
class FoundExamples:
    """What was read of an annex."""

    kind: str
    letter: str = ""
    examples: list[Example] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)


@dataclass(frozen=True)
class _Columns:
    """What stands in which column; `levels` where levels head columns."""

    width: int
    criterion: int
    level: int | None
    examples: tuple[tuple[int, str | None], ...]
    order: int | None = None


def find_examples(tables: Tables, standard: Standard) -> FoundExamples:
    """The examples of a file for a standard of the course."""
    found = FoundExamples(tables.kind, _letter(tables))
    walk = _Walk(standard, found, tables.wrapped)
    for table in tables.tables:
        for row in table:
            walk.row(row)
    return found


def _letter(tables: Tables) -> str:
    """The number of the letter, which stands above the tables or in one without a heading."""
    inside = [text for table in tables.tables[:1] for row in table[:4] for text in row.texts]
    for line in (*tables.lines, *inside):
        if match := _LETTER.search(clean(line)):
            return re.sub(r"\s+", "", match[1])
    return ""


class _Walk:
    """Goes down the rows and remembers the criterion and the level they belong to."""

    def __init__(self, standard: Standard, found: FoundExamples, wrapped: bool):
        self.standard, self.found, self.wrapped = standard, found, wrapped
        self.columns: _Columns | None = None
        self.criterion: Criterion | None = None
        self.level: str | None = None
        self.bulleted = False
        """Whether the last cell with examples had bullets."""
        names = sorted(standard.scale, key=lambda level: -len(level.name))
        self.names = {fold(clean(level.name)): level.id for level in names}
        either = "|".join(map(re.escape, self.names))
        self.label = re.compile(
            rf"(?:[a-z]\)|\d[.)]|[-+•])?\s*(?:(?:o )?muc(?: do)?\s+(?P<named>{either})\b"
            rf"|(?P<bare>{either})\s*(?:[:.;–-]|$))"
        )

    def row(self, row: Row) -> None:
        """Heading, group or examples."""
        heads = self._heading(row)
        if heads is not None:
            self.columns = heads
            return
        first = next((text for text in row.texts if text), "")
        columns = self.columns
        if columns is None or len(row.cells) != columns.width:
            self._leave("no_columns", " ".join(filter(None, row.texts)), row)
        elif sum(map(bool, row.texts)) == 1 and _GROUP.match(fold(first)):
            self.criterion = self.level = None
        else:
            self._examples(row, columns)

    def _heading(self, row: Row) -> _Columns | None:
        """What the columns hold, where this row says so."""
        folded = [fold(text).strip(" .:") for text in row.texts]
        criteria = _where(folded, _CRITERION_HEAD)
        named = [(n, self.names[text]) for n, text in enumerate(folded) if text in self.names]
        examples = [n for n in _where(folded, _EXAMPLE_HEAD) if n not in criteria[:1]]
        if not criteria or not (examples or len(named) >= 2):
            return None
        levels = [n for n in _where(folded, _LEVEL_HEAD) if n not in examples]
        orders = _where(folded, _ORDER_HEAD)
        return _Columns(
            len(row.cells),
            criteria[0],
            levels[0] if levels and len(named) < 2 else None,
            tuple(named) if len(named) >= 2 else ((examples[0], None),),
            orders[0] if orders else None,
        )

    def _examples(self, row: Row, columns: _Columns) -> None:
        texts = row.texts
        goes_on = row.opens_page and not texts[columns.criterion]
        if texts[columns.criterion]:
            self.level = None
            self.criterion = self._criterion(row, columns)
        elif self.criterion is None:
            self._leave("no_criterion", " ".join(filter(None, texts)), row)
        if self.criterion is None:
            return
        if columns.level is not None and texts[columns.level]:
            match = self.label.match(fold(texts[columns.level]))
            if match is not None:
                self.level = self.names[match["named"] or match["bare"]]
            elif not goes_on:
                self.level = None
                self._leave("level", texts[columns.level], row)
                return
        for column, level in columns.examples:
            if self._level_known(row, column, level or self.level, columns):
                self._take(row, column, level or self.level, goes_on)

    def _level_known(self, row: Row, column: int, level: str | None, columns: _Columns) -> bool:
        """Whether the level is one of this criterion's; reported where there are examples and it is
        not."""
        assert self.criterion is not None
        if level is None:
            known = columns.level is None
        else:
            known = level in self.standard.scale_of(self.criterion)
        if not known and row.texts[column]:
            self._leave("level", row.texts[column], row)
        return known

    def _take(self, row: Row, column: int, level: str | None, goes_on: bool) -> None:
        """The examples of one cell; the first may be the rest of one from the page before."""
        assert self.criterion is not None
        lines = row.cells[column]
        if not lines:
            return
        last = self.found.examples[-1] if self.found.examples else None
        same = last is not None and (last.criterion, last.level) == (self.criterion.id, level)
        rest = same and goes_on and not has_bullet(lines[0])
        rest = rest and (self.bulleted or lines[0][:1].islower())
        texts = split_examples(lines, self.wrapped, rest and self.bulleted)
        if rest and last is not None and texts:
            self.found.examples[-1] = replace(last, text=f"{last.text} {texts.pop(0)}")
        self.bulleted = any(map(has_bullet, lines)) or (rest and self.bulleted)
        self.found.examples += [
            Example(self.criterion.id, level, text, row.place) for text in texts
        ]

    def _criterion(self, row: Row, columns: _Columns) -> Criterion | None:
        """The criterion that a cell names, by number and name; None, and reported, where they
        differ from ours."""
        text = row.texts[columns.criterion]
        match = _NUMBER.match(fold(text))
        number = match[1] if match else ""
        name = text[match.end() :] if match else text
        if not number and columns.order is not None:
            number = row.texts[columns.order].strip(" .")
        numbered = next((c for c in self.standard.criteria if c.number == number), None)
        named = next((c for c in self.standard.criteria if _alike(c.name, name) > _ALIKE), None)
        if numbered is None and named is None:
            self._leave("unknown_criterion", text, row)
        elif numbered is not None and name and _alike(numbered.name, name) <= _ALIKE:
            self._leave("name_differs", text, row)
        else:
            return numbered or named
        return None

    def _leave(self, why: str, text: str, row: Row) -> None:
        self.found.left.append(Left(why, text, row.place))


def _where(texts: Sequence[str], pattern: re.Pattern[str]) -> list[int]:
    return [n for n, text in enumerate(texts) if pattern.fullmatch(text)]


def _alike(name: str, text: str) -> float:
    """How alike a name is to the beginning of a text, 0 to 1."""
    one, other = fold(clean(name)), fold(clean(text)).strip(" .:")
    return max(SequenceMatcher(None, one, part).ratio() for part in (other, other[: len(one)]))


def missing(found: FoundExamples, standard: Standard) -> Iterator[Criterion]:
    """Criteria of the standard for which the file gave nothing."""
    seen = {example.criterion for example in found.examples}
    return (c for c in standard.criteria if c.id not in seen)
