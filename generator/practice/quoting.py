"""Our reasons with the official words before them, where a copy of the course has imported them.

Results stay comparable: what is quoted is no part of a key's hash.
"""

from generator.course.model.course import Course
from generator.course.model.exercise import (
    Boundary,
    BoundaryItem,
    Choice,
    FaultItem,
    Option,
    Question,
    Rule,
    RuleCase,
    SpotFault,
)
from generator.course.model.official import OfficialText
from generator.locale import Locale
from generator.practice.standard_payload import Payload


def quoted(course: Course, said: OfficialText | None, reason: str) -> str:
    """The reason behind the words it rests on; the reason alone where nothing was imported."""
    if said is None:
        return reason
    text = Locale.of(course).text
    return f"{text('circular.official.said', text=said.text, citation=said.citation)} {reason}"


def boundary_why(course: Course, exercise: Boundary, item: BoundaryItem) -> str:
    """Why a situation belongs to its level, behind the words of that level."""
    overlay = course.official.get(exercise.standard)
    said = overlay.of_level(item.criterion, item.level) if overlay else None
    return quoted(course, said, item.rationale)


def fault_why(course: Course, exercise: SpotFault, item: FaultItem) -> str:
    """What is wrong with a paper, behind the words of the level it was handed in for."""
    overlay = course.official.get(exercise.standard)
    said = overlay.of_level(item.criterion, item.level) if overlay else None
    return quoted(course, said, item.why)


def case_lesson(course: Course, exercise: Rule, case: RuleCase) -> str:
    """What a case teaches, behind the condition of the rating that follows."""
    overlay = course.official.get(exercise.standard)
    said = overlay.of_rating(case.expect) if overlay else None
    return quoted(course, said, case.lesson)


def option_why(course: Course, exercise: Choice, question: Question, option: Option) -> str:
    """Why an answer is right, behind the words that the question cites; of others why not."""
    overlay = course.official.get(exercise.standard)
    if overlay is None or not option.right or not question.citation:
        return option.why
    place = question.citation.partition(" (")[0]
    return quoted(course, overlay.cited(place), option.why)


# --- whole keys, by kind: the parts named `quote` in the register of kinds ------------------


def quote_boundary(course: Course, exercise: Boundary, reasons: Payload) -> None:
    """Official words before the reason of every situation, in place."""
    for item in exercise.items:
        reasons["items"][item.id]["why"] = boundary_why(course, exercise, item)


def quote_faults(course: Course, exercise: SpotFault, reasons: Payload) -> None:
    """Official words before the reason of every paper, in place."""
    for item in exercise.items:
        reasons["items"][item.id]["why"] = fault_why(course, exercise, item)


def quote_rule(course: Course, exercise: Rule, reasons: Payload) -> None:
    """Official words before the lesson of every case, in place."""
    for case in exercise.cases:
        reasons["cases"][case.id] = case_lesson(course, exercise, case)


def quote_choice(course: Course, exercise: Choice, reasons: Payload) -> None:
    """Official words before the reason of every right answer, in place."""
    for question in exercise.items:
        reasons["items"][question.id]["options"] = {
            option.id: option_why(course, exercise, question, option) for option in question.options
        }
