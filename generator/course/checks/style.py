"""Small exercises ask for thought: style alone may not find their answers.

Items of one kind are taken together over the whole course, because a manner of writing shows only
over many. A dossier is held to other ways round the thinking in `authoring`.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from generator.course.checks.context import Context
from generator.course.checks.style_solver import (
    Asked,
    Found,
    Labelled,
    solve_labels,
    solve_questions,
)
from generator.course.model.course import Course
from generator.course.model.exercise import Boundary, Choice, Question, SortEvidence, SpotFault
from generator.course.problems import Problem

ALLOWED = {
    "choice": 1 / 3,
    "sort_evidence": 1 / 3,
    "boundary": 1 / 3,
    "spot_fault": 1 / 5,
    "sound_or_not": 1 / 5,
}
"""How far from guessing to certainty style may lead, for each kind of item: a third leaves four
questions of four options at one in two. Faults are held to less: their best guess is high."""

ENOUGH_ITEMS = 24
"""Below this many a solver hits or misses by luck."""


def pools_of(course: Course) -> dict[str, list[Asked] | list[Labelled]]:
    """Items of all small exercises, by the kind of answer they ask for."""
    asked: list[Asked] = []
    labelled: dict[str, list[Labelled]] = defaultdict(list)
    for exercise in course.exercises:
        match exercise:
            case Choice() if not _same_options(exercise):
                asked += [_question(item) for item in exercise.items]
            case SortEvidence() if len(exercise.bins) == 2:
                labelled["sort_evidence"] += [Labelled(c.text, c.bin) for c in exercise.cards]
            case Boundary():
                labelled["boundary"] += [
                    Labelled(item.situation, f"side {item.between.index(item.level)}", n)
                    for n, item in enumerate(exercise.items)
                    if item.level in item.between
                ]
            case SpotFault():
                for n, item in enumerate(exercise.items):
                    labelled["spot_fault"].append(Labelled(item.body, item.fault, n))
                    sound = "sound" if item.fault == "sound" else "faulty"
                    labelled["sound_or_not"].append(Labelled(item.body, sound, n))
    return {"choice": asked, **labelled}


def _same_options(exercise: Choice) -> bool:
    """Whether all questions offer the same answers, such as the levels."""
    return len({frozenset(o.text for o in q.options) for q in exercise.items}) == 1


def _question(question: Question) -> Asked:
    right = next((n for n, option in enumerate(question.options) if option.right), 0)
    return Asked(tuple(option.text for option in question.options), right)


def found_in(items: Sequence[Asked] | Sequence[Labelled]) -> Found:
    """What the solver finds in a pool."""
    asked = [item for item in items if isinstance(item, Asked)]
    return solve_questions(asked) if asked else solve_labels([*items])


def too_easy(kind: str, found: Found) -> bool:
    """Whether style leads further than is allowed for this kind of item."""
    return found.items >= ENOUGH_ITEMS and found.beyond_guessing > ALLOWED[kind]


def style_alone_fails(context: Context) -> Iterator[Problem]:
    """Reported once for each kind, at the first exercise of the kind."""
    for kind, items in pools_of(context.course).items():
        found = found_in(items) if len(items) >= ENOUGH_ITEMS else None
        if found and too_easy(kind, found):
            allowed = found.guessed + ALLOWED[kind] * (1 - found.guessed)
            yield Problem(
                "A110",
                context.at(f"exercise:{_first(context.course, kind)}", "id"),
                {
                    "kind": kind,
                    "percent": round(100 * found.solved),
                    "items": found.items,
                    "allowed": int(100 * allowed),
                    "telling": ", ".join(found.telling),
                },
            )


def _first(course: Course, kind: str) -> str:
    asked = "spot_fault" if kind == "sound_or_not" else kind
    return next(exercise.id for exercise in course.exercises if exercise.kind == asked)


CHECKS = (style_alone_fails,)
"""Checks of style."""
