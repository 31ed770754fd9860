"""The day of training that is set up, in words: who holds it, where and when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.course.model.course import Course
from generator.locale import Locale
from generator.site.slugs import slugify

LONGEST_NAME = 40
"""Letters of a name in a file's name."""


@dataclass(frozen=True)
class DayWords:
    """What pages and papers say of the day; empty where nobody has set it up."""

    organiser: str = ""
    superior: str = ""
    province: str = ""
    place: str = ""
    venue: str = ""
    date: str = ""
    """The last day as papers write it: `ngày 22 tháng 02 năm 2019`."""
    held: str = ""
    """Hours and days: `7 giờ 30 – 17 giờ, ngày 22/02/2019`."""
    contact: str = ""

    def facts(self, locale: Locale) -> tuple[tuple[str, str], ...]:
        """Label and words of what is known, for a list."""
        keys = ("organiser", "held", "venue", "contact")
        found = ((locale.text(f"pages.workshop.{key}"), getattr(self, key)) for key in keys)
        return tuple((label, words) for label, words in found if words)


def day_words(course: Course, locale: Locale) -> DayWords:
    day = course.workshop
    if day is None:
        return DayWords()
    dates = days_in_words(day.days, locale)
    return DayWords(
        organiser=day.organiser.name,
        superior=day.organiser.superior or "",
        province=day.province or "",
        place=day.place or day.province or "",
        venue=day.venue or "",
        date=formal_date(day.days[-1], locale) if day.days else "",
        held=", ".join(part for part in (day.hours, dates) if part),
        contact=day.contact or "",
    )


def formal_date(day: date, locale: Locale) -> str:
    """A day as administrative papers write it: zero before days below 10 and months 1 and 2."""
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return locale.text("pages.workshop.formal_date", d=f"{day.day:02d}", m=month, y=day.year)


def days_in_words(days: Sequence[date], locale: Locale) -> str:
    written = [f"{day.day:02d}/{day.month:02d}/{day.year}" for day in days]
    return locale.text("pages.workshop.days", days=", ".join(written)) if days else ""


def file_stem(course: Course) -> str:
    """How names of files begin: with the day that is set up, else with the course's own name.

    A day without a name for files is called after who holds it, or where, and its last day.
    """
    return day_stem(course) or course_stem(course)


def course_stem(course: Course) -> str:
    """How names of files begin that outlast a day, such as packages for learning platforms."""
    return course.settings.file_name or str(course.settings.id)


def day_stem(course: Course) -> str:
    """The part of a file's name that tells the day, in ASCII letters; empty without a day."""
    day = course.workshop
    if day is None:
        return ""
    who = slugify(day.organiser.short or day.place or day.province or "")[:LONGEST_NAME]
    on = f"{day.days[-1]:%Y%m%d}" if day.days else ""
    return day.file_name or "-".join(part for part in (who.strip("-"), on) if part)
