"""What is known of the people of a list, and the words of a list in the locale."""

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from generator.course.names import name_key, same_name
from generator.locale import Locale
from generator.sheets.cells import clean

LONGEST = 120

Attendance = Literal["whole", "morning", "afternoon", "half", "absent"]
"""`half` is part of the time without saying which."""
_AROUND = re.compile(r"[()\[\]{}]|(?<!\d)[.:;,*]|[.:;,*](?!\d)")


PARTS = ("morning", "afternoon", "evening")
"""The parts of a day that sessions are called by, in their order."""


@dataclass(frozen=True)
class Session:
    """One session of a course: its day (`2019-02-20`, year 0000 where nobody says it; `1` for the
    first; `w2` for a Tuesday; empty for the only day), and its part of it (`morning`, `afternoon`,
    `evening`; `3` for the third session of all; empty for the whole day)."""

    day: str = ""
    part: str = ""

    def order(self) -> tuple[str, int]:
        """What sessions are sorted by."""
        part = PARTS.index(self.part) if self.part in PARTS else int(self.part or 0)
        return self.day, part


@dataclass(frozen=True)
class Attendee:
    """One person of the list; `attendance` and `passed` are None where the list does not say."""

    name: str
    role: str
    unit: str
    group: str
    attendance: Attendance | None
    passed: bool | None
    birth: str = ""
    sessions: tuple[tuple[Session, Attendance | None], ...] = ()
    """Each session of a course of several sessions with what is known; empty for a plain day."""
    at: str = field(default="", compare=False)
    """The cell that holds the name, such as `Sheet!B5`."""

    def who(self) -> tuple[str, ...]:
        """What two lines about one person share."""
        return tuple(same_name(part) for part in (self.name, self.unit, self.group, self.birth))

    def key(self) -> tuple[object, ...]:
        """What lists are sorted by, inside a class."""
        return (*name_key(self.name), same_name(self.unit))


@dataclass(frozen=True)
class Options:
    """What the caller says about a list: columns that do not count, and whether somebody else says
    who has passed where the list leaves it open."""

    skip: frozenset[str] = frozenset()
    open_results: bool = False
    days: tuple[date, ...] = ()
    """The days of the course, as they are set up."""


_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
"""Signs without width that copying brings along."""


def plain(text: str) -> str:
    """A cell's text without control signs, signs that nobody sees and needless spaces."""
    return " ".join(unicodedata.normalize("NFC", _UNSEEN.sub("", clean(text))).split())


def folded(text: str) -> str:
    """A word of a heading or a mark, as it counts."""
    return same_name(_AROUND.sub("", plain(text)).strip()) or plain(text)


def words(locale: Locale, key: str) -> dict[str, str]:
    """The words of a list in the locale, folded, with the word as it is written there."""
    listed = (word.strip().strip('"') for word in locale.text(f"people.{key}").split("|"))
    return {folded(word): word for word in listed}
