"""Official wording belongs to standards, criteria, groups and levels that the course has."""

from collections.abc import Iterator, Mapping

from generator.course.checks.context import Context
from generator.course.model.official import OfficialOverlay
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


CHECKS = (official_wording_has_a_home,)
