"""Figures of a class beside the key, computed with numpy from the definitions alone: nothing of the
page's code, for tests of the board and its report."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from generator.course.model.course import Course
from generator.course.model.exercise import NOT_ENOUGH, Dossier
from generator.course.rating import overall_rating
from tests.rehearsal import Participant

GAP, NONE = -2, -1
"""Codes of "nothing chosen" and "not enough evidence"; levels are 0 to K-1."""


@dataclass(frozen=True)
class Expected:
    """What the class answered to some items."""

    asked: int
    answered: int
    gap: int
    exact: int
    within1: int
    discrepant: int
    lean: Fraction | None


@dataclass(frozen=True)
class Expectation:
    """A dossier in one class: all items together, by criterion, and the overall rating."""

    people: int
    total: Expected
    criteria: dict[str, Expected]
    counts: dict[str, list[int]]
    """By criterion: how many chose each level, then "not enough", then nothing."""
    same_rating: int
    rated: int


def _codes(scale: tuple[str, ...], dossier: Dossier, person: Participant) -> list[int]:
    levels = person.first[dossier.id]
    codes = {NOT_ENOUGH: NONE} | {level: n for n, level in enumerate(scale)}
    return [codes[levels[r.criterion]] if r.criterion in levels else GAP for r in dossier.ratings]


def _expected(given: np.ndarray, key: np.ndarray, accepted: np.ndarray) -> Expected:
    """`accepted[..., level]`: whether the key takes a level too; all arrays of the same shape."""
    levels = (given >= 0) & (key >= 0)
    distance = np.where(levels, np.abs(given - key), 99)
    taken = np.take_along_axis(accepted, np.maximum(given, 0)[..., None], -1)[..., 0]
    exact = (given == key) | (taken & (given >= 0))
    answered = given != GAP
    gaps = (given - key)[levels]
    return Expected(
        asked=given.size,
        answered=int(answered.sum()),
        gap=int((~answered).sum()),
        exact=int(exact.sum()),
        within1=int((exact | (distance == 1)).sum()),
        discrepant=int(((distance >= 2) & levels & ~exact).sum()),
        lean=Fraction(int(gaps.sum()), gaps.size) if gaps.size else None,
    )


def _rating(course: Course, dossier: Dossier, levels: dict[str, str]) -> str | None:
    standard = course.standard(dossier.standard)
    given = {c.id: levels.get(c.id) for c in standard.criteria}
    return overall_rating(standard, given).rating


def expect(course: Course, dossiers: list[Dossier], people: list[Participant]) -> Expectation:
    """First tries of these people at these dossiers of one standard, all together."""
    scale = course.standard(dossiers[0].standard).level_ids
    given, keys, accepts, ratings = [], [], [], []
    for dossier in dossiers:
        codes = {NOT_ENOUGH: NONE} | {level: n for n, level in enumerate(scale)}
        key = [codes[r.level] for r in dossier.ratings]
        accept = [[level in r.accept for level in scale] for r in dossier.ratings]
        same = _rating(course, dossier, {r.criterion: r.level for r in dossier.ratings})
        for person in (p for p in people if dossier.id in p.first):
            given.append(_codes(scale, dossier, person))
            keys.append(key)
            accepts.append(accept)
            ratings.append((_rating(course, dossier, person.first[dossier.id]), same))
    table, key_table, accept_table = np.array(given), np.array(keys), np.array(accepts)
    names = [r.criterion for r in dossiers[0].ratings]
    decided = [(own, same) for own, same in ratings if own and same]
    columns = [*range(len(scale)), NONE, GAP]
    return Expectation(
        people=sum(any(d.id in p.first for d in dossiers) for p in people),
        total=_expected(table, key_table, accept_table),
        criteria={
            name: _expected(table[:, n], key_table[:, n], accept_table[:, n])
            for n, name in enumerate(names)
        },
        counts={
            name: [int((table[:, n] == code).sum()) for code in columns]
            for n, name in enumerate(names)
        },
        same_rating=sum(own == same for own, same in decided),
        rated=len(decided),
    )
