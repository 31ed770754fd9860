"""A list of people from a workbook that somebody keeps: headings are looked for, not places.

Nothing is said about a person from what is not understood: a mark, a heading or a line that the
words of the locale do not name stops the work, with its cells and a cure.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.locale import Locale
from generator.sheets.cells import Sheet
from generator.sheets.people.doubts import Line, is_form_numbering, spread, stop_at_doubts
from generator.sheets.people.headings import Key, Layout, layout_of, looks_like_list
from generator.sheets.people.marks import Marks, in_session, is_plain, listed, of_sessions
from generator.sheets.people.records import (
    LONGEST,
    Attendance,
    Attendee,
    Options,
    Session,
    plain,
    words,
)
from generator.sheets.reading import Refused, read_workbook

_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?: 00:00:00)?$")
_WHOLE = re.compile(r"(\d+)\.0+$")


@dataclass(frozen=True)
class People:
    """The list: people in its order, lines that stood twice, whether it has results and marks."""

    attendees: tuple[Attendee, ...]
    doubles: tuple[str, ...]
    has_results: bool
    unmarked: tuple[str, ...] = ()
    """Sheets that do not say who was there."""


def read_people(path: Path, locale: Locale, options: Options | None = None) -> People:
    """The people of all sheets that have a heading for names; a sheet is a class of its own when
    there are several and no column says it.

    Refused: X101, X102, X103, X118 for what is no harmless workbook; D105 without headings, D106
    for a formula, D107 for a text too long, D109 without people, D111 for unknown marks, D112 for
    unknown headings, D113 for lines about one person that contradict each other, D116 for lines
    without a name, D117 for given names alone, D123 to D126 for lines that may be no person, D127
    for sessions that are not those of the course.
    """
    marks = Marks(locale)
    found = [
        _ListSheet(sheet, layout, locale, marks, options or Options())
        for sheet in read_workbook(path).values()
        if (layout := _layout(sheet, locale, options or Options()))
    ]
    if not found:
        raise Refused("D105", sheet=path.name, headings=_names(locale))
    everyone = [person for one in found for person in one.people(len(found) > 1)]
    marks.stop_at_unknown()
    once, doubles = _once(everyone)
    if not once:
        raise Refused("D109")
    return People(
        attendees=once,
        doubles=doubles,
        has_results=any("result" in one.layout.columns for one in found),
        unmarked=tuple(one.sheet.title for one in found if not one.marked),
    )


def _names(locale: Locale) -> str:
    return ", ".join([*words(locale, "heading.full").values()][:4])


def _layout(sheet: Sheet, locale: Locale, options: Options) -> Layout | None:
    """The layout of a sheet, None for one that holds no list; Refused (D105) for a list whose
    names cannot be found: nobody is left out without a word."""
    layout = layout_of(sheet, locale, options)
    if layout is None and looks_like_list(sheet):
        raise Refused("D105", sheet=sheet.title, headings=_names(locale))
    return layout


class _ListSheet:
    """One sheet of people."""

    def __init__(
        self, sheet: Sheet, layout: Layout, locale: Locale, marks: Marks, options: Options
    ):
        self.options = options
        self.sheet, self.layout, self.locale, self.marks = sheet, layout, locale, marks
        last = max((row for row, _ in sheet.cells), default=layout.row)
        self.shows, of_above = spread(sheet, layout)
        self.rows = [
            (row, {column: self._text(row, column, at) for column, at in layout.columns.items()})
            for row in range(layout.first, last + 1)
            if row not in of_above
        ]
        if self.rows and is_form_numbering(self.rows[0][1]):
            self.rows.pop(0)
        self.named = [(row, texts, name) for row, texts in self.rows if (name := self._name(texts))]
        self.marked = [c for c in layout.marks if any(texts.get(c) for _, texts, _ in self.named)]
        self._stop_at_halves_of_names()
        self._stop_at_nameless()
        lines = [Line(row, texts, name, self._at(row)) for row, texts, name in self.named]
        stop_at_doubts(sheet, layout, lines, locale)

    def people(self, several: bool) -> Iterator[Attendee]:
        """Everybody of the sheet; its title is the class where there are several sheets."""
        results = any(texts.get("result") for _, texts, _ in self.named)
        blank = False if results and not self.options.open_results else None
        for row, texts, name in self.named:
            said = self._said(row, texts)
            sessions = {one: mark for one, mark in said.items() if isinstance(one, Session)}
            many = () if is_plain(sessions) else sorted(sessions, key=Session.order)
            yield Attendee(
                name=name,
                role=texts.get("role", ""),
                unit=texts.get("unit", ""),
                group=texts.get("group") or (self.sheet.title if several else ""),
                attendance=of_sessions(said.get("present"), sessions),
                passed=self.marks.passed(self._cell(row, "result"), texts.get("result", ""), blank),
                birth=texts.get("birth", ""),
                sessions=tuple((one, in_session(one, sessions[one])) for one in many),
                at=self._at(row),
            )

    def _said(self, row: int, texts: Mapping[Key, str]) -> dict[Key, Attendance | None]:
        """What the columns of marks say; in one that has any mark, an empty cell is absent."""
        return {
            column: self.marks.attendance(
                self._cell(row, column),
                texts.get(column, ""),
                "absent" if column in self.marked else None,
                column if isinstance(column, Session) else None,
            )
            for column in self.layout.marks
        }

    def _at(self, row: int) -> str:
        return self._cell(row, "full" if "full" in self.layout.columns else "given")

    def _cell(self, row: int, column: Key) -> str:
        from_letters = self.sheet.cells.get((row, self.layout.columns.get(column, 0)))
        return from_letters.name if from_letters else f"{self.sheet.title}:{row}"

    def _name(self, texts: dict[Key, str]) -> str:
        full, given = texts.get("full", ""), texts.get("given", "")
        if full and given and self._given_is_inside:
            given = ""
        parts = [texts.get("family", ""), full, texts.get("middle", ""), given]
        return plain(" ".join(part for part in parts if part)) if full or given else ""

    @property
    def _given_is_inside(self) -> bool:
        """Whether the column of given names only repeats the end of the full names."""
        both = [(t.get("full", ""), t.get("given", "")) for _, t in self.rows]
        return all(full.casefold().endswith(given.casefold()) for full, given in both if full)

    def _stop_at_halves_of_names(self) -> None:
        """Given names in a column of their own, and no column with the rest of the names."""
        columns = set(self.layout.columns)
        if "given" in columns and not columns & {"full", "family", "middle"}:
            alone = [self._cell(row, "given") for row, _, name in self.named if " " not in name]
            if alone:
                raise Refused("D117", cells=listed(alone))

    def _stop_at_nameless(self) -> None:
        """Lines that say something about somebody without a name (family names alone, marks)."""
        named = {row for row, _, _ in self.named}
        lines = [
            f"{self.sheet.title}:{row}"
            for row, texts in self.rows
            if row not in named and any(texts.get(column) for column in self.layout.telling)
        ]
        if lines:
            raise Refused("D116", lines=listed(lines))

    def _text(self, row: int, column: Key, at: int) -> str:
        """A cell's text; that of the topmost cell where cells are joined downwards."""
        cell = self.sheet.cells.get((self.shows.get((row, at), row), at))
        if cell is None:
            return ""
        if column == "number" and cell.kind == "formula":
            return str(row)  # counts the lines, whatever it comes to
        if cell.kind in ("formula", "error"):
            raise Refused("D106", cell=cell.name)
        text = plain(cell.text)
        if cell.kind == "number":
            text = _WHOLE.sub(r"\1", _DATE.sub(r"\3/\2/\1", text))
        if len(text) > LONGEST:
            raise Refused("D107", cell=cell.name, n=len(text), limit=LONGEST)
        return text


def _once(everyone: list[Attendee]) -> tuple[tuple[Attendee, ...], tuple[str, ...]]:
    """Everybody once, and who stood twice.

    Refused (D113) where two lines about one person say different things.
    """
    first: dict[tuple[str, ...], Attendee] = {}
    doubles: list[str] = []
    against: list[str] = []
    for person in everyone:
        known = first.setdefault(person.who(), person)
        if known is person:
            continue
        line = f"{person.name} ({known.at}, {person.at})"
        same = _told(known) == _told(person)
        (doubles if same else against).append(line)
    if against:
        raise Refused("D113", lines=listed(against))
    return tuple(first.values()), tuple(doubles)


def _told(person: Attendee) -> tuple[object, ...]:
    return person.attendance, person.passed, person.sessions
