"""Sessions of a course of several days: each is a column of marks; what a heading says of its day
and its part of the day, and whether the sessions of a sheet are those of the course."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator.locale import Locale
from generator.sheets.people.records import PARTS, Session, folded, plain, words

_NTH = ("first", "second", "third", "fourth", "fifth")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?: 00:00:00)?(?!\d)")
_SHORT = re.compile(r"(?<!\d)(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:\s*[/.-]\s*(\d{4}|\d\d))?(?!\d)")


@dataclass(frozen=True)
class DaySaid:
    """A day as a heading says it: a date whose year may be missing, the n-th, a day of the week."""

    month: int = 0
    number: int = 0
    """Day of the month with a month, else the n-th day of the course."""
    year: int = 0
    weekday: int = -1

    @property
    def kind(self) -> str:
        return "date" if self.month else "nth" if self.number else "weekday"

    def may_be(self, day: date) -> bool:
        """Whether a date may be meant; the n-th day is told by its place, not here."""
        own = (self.number, self.month) in ((day.day, day.month), (0, 0))
        return own and self.year in (0, day.year) and self.weekday in (-1, day.weekday())


@dataclass(frozen=True)
class Said:
    """What one heading says of a session; either may be missing."""

    part: str = ""
    """`morning`, `afternoon`, `evening`, or the number of the session."""
    day: DaySaid | None = None


class Headings:
    """Reads headings of sessions in the words of a locale."""

    def __init__(self, locale: Locale):
        self._parts = {w: p for p in PARTS for w in words(locale, f"heading.{p}")}
        self._short = {w: p for p in PARTS for w in words(locale, f"session.short.{p}")}
        self._present = words(locale, "heading.present")
        self._days = words(locale, "session.day")
        self._numbered = words(locale, "session.numbered")
        self._nth = {w: n for n, k in enumerate(_NTH, 1) for w in words(locale, f"session.{k}")}
        self._week = {w: n for n, k in enumerate(_WEEKDAYS) for w in words(locale, f"session.{k}")}

    def said(self, text: str) -> Said | None:
        """What a heading says; None for one that is no session, or not understood."""
        bare, date_said = _dated(plain(text))
        if date_said is not None and not (0 < date_said.number < 32 and 0 < date_said.month < 13):
            return None
        rest = folded(bare) if bare else ""
        if (day := self._day(rest, date_said)) is not None:
            return Said("", day)
        for word, part in self._part_words(date_said is not None).items():
            for left in _without(rest, word):
                day = self._day(left, date_said)
                if day is not None or (left == "" and part):
                    return Said(part, day)
        number = next((n for w in self._numbered for n in _without(rest, w) if n.isdigit()), "")
        return Said(str(int(number)), date_said) if 0 < int(number or 0) < 20 else None

    def short(self, text: str) -> Said | None:
        """The part that a single letter under a heading of a day stands for."""
        part = self._short.get(folded(text), "")
        return Said(part) if part else None

    def _part_words(self, dated: bool) -> dict[str, str]:
        """Words for parts of the day, the longest first; single letters only beside a date."""
        known = {
            **dict.fromkeys(self._present, ""),
            **self._parts,
            **(self._short if dated else {}),
        }
        return {word: known[word] for word in sorted(known, key=len, reverse=True)}

    def _day(self, rest: str, day: DaySaid | None) -> DaySaid | None:
        """The day that is left of a heading when its date and its part are taken away."""
        if day is not None:
            weekday = next((self._week[w] for w in self._without_day(rest) if w in self._week), -1)
            known = rest == "" or rest in self._days or weekday >= 0
            return replace(day, weekday=weekday) if known else None
        if rest in self._week:
            return DaySaid(weekday=self._week[rest])
        for left in self._without_day(rest):
            number = int(left) if left.isdigit() and len(left) < 3 else self._nth.get(left, 0)
            if left != rest and number:
                return DaySaid(number=number)
        return None

    def _without_day(self, rest: str) -> Iterator[str]:
        yield rest
        for word in self._days:
            yield from _without(rest, word)


def _without(text: str, word: str) -> Iterator[str]:
    """A text without a word at its beginning or its end."""
    if text == word:
        yield ""
    if text.startswith(f"{word} "):
        yield text[len(word) + 1 :]
    if text.endswith(f" {word}"):
        yield text[: -len(word) - 1]


def _dated(text: str) -> tuple[str, DaySaid | None]:
    """A text without its one date, and the date; two dates are none."""
    if found := _ISO.search(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := _SHORT.search(text):
        day, month, year = (int(part or 0) for part in found.groups())
        year += 2000 if 0 < year < 100 else 0
    else:
        return text, None
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    again = _ISO.search(rest) or _SHORT.search(rest)
    return " ".join(rest.split()).strip(" -–—,;:/"), DaySaid() if again else DaySaid(
        month, day, year
    )


def sessions_of(said: Sequence[Said], days: Sequence[date]) -> list[Session] | None:
    """The sessions that headings of a sheet mean, in their order; None where they do not fit
    together, or are not those of the course's days."""
    dated = [one for one in said if one.day is not None]
    if not dated:
        found = _undated([one.part for one in said], several=len(days) > 1)
    else:
        named = _days_of([one.day for one in dated if one.day], days)
        if named is None or len(dated) < len(said):
            return None
        only = "" if len(set(named)) == 1 else None
        found = [
            Session(
                day if only is None else only,
                PARTS[int(one.part) - 1] if one.part in ("1", "2", "3") else one.part,
            )
            for day, one in zip(named, dated, strict=True)
        ]
    return found if found and _fit(found) else None


def _fit(found: list[Session]) -> bool:
    """Each once, and no day beside parts of the same day."""
    whole = {one.day for one in found if not one.part}
    return len(set(found)) == len(found) and not any(one.part and one.day in whole for one in found)


def _undated(parts: list[str], several: bool) -> list[Session] | None:
    numbers = sorted(int(part) for part in parts if part.isdigit())
    if len(numbers) not in (0, len(parts)) or (several and not numbers):
        return None
    if numbers and (several or numbers[-1] > 2):
        counted = numbers == list(range(1, len(numbers) + 1))
        return [Session("", part) for part in parts] if counted else None
    return [Session("", PARTS[int(part) - 1] if part.isdigit() else part) for part in parts]


def _days_of(said: list[DaySaid], days: Sequence[date]) -> list[str] | None:
    """A name for each day that is said, such that names of later days come later."""
    if len({day.kind for day in said}) > 1:
        return None
    numbers = sorted({day.number for day in said})
    if said[0].kind == "nth" and numbers == list(range(1, len(numbers) + 1)):
        if days and len(numbers) != len(days):
            return None
        return [days[d.number - 1].isoformat() if days else str(d.number) for d in said]
    if days:
        return _among(said, days)
    return None if said[0].kind == "nth" else [_name(day, said) for day in said]


def _among(said: list[DaySaid], days: Sequence[date]) -> list[str] | None:
    """The days of the course that are meant; each must be said, and each only as itself."""
    found = []
    for one in said:
        meant = [d for d in days if (d.day == one.number if one.kind == "nth" else one.may_be(d))]
        if len(meant) != 1:
            return None
        found.append(meant[0].isoformat())
    return found if set(found) == {day.isoformat() for day in days} else None


def _name(day: DaySaid, said: list[DaySaid]) -> str:
    """A date of a list that gives no year is one of the year that its other dates give."""
    if day.kind == "weekday":
        return f"w{day.weekday + 1}"
    year = day.year or max(one.year for one in said)
    return f"{year:04d}-{day.month:02d}-{day.number:02d}"
