"""Names that point to other files: standards, school levels, ids that must be unique."""

from collections.abc import Iterator

from generator.course.checks.context import Context, repeated
from generator.course.problems import Problem


def settings_name_standards_that_exist(context: Context) -> Iterator[Problem]:
    course = context.course
    known = [s.id for s in course.standards]
    for number, standard_id in enumerate(course.settings.standards):
        where = context.at("course", "standards", number)
        yield from context.dangling("standard", standard_id, known, where)


def standards_are_listed_in_settings(context: Context) -> Iterator[Problem]:
    listed = context.course.settings.standards
    for name, source in context.course.sources.items():
        kind, _, record_id = name.partition(":")
        if kind == "standard" and record_id not in listed:
            yield Problem("R104", source.at("id"), {"id": record_id}, "warning")


def school_levels_exist(context: Context) -> Iterator[Problem]:
    known = [level.id for level in context.course.school_levels]
    for standard in context.course.standards:
        for number, level in enumerate(standard.school_levels):
            where = context.at(f"standard:{standard.id}", "school_levels", number)
            yield from context.dangling("school_levels", level, known, where)
    for exercise in context.course.exercises:
        if exercise.school_level is not None:
            where = context.at(f"exercise:{exercise.id}", "school_level")
            yield from context.dangling("school_levels", exercise.school_level, known, where)


def school_level_ids_are_unique(context: Context) -> Iterator[Problem]:
    for number, value in repeated(level.id for level in context.course.school_levels):
        where = context.at("school_levels", "school_levels", number, "id")
        yield Problem("R101", where, {"id": value, "first": where.path})


def criterion_ids_are_unique(context: Context) -> Iterator[Problem]:
    owners: dict[str, str] = {}
    for standard in context.course.standards:
        source = context.course.sources[f"standard:{standard.id}"]
        for group_number, group in enumerate(standard.groups):
            for number, criterion in enumerate(group.criteria):
                place = ("groups", group_number, "criteria", number, "id")
                if criterion.id in owners:
                    details = {"id": criterion.id, "first": owners[criterion.id]}
                    yield Problem("R101", source.at(*place), details)
                owners.setdefault(criterion.id, source.path)


_KEYS = {
    "standard": "id",
    "announced": "id",
    "procedure": "standard",
    "official": "standard",
    "crosswalk": "from",
}
"""Kinds of records whose file bears their id -> the key under which the id stands."""


def records_lie_where_their_id_says(context: Context) -> Iterator[Problem]:
    for name, source in context.course.sources.items():
        kind, _, record_id = name.partition(":")
        stem = source.path.rsplit("/", 1)[-1].removesuffix(".yaml")
        if kind in _KEYS and stem != record_id:
            key = _KEYS[kind]
            yield Problem("R103", source.at(key), {"id": record_id, "file": f"{record_id}.yaml"})


CHECKS = (
    settings_name_standards_that_exist,
    standards_are_listed_in_settings,
    school_levels_exist,
    school_level_ids_are_unique,
    criterion_ids_are_unique,
    records_lie_where_their_id_says,
)
