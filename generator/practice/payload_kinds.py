"""The payload of the small kinds of exercises: what all may see, what is right, and why."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from generator.course.model.base import accepted
from generator.course.model.exercise import (
    Boundary,
    BoundaryItem,
    Card,
    Choice,
    Option,
    OrderStep,
    OrderSteps,
    Question,
    Rule,
    SortEvidence,
    SpotFault,
)
from generator.practice.standard_payload import Payload, digest

Part = Callable[[Any], Payload]
"""From an exercise of one kind to a part of its payload."""

STEP_ID_LETTERS = 6

P = TypeVar("P", Card, Option, OrderStep)


@dataclass(frozen=True)
class Parts:
    """How exercises of one kind become payload.

    `public` must not tell the key, not even by order; `answers` alone decides every score and is
    what `key_hash` names; `reasons` holds the wording that explains it.
    """

    public: Part
    answers: Part
    reasons: Part


# --- the order in which parts are shown ----------------------------------------------------


def _shuffled(parts: Iterable[P], *owner: str) -> list[P]:
    """The same order on every build, which has nothing to do with the order of the data."""
    return sorted(parts, key=lambda part: digest([*owner, part.id]))


def shown_cards(exercise: SortEvidence) -> list[Card]:
    """Cards as the page shows them: authors write them bin by bin."""
    return _shuffled(exercise.cards, exercise.id)


def shown_options(exercise: Choice, question: Question) -> list[Option]:
    """Answers as the page shows them: authors like to begin with the right one."""
    return _shuffled(question.options, exercise.id, question.id)


def shown_steps(exercise: OrderSteps) -> list[OrderStep]:
    """Steps as the page shows them: never in their order."""
    return _shuffled(exercise.steps, exercise.id)


def step_id(exercise: OrderSteps, step: OrderStep) -> str:
    """The name of a step on pages and in results: `s01`, `s02` would tell the order."""
    return digest([exercise.id, step.id])[:STEP_ID_LETTERS]


# --- kinds ---------------------------------------------------------------------------------


def _boundary(exercise: Boundary) -> Payload:
    return {
        "items": [
            {"id": item.id, "criterion": item.criterion, "between": list(item.between)}
            for item in exercise.items
        ]
    }


def _boundary_answers(exercise: Boundary) -> Payload:
    """For each situation the key's level; where others are accepted, they stand behind it."""
    return {"items": {item.id: _accepted(item) for item in exercise.items}}


def _accepted(item: BoundaryItem) -> str | list[str]:
    levels = accepted(item.level, item.accept)
    return list(levels) if len(levels) > 1 else item.level


def _boundary_reasons(exercise: Boundary) -> Payload:
    return {
        "items": {
            item.id: {
                "words": item.deciding_words,
                "lower": item.for_lower,
                "higher": item.for_higher,
                "why": item.rationale,
            }
            for item in exercise.items
        }
    }


def _sorting(exercise: SortEvidence) -> Payload:
    return {
        "bins": [one.id for one in exercise.bins],
        "cards": [card.id for card in shown_cards(exercise)],
    }


def _sorting_answers(exercise: SortEvidence) -> Payload:
    """For each card the bins that count as right, the best one first."""
    return {"cards": {card.id: list(accepted(card.bin, card.accept)) for card in exercise.cards}}


def _sorting_reasons(exercise: SortEvidence) -> Payload:
    return {"cards": {card.id: card.why for card in exercise.cards}}


def _faults(exercise: SpotFault) -> Payload:
    return {
        "items": [
            {"id": item.id, "criterion": item.criterion, "level": item.level}
            for item in exercise.items
        ]
    }


def _faults_answers(exercise: SpotFault) -> Payload:
    return {"items": {item.id: item.fault for item in exercise.items}}


def _faults_reasons(exercise: SpotFault) -> Payload:
    return {"items": {item.id: {"why": item.why, "cure": item.cure} for item in exercise.items}}


def _rule(exercise: Rule) -> Payload:
    cases = [{"id": case.id, "levels": dict(case.levels)} for case in exercise.cases]
    return {"seed": exercise.seed, "cases": cases}


def _rule_answers(exercise: Rule) -> Payload:
    return {"cases": {case.id: case.expect for case in exercise.cases}}


def _rule_reasons(exercise: Rule) -> Payload:
    return {"cases": {case.id: case.lesson for case in exercise.cases}}


def _steps(exercise: OrderSteps) -> Payload:
    return {"steps": [step_id(exercise, step) for step in shown_steps(exercise)]}


def _steps_answers(exercise: OrderSteps) -> Payload:
    return {"order": [step_id(exercise, step) for step in exercise.steps if step.belongs]}


def _steps_reasons(exercise: OrderSteps) -> Payload:
    return {"steps": {step_id(exercise, step): step.why for step in exercise.steps}}


def _choice(exercise: Choice) -> Payload:
    return {
        "items": [
            {"id": item.id, "options": [o.id for o in shown_options(exercise, item)]}
            for item in exercise.items
        ]
    }


def _choice_answers(exercise: Choice) -> Payload:
    return {"items": {i.id: next(o.id for o in i.options if o.right) for i in exercise.items}}


def _choice_reasons(exercise: Choice) -> Payload:
    return {"items": {item.id: _question_reasons(item) for item in exercise.items}}


def _question_reasons(question: Question) -> Payload:
    reasons: Payload = {"options": {option.id: option.why for option in question.options}}
    return reasons | ({"citation": question.citation} if question.citation else {})


BOUNDARY = Parts(_boundary, _boundary_answers, _boundary_reasons)
SORTING = Parts(_sorting, _sorting_answers, _sorting_reasons)
FAULTS = Parts(_faults, _faults_answers, _faults_reasons)
RULE = Parts(_rule, _rule_answers, _rule_reasons)
STEPS = Parts(_steps, _steps_answers, _steps_reasons)
CHOICE = Parts(_choice, _choice_answers, _choice_reasons)
