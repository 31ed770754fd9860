"""Official wording belongs to standards, criteria, groups and levels that the course has."""

from collections.abc import Iterator, Mapping

from generator.course.checks.context import Context
from generator.course.model.official import OfficialExample, OfficialOverlay
from generator.course.model.standard import Standard
from generator.course.problems import Problem


def official_wording_has_a_home(context: Context) -> Iterator[Problem]:
    standards = {s.id: s for s in context.course.standards}
    kinds = (name.partition(":") for name in context.course.sources)
    written = [record_id for kind, _, record_id in kinds if kind == "standard"]
    for standard_id, overlay in context.course.official.items():
        where = context.at(f"official:{standard_id}", "standard")
        yield from context.dangling("standard", standard_id, written, where)
        if standard_id in standards:
            yield from _parts(context, standards[standard_id], overlay)


def _parts(context: Context, standard: Standard, overlay: OfficialOverlay) -> Iterator[Problem]:
    source = f"official:{standard.id}"
    known = [c.id for c in standard.criteria]
    groups = [g.number for g in standard.groups]
    yield from _levels(context, standard, ("scale",), overlay.scale)
    for n, group in enumerate(overlay.groups):
        where = context.at(source, "groups", n, "number")
        yield from context.dangling("groups", group.number, groups, where)
    ratings = [r.rating for r in standard.rating_rule.ratings]
    for n, text in enumerate(overlay.rating_rule):
        if text.rating:
            where = context.at(source, "rating_rule", n, "rating")
            yield from context.dangling("rating", text.rating, ratings, where)
    for criterion_id, criterion in overlay.criteria.items():
        where = context.at(source, "criteria", criterion_id)
        yield from context.dangling("criterion", criterion_id, known, where)
        place = ("criteria", criterion_id, "levels")
        yield from _levels(context, standard, place, criterion.levels)


def _levels(
    context: Context, standard: Standard, place: tuple[str, ...], levels: Mapping[str, object]
) -> Iterator[Problem]:
    for level in levels:
        if level not in standard.level_ids:
            where = context.at(f"official:{standard.id}", *place, level)
            yield Problem("L102", where, {"level": level, "scale": ", ".join(standard.level_ids)})


def examples_have_a_home(context: Context) -> Iterator[Problem]:
    """Imported examples stand at criteria, levels and entries that the course has."""
    standards = {s.id: s for s in context.course.standards}
    kinds = (name.partition(":") for name in context.course.sources)
    written = [record_id for kind, _, record_id in kinds if kind == "standard"]
    for standard_id, examples in context.course.examples.items():
        source = f"examples:{standard_id}"
        where = context.at(source, "standard")
        yield from context.dangling("standard", standard_id, written, where)
        if standard_id not in standards:
            continue
        standard = standards[standard_id]
        known = [c.id for c in standard.criteria]
        for criterion, own in examples.criteria.items():
            where = context.at(source, "criteria", criterion)
            yield from context.dangling("criterion", criterion, known, where)
            for n, example in enumerate(own):
                yield from _example(context, standard, example, ("criteria", criterion, n))


def _example(
    context: Context, standard: Standard, example: OfficialExample, place: tuple[str | int, ...]
) -> Iterator[Problem]:
    source = f"examples:{standard.id}"
    guide = context.course.guides.get(str(place[1]))
    entries = [entry.id for entry in guide.entries] if guide else []
    if example.near:
        where = context.at(source, *place, "near")
        yield from context.dangling("evidence_guide", example.near, entries, where)
    for key in ("level", "shows"):
        level = getattr(example, key)
        if level and level not in standard.level_ids:
            details = {"level": level, "scale": ", ".join(standard.level_ids)}
            yield Problem("L102", context.at(source, *place, key), details)


CHECKS = (official_wording_has_a_home, examples_have_a_home)
