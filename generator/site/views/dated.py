"""Parts that hold for a time only: what holds on the day that pages speak of, beside the setting.

Exercises play in the setting's year; where it and the day differ, both states are shown and named.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeVar

from generator.course.model.base import Dated
from generator.site.views.context import PageContext

D = TypeVar("D", bound=Dated)


def shown(page: PageContext, parts: Iterable[D]) -> Iterator[tuple[D, str]]:
    """The parts that hold on the day or in the setting, each with when; "" for those of both."""
    day, then = page.course.day, page.course.today.then if page.course.today else None
    for part in parts:
        now = day is None or part.holds_on(day)
        before = then is not None and part.holds_on(then)
        if now and (before or then is None):
            yield part, ""
        elif now and day is not None:
            yield part, _now(page, part, day)
        elif before and page.course.today is not None:
            yield part, page.course.today.then_name


def ended(page: PageContext, whole: Dated) -> str:
    """What to say above a whole that no longer holds on the day; "" while it does."""
    day = page.course.day
    if day is None or whole.to_date is None or day <= whole.to_date:
        return ""
    return page.locale.text("today.ended", day=page.day(whole.to_date))


def _now(page: PageContext, part: Dated, day: date) -> str:
    since = part.from_date or day
    return page.locale.text("today.since", day=page.day(since))
