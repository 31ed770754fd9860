"""Evidence guides: right criterion, levels that exist, enough entries for every school level."""

from collections.abc import Iterator

from generator.course.checks.context import Context, repeated
from generator.course.model.course import Track
from generator.course.model.evidence import EvidenceGuide
from generator.course.model.standard import Standard
from generator.course.problems import Problem

ENTRIES_PER_SCHOOL_LEVEL = 4
OWN_ENTRIES = 2

Owned = tuple[EvidenceGuide, Standard, str]


def _owned(context: Context) -> Iterator[Owned]:
    owners = {c.id: s for s in context.course.standards for c in s.criteria}
    for criterion, guide in context.course.guides.items():
        if criterion in owners:
            yield guide, owners[criterion], f"guide:{criterion}"


def guides_belong_to_a_criterion(context: Context) -> Iterator[Problem]:
    known = [c.id for s in context.course.standards for c in s.criteria]
    if "standard" in context.unreadable:
        return
    for criterion in context.course.guides:
        where = context.at(f"guide:{criterion}", "criterion")
        yield from context.dangling("criterion", criterion, known, where)


def guides_use_levels_that_exist(context: Context) -> Iterator[Problem]:
    for guide, standard, source in _owned(context):
        described = standard.described(standard.criterion(guide.criterion))
        scale = ", ".join(described)
        for n, entry in enumerate(guide.entries):
            if entry.level not in described:
                where = context.at(source, "entries", n, "level")
                details = {"level": entry.level, "scale": scale}
                lowest = {"near": ""} if entry.level in standard.level_ids else {}
                yield Problem("L102", where, {**details, **lowest})
        for level in guide.steps.asks:
            if level not in described:
                where = context.at(source, "steps", "asks", level)
                yield Problem("L102", where, {"level": level, "scale": scale})
        for level in described:
            if level not in guide.steps.asks:
                where = context.at(source, "steps", "asks")
                yield Problem("E103", where, {"level": level})


def entries_point_to_what_exists(context: Context) -> Iterator[Problem]:
    school_levels = [level.id for level in context.course.school_levels]
    for guide, standard, source in _owned(context):
        criteria = [c.id for c in standard.criteria]
        for n, entry in enumerate(guide.entries):
            for k, level in enumerate(entry.school_levels):
                where = context.at(source, "entries", n, "school_levels", k)
                yield from context.dangling("school_levels", level, school_levels, where)
            for k, criterion in enumerate(entry.also_serves):
                where = context.at(source, "entries", n, "also_serves", k)
                yield from context.dangling("criterion", criterion, criteria, where)


def entry_ids_are_unique(context: Context) -> Iterator[Problem]:
    for guide, _standard, source in _owned(context):
        for n, value in repeated(entry.id for entry in guide.entries):
            where = context.at(source, "entries", n, "id")
            yield Problem("R101", where, {"id": value, "first": where.path})


def ministry_examples_name_their_source(context: Context) -> Iterator[Problem]:
    for guide, _standard, source in _owned(context):
        for n, entry in enumerate(guide.entries):
            if entry.origin.kind == "ministry_example" and not entry.origin.source:
                yield Problem("E104", context.at(source, "entries", n, "origin"), {"id": entry.id})


def every_school_level_is_served(context: Context) -> Iterator[Problem]:
    """At least four entries a school level, one per level, two of its own where schools differ."""
    for guide, standard, source in _owned(context):
        where = context.at(source, "entries")
        for track in _schools_of(context, standard):
            seen = [e for e in guide.entries if track.includes(*e.school_levels)]
            own = [e for e in seen if e.school_levels]
            details = {"school_level": track.id, "criterion": guide.criterion}
            if len(seen) < ENTRIES_PER_SCHOOL_LEVEL:
                more = {"have": len(seen), "need": ENTRIES_PER_SCHOOL_LEVEL}
                yield Problem("E101", where, {**details, **more}, "warning")
            for level in standard.described(standard.criterion(guide.criterion)):
                if level not in {e.level for e in seen}:
                    yield Problem("E102", where, {**details, "level": level}, "warning")
            if guide.differs_by_school_level and len(own) < OWN_ENTRIES:
                more = {"have": len(own), "need": OWN_ENTRIES}
                yield Problem("E105", where, {**details, **more}, "warning")


def _schools_of(context: Context, standard: Standard) -> tuple[Track, ...]:
    """The tracks in which a standard holds; none in a course without school levels."""
    tracks = context.course.tracks if context.course.school_levels else ()
    return tuple(track for track in tracks if track.includes(*standard.school_levels))


CHECKS = (
    guides_belong_to_a_criterion,
    guides_use_levels_that_exist,
    entries_point_to_what_exists,
    entry_ids_are_unique,
    ministry_examples_name_their_source,
    every_school_level_is_served,
)
