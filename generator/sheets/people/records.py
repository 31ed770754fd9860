"""What is known of the people of a list, and the words of a list in the locale."""

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Literal

from generator.course.names import name_key, same_name
from generator.locale import Locale
from generator.sheets.cells import clean

LONGEST = 120

Attendance = Literal["whole", "morning", "afternoon", "half", "absent"]
"""`half` is part of the day without saying which."""
_AROUND = re.compile(r"[()\[\]{}]|(?<!\d)[.:;,*]|[.:;,*](?!\d)")


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


def plain(text: str) -> str:
    """A cell's text without control signs and needless spaces."""
    return " ".join(unicodedata.normalize("NFC", clean(text)).split())


def folded(text: str) -> str:
    """A word of a heading or a mark, as it counts."""
    return same_name(_AROUND.sub("", plain(text)).strip()) or plain(text)


def words(locale: Locale, key: str) -> dict[str, str]:
    """The words of a list in the locale, folded, with the word as it is written there."""
    listed = (word.strip().strip('"') for word in locale.text(f"people.{key}").split("|"))
    return {folded(word): word for word in listed}
