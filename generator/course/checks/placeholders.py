"""What is still missing: told on the page as a placeholder, and by `check --strict`."""

from collections.abc import Iterator

from generator.course.checks.context import Context
from generator.course.model.base import SKELETON, Record
from generator.course.model.course import Course, Place
from generator.course.problems import Problem


def every_criterion_has_a_guide(context: Context) -> Iterator[Problem]:
    if "evidence_guide" in context.unreadable:
        return
    for standard in context.course.standards:
        for g, group in enumerate(standard.groups):
            for c, criterion in enumerate(group.criteria):
                if criterion.id not in context.course.guides:
                    place = ("groups", g, "criteria", c, "id")
                    where = context.at(f"standard:{standard.id}", *place)
                    yield Problem("C101", where, {"criterion": criterion.id}, "warning")


def every_standard_has_a_procedure(context: Context) -> Iterator[Problem]:
    for standard in context.course.standards:
        if standard.id not in context.course.procedures and "procedure" not in context.unreadable:
            where = context.at(f"standard:{standard.id}", "id")
            yield Problem("C102", where, {"standard": standard.id}, "warning")


def skeletons_are_filled_in(context: Context) -> Iterator[Problem]:
    """The first unfilled place of each file: a person who fills it in finds the others."""
    for name, record in records_of(context.course):
        for place, text in texts_in(record, ()):
            if SKELETON in text:
                yield Problem("C103", context.at(name, *place), {"mark": SKELETON}, "warning")
                break


def records_of(course: Course) -> Iterator[tuple[str, Record]]:
    """The records that authors write in sentences, with the names of their sources."""
    for standard in course.standards:
        yield f"standard:{standard.id}", standard
    for standard_id, procedure in course.procedures.items():
        yield f"procedure:{standard_id}", procedure
    for criterion, guide in course.guides.items():
        yield f"guide:{criterion}", guide
    for exercise in course.exercises:
        yield f"exercise:{exercise.id}", exercise


def texts_in(value: object, place: Place) -> Iterator[tuple[Place, str]]:
    """Every text of a record, with its place."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, Record):
        for key in type(value).model_fields:
            yield from texts_in(getattr(value, key), (*place, key))
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from texts_in(part, (*place, key))
    elif isinstance(value, tuple):
        for number, part in enumerate(value):
            yield from texts_in(part, (*place, number))


CHECKS = (skeletons_are_filled_in, every_criterion_has_a_guide, every_standard_has_a_procedure)
