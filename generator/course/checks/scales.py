"""What criteria have of their own, points, parts, and rubrics that make no overall rating."""

from collections.abc import Iterator

from generator.course.checks.context import Context, repeated
from generator.course.model.course import Place
from generator.course.model.rule import PointsCondition
from generator.course.model.standard import Criterion, Standard
from generator.course.problems import Problem

FINEST = 100
"""Points and weights are counted in parts of one this fine."""


def placed_criteria(standard: Standard) -> Iterator[tuple[Place, Criterion]]:
    """Every criterion with its place in the file."""
    for g, group in enumerate(standard.groups):
        for c, criterion in enumerate(group.criteria):
            yield ("groups", g, "criteria", c), criterion


def own_scales_are_of_the_scale(context: Context) -> Iterator[Problem]:
    for standard in context.course.standards:
        source = f"standard:{standard.id}"
        known = ", ".join(standard.level_ids)
        for place, criterion in placed_criteria(standard):
            for key, levels in (("scale", criterion.scale), ("points", criterion.points)):
                for level in levels:
                    if level not in standard.level_ids:
                        where = context.at(source, *place, key)
                        yield Problem("L102", where, {"level": level, "scale": known})
            own = criterion.scale
            of_scale = own and set(own) <= set(standard.level_ids)
            if of_scale and (len(own) < 2 or own != standard.scale_of(criterion)):
                where = context.at(source, *place, "scale")
                yield Problem("L114", where, {"scale": known})


def points_stand_where_the_rule_needs_them(context: Context) -> Iterator[Problem]:
    """Each level of each criterion has points, and a higher level never fewer."""
    for standard in context.course.standards:
        if not _uses_points(standard):
            continue
        source = f"standard:{standard.id}"
        base = {level.id: level.points for level in standard.scale}
        for place, criterion in placed_criteria(standard):
            points = base | criterion.points
            found = [points[level] for level in standard.scale_of(criterion)]
            numbers = [p for p in found if p is not None]
            if len(numbers) < len(found) or numbers != sorted(numbers):
                own = bool(criterion.points)
                where = context.at(source, *((*place, "points") if own else ("scale",)))
                yield Problem("L107", where, {})
                if not own:
                    break


def _uses_points(standard: Standard) -> bool:
    ratings = standard.rating_rule.ratings
    return any(isinstance(c, PointsCondition) for rating in ratings for c in rating.when)


def numbers_have_two_decimals_at_most(context: Context) -> Iterator[Problem]:
    for standard in context.course.standards:
        for place, value in _numbers(standard):
            if abs(value * FINEST - round(value * FINEST)) > 1e-6:
                where = context.at(f"standard:{standard.id}", *place)
                yield Problem("L112", where, {"value": value})


def _numbers(standard: Standard) -> Iterator[tuple[Place, float]]:
    for n, level in enumerate(standard.scale):
        yield ("scale", n, "points"), level.points or 0
    for place, criterion in placed_criteria(standard):
        yield (*place, "weight"), criterion.weight
        for level_id, points in criterion.points.items():
            yield (*place, "points", level_id), points
    for n, rating in enumerate(standard.rating_rule.ratings):
        for k, condition in enumerate(rating.when):
            for key, value in condition.model_dump().items():
                if isinstance(value, float):
                    yield ("rating_rule", "ratings", n, "when", k, key), value


def there_is_an_overall_rating_or_none(context: Context) -> Iterator[Problem]:
    for standard in context.course.standards:
        rule = standard.rating_rule
        if bool(rule.no_overall) == bool(rule.ratings) or len(rule.ratings) == 1:
            yield Problem("L113", context.at(f"standard:{standard.id}", "rating_rule"), {})


def some_criterion_always_applies(context: Context) -> Iterator[Problem]:
    """Where nothing applies, every share of it would be reached."""
    for standard in context.course.standards:
        if all(criterion.may_not_apply for criterion in standard.criteria):
            yield Problem("L115", context.at(f"standard:{standard.id}", "groups"), {})


def rule_exercises_have_a_rule(context: Context) -> Iterator[Problem]:
    without = {s.id for s in context.course.standards if s.rating_rule.no_overall}
    for exercise in context.course.exercises:
        if exercise.kind == "rule" and exercise.standard in without:
            where = context.at(f"exercise:{exercise.id}", "standard")
            yield Problem("L116", where, {"standard": exercise.standard})


def parts_hold_every_group_once(context: Context) -> Iterator[Problem]:
    for standard in context.course.standards:
        if not standard.parts:
            continue
        known = [group.number for group in standard.groups]
        named = [number for part in standard.parts for number in part.groups]
        twice = {number for _, number in repeated(named)}
        wrong = sorted((set(known) ^ set(named)) | twice)
        if wrong:
            where = context.at(f"standard:{standard.id}", "parts")
            yield Problem("L117", where, {"numbers": ", ".join(wrong)})


SHAPE = (
    own_scales_are_of_the_scale,
    points_stand_where_the_rule_needs_them,
    numbers_have_two_decimals_at_most,
    there_is_an_overall_rating_or_none,
    some_criterion_always_applies,
)
"""What a rule must rest on to be worked out."""

CHECKS = (rule_exercises_have_a_rule, parts_hold_every_group_once)
