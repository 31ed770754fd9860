"""What the marks of a list say. The list of marks is closed: any other stops the work."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from generator.locale import Locale
from generator.sheets.people.records import Attendance, folded, words
from generator.sheets.reading import Refused

_SAYS: dict[str, Attendance] = {
    "present": "whole",
    "absent": "absent",
    "morning": "morning",
    "afternoon": "afternoon",
    "half": "half",
}
MOST_LISTED = 20
Said = TypeVar("Said")


@dataclass
class Marks:
    """Reads marks of one file and gathers those that are not understood, with their cells."""

    locale: Locale
    unknown: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._present = {
            word: says
            for kind, says in _SAYS.items()
            for word in words(self.locale, f"mark.{kind}")
        }
        self._passed = dict.fromkeys(words(self.locale, "mark.passed"), True)
        self._passed |= dict.fromkeys(words(self.locale, "mark.failed"), False)

    def attendance(self, cell: str, text: str, blank: Attendance | None) -> Attendance | None:
        """What a mark says; `blank` is what an empty cell says in its column."""
        if not text:
            return blank
        return self._read(cell, text, self._present.get)

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
    whole: Attendance | None, morning: Attendance | None, afternoon: Attendance | None
) -> Attendance | None:
    """One statement of up to three columns: the day, its morning, its afternoon.

    Where columns contradict each other, the lesser holds; a session nobody marked is not known.
    """
    sides = [side for side in (morning, afternoon) if side is not None]
    if not sides:
        return whole
    if whole == "absent":
        return whole
    halves = _halves(morning, afternoon)
    return halves if whole in (None, "whole") else whole


def _halves(morning: Attendance | None, afternoon: Attendance | None) -> Attendance:
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
