"""Questions that are kept one by one, each by a name of its own, for places away from its page."""

import textwrap

from generator.course.kinds import asked, kind_of, part
from generator.course.model.exercise import BoundaryItem, Exercise, FaultItem, Question, RuleCase
from generator.course.model.standard import Standard

UNIT_LETTERS = 64
"""So much of a question tells it from the others of its exercise."""


def situation(standard: Standard, one: BoundaryItem) -> str:
    """The criterion that a situation is about, and how it begins."""
    return f"{standard.criterion(one.criterion).short}: {one.situation}"


def titled(_standard: Standard, one: FaultItem | RuleCase) -> str:
    """The title of a paper or of a case."""
    return one.title


def question(_standard: Standard, one: Question) -> str:
    """The words of a question."""
    return one.text


def unit_names(standard: Standard, exercise: Exercise) -> dict[str, str]:
    """The number and the beginning of the words of each question, by its id; nothing of kinds that
    are handed in as a whole."""
    if not (named := kind_of(exercise).named):
        return {}
    said = {one.id: part(named)(standard, one).replace("**", "") for one in asked(exercise)}
    return {
        one: f"{n}. {textwrap.shorten(text, UNIT_LETTERS, placeholder=' …')}"
        for n, (one, text) in enumerate(said.items(), 1)
    }
