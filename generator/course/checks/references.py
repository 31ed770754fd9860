"""Names that point to other files: standards, school levels, ids that must be unique."""

from collections.abc import Iterator

from generator.course.checks.context import Context, repeated
from generator.course.kinds import KINDS
from generator.course.languages import LANGUAGES
from generator.course.model.settings import PATH_PAGES
from generator.course.near import nearest
from generator.course.problems import Problem


def settings_name_standards_that_exist(context: Context) -> Iterator[Problem]:
    course = context.course
    known = [name.partition(":")[2] for name in course.sources if name.startswith("standard:")]
    for number, standard_id in enumerate(course.settings.standards):
        where = context.at("course", "standards", number)
        yield from context.dangling("standard", standard_id, known, where)


def standards_are_listed_in_settings(context: Context) -> Iterator[Problem]:
    listed = context.course.settings.standards
    for name, source in context.course.sources.items():
        kind, _, record_id = name.partition(":")
        if kind == "standard" and record_id not in listed:
            yield Problem("R104", source.at("id"), {"id": record_id}, "warning")


def the_language_is_one_we_speak(context: Context) -> Iterator[Problem]:
    """Pages of a language without words of its own would come out in another."""
    language = context.course.settings.language
    known = sorted({*LANGUAGES, *context.course.languages})
    if language not in known:
        details = {"id": language, "known": ", ".join(known)}
        yield Problem("R106", context.at("course", "language"), details)


def steps_lead_to_kinds_of_pages(context: Context) -> Iterator[Problem]:
    """What a step of the learning path names is a kind of page or of exercise."""
    known = (*PATH_PAGES, *dict.fromkeys(kind.step for kind in KINDS.values()))
    for n, step in enumerate(context.course.settings.learning_path):
        for k, page in enumerate(step.pages):
            if page not in known:
                where = context.at("course", "learning_path", n, "pages", k)
                details = {"id": page, "near": nearest(page, known), "known": ", ".join(known)}
                yield Problem("R105", where, details)


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


def readings_name_what_exists(context: Context) -> Iterator[Problem]:
    """Standards and school levels of hand-written pages that stand on the path."""
    course = context.course
    known = {
        "standard": [standard.id for standard in course.standards],
        "school_levels": [level.id for level in course.school_levels],
    }
    for number, page in enumerate(course.settings.pages):
        named = {
            "standard": page.reading.standards if page.reading else (),
            "school_levels": page.reading.school_levels if page.reading else (),
        }
        for kind, key in (("standard", "standards"), ("school_levels", "school_levels")):
            for n, value in enumerate(named[kind]):
                where = context.at("course", "pages", number, "reading", key, n)
                yield from context.dangling(kind, value, known[kind], where)


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
                where = source.at(*place)
                if criterion.id in owners:
                    details = {"id": criterion.id, "first": owners[criterion.id]}
                    yield Problem("R101", where, {**details, "part": "criterion"})
                owners.setdefault(criterion.id, str(where))


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
    steps_lead_to_kinds_of_pages,
    the_language_is_one_we_speak,
    school_levels_exist,
    readings_name_what_exists,
    school_level_ids_are_unique,
    criterion_ids_are_unique,
    records_lie_where_their_id_says,
)
