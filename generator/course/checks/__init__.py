"""Rules across files, one small function each; a new rule needs a code, a text and a case."""

from collections.abc import Iterator

from generator.course.checks import (
    authoring,
    crosswalks,
    exercises,
    guides,
    law,
    official,
    papers,
    pictures,
    placeholders,
    procedures,
    references,
    standards,
    style,
    workshop,
)
from generator.course.checks.context import Check, Context
from generator.course.model.course import Course
from generator.course.problems import Problem

CHECKS: tuple[Check, ...] = (
    *references.CHECKS,
    *standards.CHECKS,
    *procedures.CHECKS,
    *law.CHECKS,
    *guides.CHECKS,
    *official.CHECKS,
    *crosswalks.CHECKS,
    *exercises.CHECKS,
    *authoring.CHECKS,
    *style.CHECKS,
    *papers.CHECKS,
    *pictures.CHECKS,
    *workshop.CHECKS,
    *placeholders.CHECKS,
)


def all_checks(course: Course, unreadable: frozenset[str] = frozenset()) -> Iterator[Problem]:
    """Every problem that every check finds."""
    context = Context(course, unreadable)
    for check in CHECKS:
        yield from check(context)
