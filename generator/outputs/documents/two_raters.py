"""Two people's ratings of one dossier become one: where they agree, where a third decides.

In: result files. Out: plain values for `taphuan panel --two`; words are in `two_raters_words.py`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.course.caging import Refused
from generator.course.model.course import Course
from generator.course.model.exercise import NOT_ENOUGH, Dossier
from generator.course.model.standard import Standard
from generator.course.rating import overall_rating
from generator.outputs.documents.panel import Rated, ResultFiles, first_ratings

Beside = Literal["third", "lower", "higher"]
"""What becomes of two levels next to each other: a third person decides, or one of them stands."""
How = Literal["same", "beside", "third", "open"]


@dataclass(frozen=True)
class Decided:
    """One criterion: what each answered (None: nothing), how far apart, what stands and why.

    `apart` counts levels; None where an answer is missing or is no level. `answer` is None while
    a third person has to decide.
    """

    criterion: str
    first: str | None
    second: str | None
    third: str | None
    apart: int | None
    answer: str | None
    how: How


@dataclass(frozen=True)
class TwoRaters:
    """Two ratings of a dossier brought together; `third` is who decided, if somebody has."""

    dossier: Dossier
    first: Rated
    second: Rated
    third: Rated | None
    criteria: tuple[Decided, ...]

    @property
    def open(self) -> tuple[Decided, ...]:
        """Criteria for which a third person is still to be asked."""
        return tuple(one for one in self.criteria if one.how == "open")

    def apart(self, least: int, most: int | None = None) -> int:
        """How many criteria lie at least, and at most, so many levels apart."""
        gaps = [one.apart for one in self.criteria if one.apart is not None]
        return sum(least <= gap and (most is None or gap <= most) for gap in gaps)


def two_raters(course: Course, dossier: Dossier, files: ResultFiles, beside: Beside) -> TwoRaters:
    """Brings two ratings together; `files` are those of the two, and of the third who decides.

    Answers that are the same stand; of levels next to each other
    `beside` says what becomes; all else is the third person's, whose own answer then stands.

    Refused: D122 when a file holds no rating of the dossier or the same rating as another, and
    what `first_ratings` raises.
    """
    raters, without, twice = first_ratings(course, dossier, files)
    if left := (*without, *twice):
        raise Refused("D122", file=left[0], exercise=dossier.id)
    first, second, *rest = raters
    judge = rest[0] if rest else None
    standard = course.standard(dossier.standard)
    found = tuple(
        _decided(standard, rating.criterion, (first, second, judge), beside)
        for rating in dossier.ratings
    )
    return TwoRaters(dossier, first, second, judge, found)


def rating_of(standard: Standard, answers: Iterable[tuple[str, str | None]]) -> str | None:
    """The name of the overall rating; None where an answer is open or evidence does not suffice."""
    levels = {c: a for c, a in answers if a is not None and a != NOT_ENOUGH}
    found = overall_rating(standard, levels).rating
    return next((r.name for r in standard.rating_rule.ratings if r.rating == found), None)


def _decided(
    standard: Standard,
    criterion: str,
    raters: tuple[Rated, Rated, Rated | None],
    beside: Beside,
) -> Decided:
    scale = standard.scale_of(standard.criterion(criterion))
    first, second, third = (one.answers.get(criterion) if one else None for one in raters)
    apart = _apart(scale, first, second)
    answer, how = _settled(scale, first, second, beside) if first and second else (None, "open")
    if how == "open" and third is not None:
        answer, how = third, "third"
    return Decided(criterion, first, second, third, apart, answer, how)


def _apart(scale: Sequence[str], first: str | None, second: str | None) -> int | None:
    if first not in scale or second not in scale:
        return None
    return abs(scale.index(first) - scale.index(second))


def _settled(
    scale: Sequence[str], first: str, second: str, beside: Beside
) -> tuple[str | None, How]:
    """What stands without a third person, and why."""
    if first == second:
        return first, "same"
    if beside != "third" and _apart(scale, first, second) == 1:
        lower, higher = sorted((first, second), key=scale.index)
        return (lower if beside == "lower" else higher), "beside"
    return None, "open"
