"""Forms of a calibration are parallel: whoever is measured twice meets the same difficulty.

The same criteria, as many of them at each level, papers of about the same length, no criterion
twice at one level, and keys that stay locked until both were handed in.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator

from generator.course.checks.context import Context
from generator.course.model.exercise import Calibration
from generator.course.problems import Problem

LONGER = 1.25
"""A form may be so many times as long as the shortest of its standard."""


def _first_and_others(context: Context) -> Iterator[tuple[Calibration, Calibration]]:
    """Each form of a standard beside every form before it."""
    forms: dict[str, list[Calibration]] = defaultdict(list)
    for exercise in context.course.exercises:
        if isinstance(exercise, Calibration):
            forms[exercise.standard].append(exercise)
    for of_standard in forms.values():
        ordered = sorted(of_standard, key=lambda one: (one.form, one.id))
        for n, other in enumerate(ordered):
            for first in ordered[:n]:
                yield first, other


def _letters(context: Context, form: Calibration) -> int:
    return sum(map(len, context.course.papers.get(form.id, {}).values()))


def forms_are_parallel(context: Context) -> Iterator[Problem]:
    for first, other in _first_and_others(context):
        shapes = [
            ({k.criterion for k in form.ratings}, Counter(k.level for k in form.ratings))
            for form in (first, other)
        ]
        letters = [_letters(context, form) for form in (first, other)]
        if shapes[0] != shapes[1] or max(letters) > LONGER * min(letters):
            details = {
                "first": first.id,
                "levels": _said(shapes[1][1]),
                "first_levels": _said(shapes[0][1]),
                "letters": letters[1],
                "first_letters": letters[0],
            }
            yield Problem("A111", context.at(f"exercise:{other.id}", "ratings"), details)


def _said(levels: Counter[str]) -> str:
    return ", ".join(f"{levels[level]} {level}" for level in sorted(levels))


def no_criterion_is_twice_at_one_level(context: Context) -> Iterator[Problem]:
    for first, other in _first_and_others(context):
        before = {key.criterion: key.level for key in first.ratings}
        for n, key in enumerate(other.ratings):
            if before.get(key.criterion) == key.level:
                where = context.at(f"exercise:{other.id}", "ratings", n, "level")
                yield Problem("A112", where, {"first": first.id, "level": key.level})


def keys_are_locked(context: Context) -> Iterator[Problem]:
    for exercise in context.course.exercises:
        if isinstance(exercise, Calibration) and exercise.key != "locked":
            yield Problem("A113", context.at(f"exercise:{exercise.id}", "key"), {"id": exercise.id})


CHECKS = (forms_are_parallel, no_criterion_is_twice_at_one_level, keys_are_locked)
"""Checks of calibrations."""
