"""Exercises as questions with choices, the one form that every learning platform knows.

Situations, cards, papers, cases and questions become questions with one choice; of an order the
steps that do not belong, with several. Dossiers do not, and of a card that fits every bin nobody
could get the question wrong. A locked exercise is left out: such files hold the key in the open.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from generator.course.kinds import kind_of, part
from generator.course.model.base import accepted
from generator.course.model.course import Course, Track
from generator.course.model.exercise import (
    Boundary,
    Choice,
    Exercise,
    FaultKind,
    OrderSteps,
    Rule,
    RuleCase,
    SortEvidence,
    SpotFault,
)
from generator.course.model.standard import Standard
from generator.locale import Locale
from generator.practice.payload_kinds import shown_cards, shown_options, shown_steps, step_id
from generator.practice.quoting import boundary_why, case_lesson, fault_why, option_why
from generator.site.views.drill_views import case_levels


@dataclass(frozen=True)
class Option:
    """One answer; `why` may be empty. Its id is a name in XML, which begins with a letter."""

    id: str
    name: str
    right: bool
    why: str = ""


@dataclass(frozen=True)
class Reason:
    """A titled piece of the explanation."""

    title: str
    text: str


@dataclass(frozen=True)
class Question:
    """One question; `about` stands above its `text`, `paper` is Markdown; `several` may fit."""

    id: str
    title: str
    about: str
    text: str
    prompt: str
    options: tuple[Option, ...]
    reasons: tuple[Reason, ...] = ()
    paper: str = ""
    several: bool = False


@dataclass(frozen=True)
class QuestionSet:
    """The questions of one exercise."""

    exercise: Exercise
    standard: Standard
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Writer:
    """Makes the questions of exercises of one standard."""

    course: Course
    standard: Standard
    locale: Locale

    def word(self, key: str, **values: object) -> str:
        return self.locale.text(f"drills.{key}", **values)

    def prompt(self, kind: str) -> str:
        return self.locale.text(f"lms.prompt.{kind}")

    def title(self, exercise: Exercise, number: int) -> str:
        return f"{exercise.title} {number:02d}"

    def criterion(self, criterion_id: str) -> str:
        found = self.standard.criterion(criterion_id)
        return f"{found.number}. {found.short}"

    def boundary(self, exercise: Boundary) -> Iterator[Question]:
        for number, item in enumerate(exercise.items, 1):
            lower, higher = (self.standard.level(level).name for level in item.between)
            reasons = (
                Reason(self.word("words"), item.deciding_words),
                Reason(self.word("for", level=lower), item.for_lower),
                Reason(self.word("for", level=higher), item.for_higher),
                Reason(self.word("why"), boundary_why(self.course, exercise, item)),
            )
            right = accepted(item.level, item.accept)
            options = tuple(
                Option(f"o-{level}", self.standard.level(level).name, level in right)
                for level in item.between
            )
            yield Question(
                f"q-{exercise.id}-{item.id}",
                self.title(exercise, number),
                self.criterion(item.criterion),
                item.situation,
                self.prompt(exercise.kind),
                options,
                reasons,
            )

    def bin_names(self, exercise: SortEvidence) -> dict[str, str]:
        return {
            one.id: self.criterion(one.criterion) if one.criterion else one.name or one.id
            for one in exercise.bins
        }

    def sort_evidence(self, exercise: SortEvidence) -> Iterator[Question]:
        names = self.bin_names(exercise)
        for number, card in enumerate(shown_cards(exercise), 1):
            right = accepted(card.bin, card.accept)
            yield Question(
                f"q-{exercise.id}-{card.id}",
                self.title(exercise, number),
                "",
                card.text,
                self.prompt(exercise.kind),
                tuple(
                    Option(f"o-{bin_id}", name, bin_id in right) for bin_id, name in names.items()
                ),
                (Reason(names[card.bin], card.why),),
            )

    def spot_fault(self, exercise: SpotFault) -> Iterator[Question]:
        for number, item in enumerate(exercise.items, 1):
            level = self.standard.level(item.level).name
            reasons = (
                Reason(self.word("fault_why"), fault_why(self.course, exercise, item)),
                Reason(self.word("fault_cure"), item.cure),
            )
            yield Question(
                f"q-{exercise.id}-{item.id}",
                self.title(exercise, number),
                f"{self.criterion(item.criterion)}; {self.word('handed_in_for')} {level}",
                item.title,
                self.prompt(exercise.kind),
                tuple(
                    Option(f"o-{kind}", self.word(f"fault.{kind}"), kind == item.fault)
                    for kind in get_args(FaultKind)
                ),
                reasons,
                item.body,
            )

    def choice(self, exercise: Choice) -> Iterator[Question]:
        for number, item in enumerate(exercise.items, 1):
            yield Question(
                f"q-{exercise.id}-{item.id}",
                self.title(exercise, number),
                "",
                item.text,
                self.prompt(exercise.kind),
                tuple(
                    Option(f"o-{o.id}", o.text, o.right, option_why(self.course, exercise, item, o))
                    for o in shown_options(exercise, item)
                ),
                (Reason(self.word("why"), item.citation),) if item.citation else (),
            )

    def rule(self, exercise: Rule) -> Iterator[Question]:
        ratings = self.standard.rating_rule.ratings
        for number, case in enumerate(exercise.cases, 1):
            yield Question(
                f"q-{exercise.id}-{case.id}",
                self.title(exercise, number),
                "",
                case.title,
                self.prompt(exercise.kind),
                tuple(
                    Option(f"o-{one.rating}", one.name, one.rating == case.expect)
                    for one in ratings
                ),
                (Reason(self.word("why"), case_lesson(self.course, exercise, case)),),
                self._levels_table(case),
            )

    def _levels_table(self, case: RuleCase) -> str:
        """The levels of a case as Markdown, the highest first."""
        level_word, criteria_word = map(self.locale.text, ("lms.table.level", "lms.table.criteria"))
        rows = [f"| {level_word} | {criteria_word} |", "|---|---|"]
        whole = case_levels(self.standard, case)
        for level in reversed(self.standard.scale):
            own = [c.number for c in self.standard.criteria if whole[c.id] == level.id]
            if own:
                rows.append(f"| {level.name} | {', '.join(own)} |")
        return "\n".join(rows)

    def order_steps(self, exercise: OrderSteps) -> Iterator[Question]:
        """Which steps do not belong; nothing where all do. The order itself is no choice."""
        if all(step.belongs for step in exercise.steps):
            return
        yield Question(
            f"q-{exercise.id}-extra",
            self.title(exercise, 1),
            "",
            exercise.intro,
            self.prompt("extra_steps"),
            tuple(
                Option(f"o-{step_id(exercise, step)}", step.text, not step.belongs, step.why)
                for step in shown_steps(exercise)
            ),
            several=True,
        )

    def questions(self, exercise: Exercise) -> Iterator[Question]:
        """The questions of one exercise; none where its kind has no such form."""
        if make := kind_of(exercise).questions:
            yield from part(make)(self, exercise)


def cannot_fail(question: Question) -> bool:
    """Whether every choice is right: nobody learns anything from such a question."""
    return not question.several and all(option.right for option in question.options)


def exercise_questions(
    course: Course, standard: Standard, exercise: Exercise, locale: Locale
) -> tuple[Question, ...]:
    """All questions of one exercise, those that nobody gets wrong included."""
    return tuple(Writer(course, standard, locale.of_standard(standard)).questions(exercise))


def question_sets(course: Course, track: Track, locale: Locale) -> tuple[QuestionSet, ...]:
    """The open exercises of a track that become questions, standard by standard."""
    sets = []
    for standard in course.standards_of(track):
        for exercise in course.exercises_of(track, standard.id):
            if exercise.key != "open":
                continue
            made = exercise_questions(course, standard, exercise, locale)
            if questions := tuple(one for one in made if not cannot_fail(one)):
                sets.append(QuestionSet(exercise, standard, questions))
    return tuple(sets)
