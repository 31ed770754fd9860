"""Exercises: keys inside the scale, whole, and pointing to evidence that is there."""

import itertools
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeVar

from generator.course.checks.context import Context, repeated
from generator.course.checks.standards import sound_rules
from generator.course.kinds import kind_of
from generator.course.model.base import SKELETON
from generator.course.model.course import Place
from generator.course.model.exercise import (
    NOT_APPLICABLE,
    NOT_ENOUGH,
    Boundary,
    Calibration,
    Choice,
    Dossier,
    ExerciseBase,
    OrderSteps,
    Rule,
    SortEvidence,
    SpotFault,
    answers_to,
)
from generator.course.model.standard import Standard
from generator.course.problems import Problem
from generator.course.rating import overall_rating


def levels_of(standard: Standard, criterion_id: str) -> tuple[str, ...]:
    """The levels of a criterion; those of the standard where it has no such criterion."""
    answers = answers_to(standard, criterion_id)
    return tuple(a for a in answers if a not in (NOT_ENOUGH, NOT_APPLICABLE))


E = TypeVar("E", bound=ExerciseBase)


def _of_kind(context: Context, kind: type[E]) -> Iterator[tuple[E, Standard, str]]:
    standards = {s.id: s for s in context.course.standards}
    for exercise in context.course.exercises:
        if isinstance(exercise, kind) and exercise.standard in standards:
            yield exercise, standards[exercise.standard], f"exercise:{exercise.id}"


def exercises_belong_to_a_standard(context: Context) -> Iterator[Problem]:
    known = [s.id for s in context.course.standards]
    for exercise in context.course.exercises:
        where = context.at(f"exercise:{exercise.id}", "standard")
        yield from context.dangling("standard", exercise.standard, known, where)


def part_ids_are_unique(context: Context) -> Iterator[Problem]:
    for exercise in context.course.exercises:
        for key in ("evidence", "bins", kind_of(exercise).asks):
            parts = getattr(exercise, key, ())
            ids = (part.id for part in parts if hasattr(part, "id"))
            for number, value in repeated(ids):
                where = context.at(f"exercise:{exercise.id}", key, number, "id")
                yield Problem("R101", where, {"id": value, "first": where.path})


def signed_keys_say_who_and_when(context: Context) -> Iterator[Problem]:
    """A signature without a name or a day, or of a day to come, is none."""
    for exercise in context.course.exercises:
        review, source = exercise.review, f"exercise:{exercise.id}"
        if review.status != "reviewed":
            continue
        if review.by is None or SKELETON in review.by or review.signed_on is None:
            yield Problem("K114", context.at(source, "review"), {"id": exercise.id})
        elif review.signed_on > date.today():
            where = context.at(source, "review", "signed_on")
            yield Problem("K115", where, {"day": review.signed_on.isoformat()})


def dossiers_key_every_criterion(context: Context) -> Iterator[Problem]:
    for dossier, standard, source in _of_kind(context, Dossier):
        known = [c.id for c in standard.criteria]
        keyed = [key.criterion for key in dossier.ratings]
        where = context.at(source, "ratings")
        for criterion in () if isinstance(dossier, Calibration) else known:
            if criterion not in keyed:
                yield Problem("K101", where, {"criterion": criterion})
        for number, criterion in enumerate(keyed):
            place = context.at(source, "ratings", number, "criterion")
            yield from context.dangling("criterion", criterion, known, place)
        for number, criterion in repeated(keyed):
            place = context.at(source, "ratings", number, "criterion")
            yield Problem("R101", place, {"id": criterion, "first": place.path})


def dossier_keys_are_inside_the_scale(context: Context) -> Iterator[Problem]:
    for dossier, standard, source in _of_kind(context, Dossier):
        for n, key in enumerate(dossier.ratings):
            answers = answers_to(standard, key.criterion)
            levels: Iterable[tuple[str, Place]] = (
                (key.level, ("level",)),
                *((level, ("accept", k)) for k, level in enumerate(key.accept)),
                *([(key.claimed, ("claimed",))] if key.claimed else []),
            )
            for level, place in levels:
                if level not in answers:
                    where = context.at(source, "ratings", n, *place)
                    yield Problem("K102", where, {"level": level, "scale": ", ".join(answers)})


def decisive_evidence_exists(context: Context) -> Iterator[Problem]:
    for dossier, _standard, source in _of_kind(context, Dossier):
        items = [item.id for item in dossier.evidence]
        for n, key in enumerate(dossier.ratings):
            for k, item in enumerate(key.decisive):
                if item not in items:
                    where = context.at(source, "ratings", n, "decisive", k)
                    yield Problem("K103", where, {"id": item, "known": ", ".join(items)})


def papers_lie_beside_their_dossier(context: Context) -> Iterator[Problem]:
    for dossier, _standard, source in _of_kind(context, Dossier):
        for n, item in enumerate(dossier.evidence):
            where = context.at(source, "evidence", n, "file")
            if not item.file.endswith(".md"):
                yield Problem("K110", where, {"file": item.file})
            elif not context.course.papers[dossier.id].get(item.id, item.file).strip():
                yield Problem("K109", where, {"file": item.file})


def boundary_items_lie_on_a_boundary(context: Context) -> Iterator[Problem]:
    for drill, standard, source in _of_kind(context, Boundary):
        known = [c.id for c in standard.criteria]
        for n, item in enumerate(drill.items):
            where = context.at(source, "items", n, "criterion")
            yield from context.dangling("criterion", item.criterion, known, where)
            where = context.at(source, "items", n, "between")
            pairs = list(itertools.pairwise(levels_of(standard, item.criterion)))
            if item.between not in pairs:
                yield Problem("K105", where, {"between": ", ".join(item.between)})
            elif item.level not in item.between:
                where = context.at(source, "items", n, "level")
                scale = ", ".join(item.between)
                yield Problem("K102", where, {"level": item.level, "scale": scale})
            elif item.accept and set(item.accept) != set(item.between):
                where = context.at(source, "items", n, "accept")
                yield Problem("K113", where, {"level": item.level})


def cards_go_into_bins_that_exist(context: Context) -> Iterator[Problem]:
    for exercise, standard, source in _of_kind(context, SortEvidence):
        criteria = [c.id for c in standard.criteria]
        bins = [b.id for b in exercise.bins]
        for n, one in enumerate(exercise.bins):
            where = context.at(source, "bins", n)
            if (one.criterion is None) == (one.name is None):
                yield Problem("K106", where, {"id": one.id})
            elif one.criterion is not None:
                yield from context.dangling("criterion", one.criterion, criteria, where)
        for n, card in enumerate(exercise.cards):
            for value in (card.bin, *card.accept):
                where = context.at(source, "cards", n, "bin")
                yield from context.dangling("bin", value, bins, where)


def faults_concern_criteria_and_levels(context: Context) -> Iterator[Problem]:
    for exercise, standard, source in _of_kind(context, SpotFault):
        known = [c.id for c in standard.criteria]
        for n, item in enumerate(exercise.items):
            where = context.at(source, "items", n, "criterion")
            yield from context.dangling("criterion", item.criterion, known, where)
            levels = levels_of(standard, item.criterion)
            if item.level not in levels:
                where = context.at(source, "items", n, "level")
                scale = ", ".join(levels)
                yield Problem("K102", where, {"level": item.level, "scale": scale})


def questions_have_one_right_answer(context: Context) -> Iterator[Problem]:
    for exercise, _standard, source in _of_kind(context, Choice):
        for n, question in enumerate(exercise.items):
            right = sum(option.right for option in question.options)
            if right != 1:
                where = context.at(source, "items", n, "options")
                yield Problem("K107", where, {"id": question.id, "right": right})
            for k, value in repeated(option.id for option in question.options):
                where = context.at(source, "items", n, "options", k, "id")
                yield Problem("R101", where, {"id": value, "first": where.path})


def orders_have_steps_to_order(context: Context) -> Iterator[Problem]:
    for exercise, _standard, source in _of_kind(context, OrderSteps):
        if sum(step.belongs for step in exercise.steps) < 3:
            yield Problem("K111", context.at(source, "steps"), {"id": exercise.id})


def rule_cases_follow_the_rule(context: Context) -> Iterator[Problem]:
    sound = sound_rules(context)
    for exercise, standard, source in _of_kind(context, Rule):
        if standard.id not in sound:
            continue
        known = [c.id for c in standard.criteria]
        for n, case in enumerate(exercise.cases):
            where = context.at(source, "cases", n, "levels")
            wrong = [k for k in case.levels if k not in (*known, "others")]
            missing = [c for c in known if c not in case.levels and "others" not in case.levels]
            wrong += [] if missing else _not_to_be_given(standard, case.levels)
            if wrong or missing:
                yield Problem("K112", where, {"id": case.id, "wrong": ", ".join(wrong + missing)})
                continue
            levels = rule_case_levels(standard, case.levels)
            found = overall_rating(standard, levels).rating
            if found != case.expect:
                where = context.at(source, "cases", n, "expect")
                yield Problem("K108", where, {"expect": case.expect, "found": found})


def _not_to_be_given(standard: Standard, levels: dict[str, str]) -> list[str]:
    """Levels of a case that its criteria do not have."""
    whole = rule_case_levels(standard, levels)
    wrong = (v for c, v in whole.items() if v == NOT_ENOUGH or v not in answers_to(standard, c))
    return list(dict.fromkeys(wrong))


def rule_case_levels(standard: Standard, levels: dict[str, str]) -> dict[str, str]:
    """The level of every criterion of a rule case; `others` fills in the rest."""
    return {c.id: levels.get(c.id) or levels["others"] for c in standard.criteria}


CHECKS = (
    exercises_belong_to_a_standard,
    part_ids_are_unique,
    signed_keys_say_who_and_when,
    dossiers_key_every_criterion,
    dossier_keys_are_inside_the_scale,
    decisive_evidence_exists,
    papers_lie_beside_their_dossier,
    boundary_items_lie_on_a_boundary,
    cards_go_into_bins_that_exist,
    faults_concern_criteria_and_levels,
    questions_have_one_right_answer,
    orders_have_steps_to_order,
    rule_cases_follow_the_rule,
)
