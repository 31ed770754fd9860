"""Finds the headings of a list: which column says what. What is not understood is not guessed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from generator.locale import Locale
from generator.sheets.cells import Sheet, column_name, corners
from generator.sheets.people.records import Options, Session, folded, plain, words
from generator.sheets.people.sessions import Headings, Said, sessions_of
from generator.sheets.reading import Refused

HEADING_ROWS = 15
"""So far down a list is looked through for its headings: letters and titles stand above them."""

Column = Literal[
    "number", "full", "family", "middle", "given", "birth", "role", "unit", "group",
    "present", "result", "other",
]  # fmt: skip
Key = Column | Session
COLUMNS: tuple[Column, ...] = get_args(Column)
NAMES: frozenset[Key] = frozenset({"full", "given"})
_SPANS_MORE = 2
"""So many rows a heading may have below its first: days, and the sessions of each."""


@dataclass(frozen=True)
class Layout:
    """Where a sheet has its headings (`row`), its first line of people, and each column."""

    row: int
    first: int
    columns: dict[Key, int]

    @property
    def marks(self) -> tuple[Key, ...]:
        """The columns that say who was there: for all the time, and for each session."""
        return tuple(c for c in self.columns if c == "present" or isinstance(c, Session))

    @property
    def telling(self) -> tuple[Key, ...]:
        """The columns that say something about somebody."""
        own: tuple[Key, ...] = ("family", "middle", "result", "birth")
        return (*(column for column in own if column in self.columns), *self.marks)


def layout_of(sheet: Sheet, locale: Locale, options: Options) -> Layout | None:
    """The layout of a sheet; None when no row has a heading for names.

    Refused: D112 for a heading that is not understood, and for one that stands twice; D127 for
    sessions that do not fit together, or are not those of the course's days.
    """
    known: dict[str, Column] = {w: c for c in COLUMNS for w in words(locale, f"heading.{c}")}
    for row in range(1, HEADING_ROWS + 1):
        own = {at: cell.text for (r, at), cell in sheet.cells.items() if r == row}
        found = {at: known.get(folded(text)) for at, text in own.items()}
        if NAMES & set(found.values()) and len(found) > sum(1 for c in found.values() if not c):
            return _Reader(sheet, row, known, locale, options).layout()
    return None


class _Reader:
    """Reads the headings of one sheet, which begin in a row and may go on below it."""

    def __init__(
        self, sheet: Sheet, row: int, known: dict[str, Column], locale: Locale, options: Options
    ):
        self.sheet, self.row, self.known, self.locale = sheet, row, known, locale
        self.options, self.sessions = options, Headings(locale)
        self.over = words(locale, "session.over")
        self.skip = {folded(word) for word in options.skip}
        self.rows: dict[int, dict[int, str]] = {}
        for (r, at), cell in sheet.cells.items():
            if row - 1 <= r <= row + _SPANS_MORE + 1 and cell.text:
                self.rows.setdefault(r, {})[at] = cell.text
        own = self.rows.get(row, {})
        self.names = {at for at, text in own.items() if known.get(folded(text)) in NAMES}
        self.spans = {r: list(_joined(sheet, r)) for r in range(row - 1, row + _SPANS_MORE + 1)}
        self.last = row
        while self.last < row + _SPANS_MORE and self._goes_on(self.last + 1):
            self.last += 1

    def layout(self) -> Layout:
        columns: dict[Key, int] = {}
        said: dict[int, Said] = {}
        strange: list[str] = []
        for at in sorted({c for r, c in self.sheet.cells if r >= self.row}):
            texts = self._path(at)
            text = texts[-1] if texts else ""
            found = self._meaning(texts) if texts else _beside(self.sheet, self.row, at, columns)
            named = {folded(one) for one in (*texts, *self._cells(at))}
            if named & self.skip or found == "other":
                continue
            if found is None and _filled(self.sheet, self.last, at):
                strange.append(self._shown(at, text))
            elif isinstance(found, Said):
                said[at] = found
            elif found is not None and found in columns:
                strange.append(f"{self._shown(at, text)} (2)")
            elif found is not None:
                columns[found] = at
        if strange:
            raise Refused("D112", sheet=self.sheet.title, headings=", ".join(strange))
        return Layout(self.row, self.last + 1, {**columns, **self._joined_with_days(said)})

    def _joined_with_days(self, said: dict[int, Said]) -> dict[Key, int]:
        if not said:
            return {}
        found = sessions_of(list(said.values()), self.options.days)
        if found is None:
            headings = ", ".join(self._shown(at, " – ".join(self._path(at))) for at in said)
            days = ", ".join(f"{day:%d/%m/%Y}" for day in self.options.days) or "–"
            raise Refused("D127", sheet=self.sheet.title, headings=headings, days=days)
        return dict(zip(found, said, strict=True))

    def _cells(self, at: int) -> list[str]:
        return [f"{column_name(at)}{row}" for row in range(self.row, self.last + 1)]

    def _shown(self, at: int, text: str) -> str:
        words_of = plain(text)[:40] or self.locale.text("people.blank")
        return f"{column_name(at)}{self.row} “{words_of}”"

    def _meaning(self, texts: list[str]) -> Column | Said | None:
        """What the headings over a column say together; the lowest is its own."""
        own = self.known.get(folded(texts[-1]))
        over = [self.sessions.said(text) for text in texts[:-1]]
        days = [one.day for one in over if one is not None and one.day is not None]
        if own is not None and not (own == "present" and days):
            return own
        found = self.sessions.said(texts[-1]) if own is None else Said()
        if found is None and days:
            found = self.sessions.short(texts[-1])
        for text, one in zip(texts[:-1], over, strict=True):
            above = self.known.get(folded(text))
            if above == "other":
                return above
            if one is None and above is None and folded(text) not in self.over:
                return None
        if found is not None and found.day is None and days:
            return Said(found.part, days[-1])
        return found

    def _path(self, at: int) -> list[str]:
        """The texts over a column, from above: a row of days may stand over the sessions too."""
        texts = [self._over(row, at) for row in range(self.row, self.last + 1)]
        texts = [text for n, text in enumerate(texts) if text and text not in texts[:n]]
        lowest = self.sessions.said(texts[-1]) if texts else None
        if lowest is not None and lowest.day is None and self.row > 1:
            above = self._over(self.row - 1, at)
            said = self.sessions.said(above)
            if said is not None and said.day is not None and not said.part:
                return [above, *texts]
        return texts

    def _over(self, row: int, at: int) -> str:
        """The text of a cell, of the cell that is joined over it, or of the day before it that is
        written once over all its sessions; nothing that is joined over the names as well."""
        texts = self.rows.get(row, {})
        if at in texts:
            return texts[at]
        for left, right in self.spans[row]:
            if left < at <= right:
                over_names = any(left <= name <= right for name in self.names)
                return "" if over_names else texts.get(left, "")
        before = max((column for column in texts if column < at), default=0)
        said = self.sessions.said(texts.get(before, ""))
        if said is None or said.day is None or said.part:
            return ""
        joined_before = any(
            left < right and before <= right < at for left, right in self.spans[row]
        )
        below = self.rows.get(row + 1, {})
        parts = all(self._is_part(below.get(column, "")) for column in (before, at))
        return texts[before] if parts and not joined_before else ""

    def _is_part(self, text: str) -> bool:
        said = self.sessions.said(text) or self.sessions.short(text)
        return said is not None and said.day is None and said.part != ""

    def _goes_on(self, row: int) -> bool:
        """Whether a row says which is which under a heading that is joined over several columns,
        or under one of a day; no line of a person does."""
        below = self.rows.get(row, {})
        spans = [(a, b) for a, b in self.spans[row - 1] if b > a]
        under = {
            at: text for at, text in below.items()
            if any(a <= at <= b for a, b in spans) or self._under_day(row, at)
        }  # fmt: skip
        known = all(folded(text) in self.known or self._says(text) for text in under.values())
        names = [below.get(at, "") for at in self.names]
        return bool(under) and known and all(folded(n) in self.known for n in names if n)

    def _under_day(self, row: int, at: int) -> bool:
        said = self.sessions.said(self._over(row - 1, at))
        return said is not None and said.day is not None

    def _says(self, text: str) -> bool:
        return bool(self.sessions.said(text) or self.sessions.short(text))


def _joined(sheet: Sheet, row: int) -> Iterator[tuple[int, int]]:
    """First and last column of each joined range that begins in a row."""
    for joined in sheet.merged:
        (top, left), (_, right) = corners(joined)
        if top == row:
            yield left, right


def _beside(sheet: Sheet, row: int, at: int, columns: dict[Key, int]) -> Column | None:
    """A column without a heading of its own, under the joined heading of the names."""
    for left, right in _joined(sheet, row):
        if left < at <= right and columns.get("full") == left and right == left + 1:
            return "given"
    return None


def _filled(sheet: Sheet, last: int, at: int) -> bool:
    return any(r > last and c == at and plain(cell.text) for (r, c), cell in sheet.cells.items())


def looks_like_list(sheet: Sheet) -> bool:
    """Whether a sheet holds lines of several cells, which may be people."""
    rows = [row for row, _ in sheet.cells]
    return sum(rows.count(row) > 1 for row in set(rows)) > 1
