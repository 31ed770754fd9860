"""How long things take, computed here only. A sitting is what a tired person does at once."""

from collections.abc import Iterable
from math import ceil

from generator.course.model.exercise import Exercise
from generator.site.views.context import PageContext

SITTING = 20
"""Minutes; nothing on the path is longer than some sittings."""


def sittings(minutes: int) -> int:
    """How often one sits down for this."""
    return ceil(minutes / SITTING)


def sittings_of(exercises: Iterable[Exercise]) -> int:
    """One after the other; none is begun at the end of another's sitting."""
    return sum(sittings(exercise.minutes) for exercise in exercises)


def in_words(page: PageContext, minutes: int) -> str:
    """Minutes of a single sitting, else the number of sittings."""
    return page.minutes(minutes) if minutes <= SITTING else many(page, sittings(minutes))


def many(page: PageContext, n: int) -> str:
    """A number of sittings."""
    return page.text("minutes.sittings", n=n)
