"""What the marks of a list say. The list of marks is closed: any other stops the work."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from generator.locale import Locale
from generator.sheets.people.records import Attendance, Session, folded, words
from generator.sheets.reading import Refused

_SAYS: dict[str, Attendance] = {
    "present": "whole",
    "absent": "absent",
    "morning": "morning",
    "afternoon": "afternoon",
    "half": "half",
}
_SIDES = ("morning", "afternoon")
MOST_LISTED = 20
Said = TypeVar("Said")


@dataclass
class Marks:
    """Reads marks of one file and gathers those that are not understood, with their cells."""

    locale: Locale
    unknown: list[str] = field(default_factory=list)
    _present: dict[str, Attendance] = field(init=False, repr=False)
    _passed: dict[str, bool] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._present = {
            word: says
            for kind, says in _SAYS.items()
            for word in words(self.locale, f"mark.{kind}")
        }
        self._passed = dict.fromkeys(words(self.locale, "mark.passed"), True)
        self._passed |= dict.fromkeys(words(self.locale, "mark.failed"), False)

    def attendance(
        self, cell: str, text: str, blank: Attendance | None, session: Session | None = None
    ) -> Attendance | None:
        """What a mark says in the column of a session, or of all the time; `blank` is what an
        empty cell says there. `sáng` says nothing of an evening or a numbered session."""
        if not text:
            return blank
        halves = session is None or session.part in ("", *_SIDES)
        known = {w: s for w, s in self._present.items() if halves or s not in _SIDES}
        return self._read(cell, text, known.get)

    def passed(self, cell: str, text: str, blank: bool | None) -> bool | None:
        """Whether a mark says that the requirement was met."""
        if not text:
            return blank
        return self._read(cell, text, self._passed.get)

    def _read(self, cell: str, text: str, meaning: Callable[[str], Said | None]) -> Said | None:
        says = meaning(folded(text))
        if says is None:
            self.unknown.append(f"“{text[:30]}” ({cell})")
        return says

    def stop_at_unknown(self) -> None:
        """Refused (D111) when any mark was not understood."""
        if self.unknown:
            raise Refused("D111", marks=listed(self.unknown))


def listed(lines: Iterable[str]) -> str:
    """Places of a file in one text; a very long list is cut, with its count."""
    every = list(lines)
    more = len(every) - MOST_LISTED
    return "; ".join(every[:MOST_LISTED]) + (f"; … (+{more})" if more > 0 else "")


def of_sessions(
    whole: Attendance | None, sessions: Mapping[Session, Attendance | None]
) -> Attendance | None:
    """One statement of a column for all the time and of one for each session.

    Where columns contradict each other, the lesser holds; a session nobody marked is not known.
    """
    known = [said for said in sessions.values() if said is not None]
    if not known or whole == "absent":
        return whole
    found = _plain_day(sessions) if is_plain(sessions) else _of_many(sessions)
    return found if whole in (None, "whole") else whole


def is_plain(sessions: Iterable[Session]) -> bool:
    """Whether sessions are those of one day, its morning and its afternoon, or the whole day."""
    parts = {one.part for one in sessions}
    days = {one.day for one in sessions}
    return days <= {""} and (parts <= set(_SIDES) or parts == {""})


def in_session(session: Session, said: Attendance | None) -> Attendance | None:
    """What a mark says of one session: `sáng` in the column of an afternoon is absent."""
    if session.part == "" or said not in _SIDES:
        return said
    return "whole" if said == session.part else "absent"


def _of_many(sessions: Mapping[Session, Attendance | None]) -> Attendance:
    """There in all sessions, in none, or in some; a session that nobody marked is none of them."""
    said = [in_session(session, mark) for session, mark in sessions.items()]
    if all(mark == "whole" for mark in said):
        return "whole"
    return "absent" if all(mark in ("absent", None) for mark in said) else "half"


def _plain_day(sessions: Mapping[Session, Attendance | None]) -> Attendance:
    if whole := sessions.get(Session()):
        return whole
    morning, afternoon = (sessions.get(Session("", part)) for part in _SIDES)
    there = {
        "morning": morning in ("whole", "morning"),
        "afternoon": afternoon in ("whole", "afternoon"),
    }
    partly = "half" in (morning, afternoon)
    if all(there.values()):
        return "whole"
    if there["morning"] or there["afternoon"]:
        return "half" if partly else "morning" if there["morning"] else "afternoon"
    return "half" if partly else "absent"
