"""What a question file does not hold, and why: reported by the command, never passed over."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.course.kinds import kind_of
from generator.course.model.course import Course, Track
from generator.course.model.exercise import Dossier, OrderSteps
from generator.locale import Locale
from generator.outputs.lms.questions import cannot_fail, exercise_questions
from generator.outputs.lms.wholes import whole_of

QuestionFormat = Literal["moodle", "qti"]

QUESTION_FORMATS: tuple[QuestionFormat, ...] = ("moodle", "qti")

Why = Literal["locked", "no_form", "only_extra_steps", "cannot_fail"]


@dataclass(frozen=True)
class Missing:
    """An exercise, or one of its questions, that is not in the file."""

    title: str
    why: Why


def left_out(
    course: Course, track: Track, form: QuestionFormat, locale: Locale
) -> Iterator[Missing]:
    """What of a track's exercises the questions of a format leave out."""
    for standard in course.standards_of(track):
        for exercise in course.exercises_of(track, standard.id):
            title = f"{standard.short}: {exercise.title}"
            if exercise.key == "locked":
                yield Missing(title, "locked")
                continue
            if form == "moodle" and whole_of(course, standard, exercise, locale):
                continue
            if isinstance(exercise, Dossier) or not kind_of(exercise).questions:
                yield Missing(title, "no_form")
            elif isinstance(exercise, OrderSteps):
                yield Missing(title, "only_extra_steps")
            for question in exercise_questions(course, standard, exercise, locale):
                if cannot_fail(question):
                    yield Missing(question.title, "cannot_fail")
