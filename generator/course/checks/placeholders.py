"""What is still missing: reported on the page as a placeholder, and by `check --strict`."""

from collections.abc import Iterator

from generator.course.checks.context import Context
from generator.course.model.base import SKELETON, Record
from generator.course.model.course import Course, Place
from generator.course.model.exercise import Dossier
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


def lists_are_filled_in(context: Context) -> Iterator[Problem]:
    """The same for the files that hold one list: the glossary, the school levels."""
    course = context.course
    for name, key, parts in (
        ("glossary", "terms", course.glossary),
        ("school_levels", "school_levels", course.school_levels),
    ):
        holes = [place for place, text in texts_in(parts, (key,)) if SKELETON in text]
        for place in holes[:1]:
            yield Problem("C103", context.at(name, *place), {"mark": SKELETON}, "warning")


def papers_are_filled_in(context: Context) -> Iterator[Problem]:
    """The same for papers, where their exercise has no hole of its own."""
    reported = unfinished(context.course)
    for dossier in context.course.exercises:
        source = context.course.sources[f"exercise:{dossier.id}"]
        if not isinstance(dossier, Dossier) or source.path in reported:
            continue
        papers = context.course.papers[dossier.id]
        for number, item in enumerate(dossier.evidence):
            if SKELETON in papers.get(item.id, ""):
                where = source.at("evidence", number, "file")
                yield Problem("C103", where, {"mark": SKELETON}, "warning")


def skeletons_are_filled_in(context: Context) -> Iterator[Problem]:
    """The first unfilled place of each file: a person who fills it in finds the others."""
    for name, record in records_of(context.course):
        for place, text in texts_in(record, ()):
            if SKELETON in text:
                yield Problem("C103", context.at(name, *place), {"mark": SKELETON}, "warning")
                break


def unfinished(course: Course) -> frozenset[str]:
    """Files of draft exercises with places to fill in: what an author's check says of them is no
    fault yet."""
    return frozenset(
        course.sources[f"exercise:{exercise.id}"].path
        for exercise in course.exercises
        if exercise.review.status == "draft"
        and any(SKELETON in text for _place, text in texts_in(exercise, ()))
    )


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
    for crosswalk in course.crosswalks:
        yield f"crosswalk:{crosswalk.id}", crosswalk
    for announced in course.announced:
        yield f"announced:{announced.id}", announced
    for name in ("law", "today", "terms", "yearly"):
        if (record := getattr(course, name)) is not None:
            yield name, record
    yield "course", course.settings
    if course.written_agenda is not None:
        yield "agenda", course.written_agenda


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


CHECKS = (
    skeletons_are_filled_in,
    lists_are_filled_in,
    papers_are_filled_in,
    every_criterion_has_a_guide,
    every_standard_has_a_procedure,
)
