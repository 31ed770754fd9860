"""A standard is whole: every level described, every step explained, a rule without gaps."""

import itertools
from collections.abc import Iterator

from generator.course.checks import scales
from generator.course.checks.context import Context, repeated
from generator.course.checks.scales import placed_criteria
from generator.course.model.rule import NamedCriteria, NoMoreThan, PointsCondition
from generator.course.model.standard import Standard
from generator.course.problems import Location, Problem
from generator.course.rating import counted_whole, uncovered, unreachable
from generator.course.rating.reach import SAMPLES

Placed = tuple[Standard, str]


def every_level_is_described(context: Context) -> Iterator[Problem]:
    for standard, source in _standards(context):
        for place, criterion in placed_criteria(standard):
            wanted = standard.described(criterion)
            for level in wanted:
                if level not in criterion.levels:
                    where = context.at(source, *place, "levels")
                    yield Problem("L101", where, {"criterion": criterion.id, "level": level})
            for level in criterion.levels:
                if level not in wanted:
                    where = context.at(source, *place, "levels", level)
                    yield Problem("L102", where, {"level": level, "scale": ", ".join(wanted)})


def every_step_up_is_explained(context: Context) -> Iterator[Problem]:
    for standard, source in _standards(context):
        for place, criterion in placed_criteria(standard):
            described = standard.described(criterion)
            wanted = [f"{a}-{b}" for a, b in itertools.pairwise(described)]
            for step in wanted:
                if step not in criterion.steps_up:
                    where = context.at(source, *place, "steps_up")
                    yield Problem("L106", where, {"criterion": criterion.id, "step": step})
            for step in criterion.steps_up:
                if step not in wanted:
                    where = context.at(source, *place, "steps_up", step)
                    yield Problem("L105", where, {"step": step, "steps": ", ".join(wanted)})


def scale_ids_are_unique(context: Context) -> Iterator[Problem]:
    for standard, source in _standards(context):
        for number, value in repeated(standard.level_ids):
            where = context.at(source, "scale", number, "id")
            first = context.at(source, "scale", standard.level_ids.index(value), "id")
            yield Problem("R101", where, {"id": value, "first": str(first), "part": "scale"})


def notices_name_criteria_that_exist(context: Context) -> Iterator[Problem]:
    for standard, source in _standards(context):
        known = [c.id for c in standard.criteria]
        for n, notice in enumerate(standard.notices):
            for k, criterion in enumerate(notice.criteria):
                where = context.at(source, "notices", n, "criteria", k)
                yield from context.dangling("criterion", criterion, known, where)


def rule_names_levels_and_criteria_that_exist(context: Context) -> Iterator[Problem]:
    for standard, source in _standards(context):
        yield from _rule_references(context, standard, source)


def _rule_references(context: Context, standard: Standard, source: str) -> Iterator[Problem]:
    known = [c.id for c in standard.criteria]
    for n, rating in enumerate(standard.rating_rule.ratings):
        top = ("rating_rule", "ratings", n)
        if rating.level is not None:
            where = context.at(source, *top, "level")
            yield from _level(standard, rating.level, where)
        for k, condition in enumerate(rating.when):
            where = context.at(source, *top, "when", k)
            if isinstance(condition, NamedCriteria):
                for criterion in condition.named:
                    yield from context.dangling("criterion", criterion, known, where)
            if isinstance(condition, NoMoreThan):
                yield from _level(standard, condition.below, where)
            elif not isinstance(condition, PointsCondition):
                yield from _level(standard, condition.at_least, where)


def _level(standard: Standard, level: str, where: Location) -> Iterator[Problem]:
    if level not in standard.level_ids:
        yield Problem("L102", where, {"level": level, "scale": ", ".join(standard.level_ids)})


def otherwise_is_last(context: Context) -> Iterator[Problem]:
    for standard, source in _standards(context):
        ratings = standard.rating_rule.ratings
        for n, rating in enumerate(ratings):
            where = context.at(source, "rating_rule", "ratings", n)
            if rating.unread:
                continue
            if bool(rating.when) == bool(rating.otherwise):
                yield Problem("L108", where, {"rating": rating.rating})
            elif rating.otherwise and n != len(ratings) - 1:
                yield Problem("L109", where, {"rating": rating.rating})


def rule_covers_every_case(context: Context) -> Iterator[Problem]:
    """Counts all classes of answers: each must get a rating, and each rating an answer.

    Of a rule that is too fine to count, samples stand for them: what none of them got is
    reported as a warning.
    """
    sound = sound_rules(context)
    for standard, source in _standards(context):
        where = context.at(source, "rating_rule")
        if standard.id not in sound:
            continue
        if missing := uncovered(standard):
            yield Problem("L103", where, {"count": missing})
        for rating in unreachable(standard):
            if counted_whole(standard):
                yield Problem("L104", where, {"rating": rating})
            else:
                details = {"rating": rating, "samples": SAMPLES}
                yield Problem("L118", where, details, "warning")


def rule_is_whole(context: Context) -> Iterator[Problem]:
    """Told for every rating whose condition nobody has read yet; such a rule rates nobody."""
    for standard, source in _standards(context):
        for n, rating in enumerate(standard.rating_rule.ratings):
            if rating.unread:
                where = context.at(source, "rating_rule", "ratings", n, "unread")
                details = {"rating": rating.name, "standard": standard.id}
                yield Problem("L110", where, details, "warning")


def exercises_have_a_whole_rule(context: Context) -> Iterator[Problem]:
    """What is scored by the overall rating waits until the rule is whole."""
    holed = {s.id for s in context.course.standards if not s.rating_rule.whole}
    for exercise in context.course.exercises:
        if exercise.kind in _RATED and exercise.standard in holed:
            where = context.at(f"exercise:{exercise.id}", "standard")
            details = {"exercise": exercise.id, "standard": exercise.standard}
            yield Problem("L111", where, details)


_RATED = ("dossier", "rule")
"""Kinds of exercise whose answer holds an overall rating."""


def sound_rules(context: Context) -> frozenset[str]:
    """Ids of the standards whose rule can be worked out: there is one, and it names only what
    exists."""
    broken = {p.where.path for check in _RULE_SHAPE for p in check(context)}
    sources = context.course.sources
    return frozenset(
        s.id
        for s in context.course.standards
        if sources[f"standard:{s.id}"].path not in broken
        and s.rating_rule.whole
        and s.rating_rule.ratings
    )


def _standards(context: Context) -> Iterator[Placed]:
    for standard in context.course.standards:
        yield standard, f"standard:{standard.id}"


_RULE_SHAPE = (
    scale_ids_are_unique,
    rule_names_levels_and_criteria_that_exist,
    otherwise_is_last,
    *scales.SHAPE,
)

CHECKS = (
    every_level_is_described,
    every_step_up_is_explained,
    notices_name_criteria_that_exist,
    *_RULE_SHAPE,
    rule_covers_every_case,
    rule_is_whole,
    exercises_have_a_whole_rule,
    *scales.CHECKS,
)
