"""Rules across files, one small function each; a new rule needs a code, a text and a case."""

from collections.abc import Iterator
from dataclasses import replace

from generator.course.checks import (
    authoring,
    calibration,
    crosswalks,
    directions,
    exercises,
    guides,
    languages,
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
from generator.course.checks.causes import without_consequences
from generator.course.checks.context import Check, Context
from generator.course.model.course import Course
from generator.course.problems import Problem

CHECKS: tuple[Check, ...] = (
    *references.CHECKS,
    *languages.CHECKS,
    *standards.CHECKS,
    *procedures.CHECKS,
    *law.CHECKS,
    *guides.CHECKS,
    *official.CHECKS,
    *crosswalks.CHECKS,
    *exercises.CHECKS,
    *authoring.CHECKS,
    *style.CHECKS,
    *calibration.CHECKS,
    *papers.CHECKS,
    *directions.CHECKS,
    *pictures.CHECKS,
    *workshop.CHECKS,
    *placeholders.CHECKS,
)


def all_checks(course: Course, unreadable: frozenset[str] = frozenset()) -> Iterator[Problem]:
    """Every problem that every check finds; what is asked of a key waits until it is written."""
    context = Context(course, unreadable)
    drafts = placeholders.unfinished(course)
    found = (problem for check in CHECKS for problem in check(context))
    for problem in without_consequences(course, found):
        waits = problem.code.startswith("A") and problem.where.path in drafts
        yield replace(problem, severity="warning") if waits else problem
